/** What the hub service tells the windows on its own. Few on purpose. */
export type Events = {
  /** Tables a command or an import changed; the renderer refreshes what was read from them. */
  'data.changed': { readonly tables: readonly string[] }
  'task.progress': TaskProgress
  /** The hub service died and is up again; what was acknowledged is on disk. */
  'service.restarted': { readonly at: number }
}

export type TaskProgress = {
  readonly callId: string
  /** i18n key part below `progress.`: `reading`, `checking`, `merging`, `writing`, `verifying` … */
  readonly step: string
  readonly done: number
  /** 0 when not known yet. */
  readonly total: number
  /** Where `done` and `total` are bytes: how many bundles, files or records that is. */
  readonly items?: { readonly done: number; readonly total: number }
}

export type EventName = keyof Events
export type EventPayload<N extends EventName> = Events[N]
