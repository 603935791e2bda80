/** The only two names that cross Electron's IPC; what a message means is its `type` (shared/ipc/bridge.ts). */
export const pageChannel = 'simpul:page'
export const noticeChannel = 'simpul:notice'

/** What the preload sends for the page. */
export type PageMessage =
  | {
      readonly type: 'call'
      readonly callId: string
      readonly channel: string
      readonly input: unknown
    }
  | { readonly type: 'cancel'; readonly callId: string }
  /** `path` is empty when the file does not come from a disk. */
  | { readonly type: 'offer-file'; readonly path: string }
