import type { DriveSummary, ExchangePreview, ExchangeResult } from '../../../shared/domain/exchange'
import type { TaskProgress } from '../../../shared/ipc/events'
import type { Failure } from '../../../shared/lib/result'
import type { TaskOptions } from '../../lib/call'
import { failureOf } from '../../lib/failure'

/**
 * Where an exchange stands: looked at, confirmed, carried out, told. It is kept outside the page,
 * because an exchange takes minutes: who looks up a name meanwhile and comes back must find the
 * progress, or the ending, and not a button that starts it all again.
 */
export type Desk =
  | { readonly stage: 'ready' }
  | ({ readonly stage: 'looking' } & Underway)
  | { readonly stage: 'preview'; readonly drive: DriveSummary; readonly preview: ExchangePreview }
  | ({ readonly stage: 'exchanging' } & Underway)
  | { readonly stage: 'ended'; readonly drive: DriveSummary; readonly result: ExchangeResult }
  | {
      readonly stage: 'failed'
      readonly during: 'looking' | 'exchanging'
      readonly drive: DriveSummary
      readonly failure: Failure
    }

type Underway = {
  readonly drive: DriveSummary
  readonly progress: TaskProgress | null
  readonly isCancelling: boolean
}

/** The two tasks of the contract, as `startTask` offers them. */
export type ExchangeTasks = {
  readonly preview: (driveId: string, options: TaskOptions) => Promise<ExchangePreview>
  readonly run: (
    driveId: string,
    agreed: Agreement | null,
    options: TaskOptions,
  ) => Promise<ExchangeResult>
}

/** What somebody agreed to: exactly what the preview showed. */
export type Agreement = Pick<ExchangePreview, 'contentsId'>

export type ExchangeDesk = {
  readonly get: () => Desk
  readonly subscribe: (listener: () => void) => () => void
  /** Reads the drive and shows what merging it would change. */
  readonly look: (drive: DriveSummary) => void
  /** Null when there was no preview to agree to: once more, after an ending or a failure. */
  readonly exchange: (drive: DriveSummary, agreed: Agreement | null) => void
  readonly cancel: () => void
  /** Back to the beginning, once the preview, the ending or the error has been read. */
  readonly clear: () => void
}

export function createExchangeDesk(tasks: ExchangeTasks): ExchangeDesk {
  let desk: Desk = { stage: 'ready' }
  let abort: AbortController | null = null
  const listeners = new Set<() => void>()

  const set = (next: Desk) => {
    desk = next
    for (const listener of listeners) listener()
  }

  const start = (
    stage: 'looking' | 'exchanging',
    drive: DriveSummary,
    work: (options: TaskOptions) => Promise<Desk>,
  ) => {
    // One at a time, whatever is pressed twice.
    if (desk.stage === 'looking' || desk.stage === 'exchanging') return
    const controller = new AbortController()
    abort = controller
    set({ stage, drive, progress: null, isCancelling: false })
    const onProgress = (progress: TaskProgress) =>
      set({ stage, drive, progress, isCancelling: controller.signal.aborted })
    work({ onProgress, signal: controller.signal }).then(set, (error: unknown) => {
      const failure = failureOf(error)
      // Looking changes nothing, so stopping it needs no explanation.
      if (stage === 'looking' && failure.code === 'task.cancelled') set({ stage: 'ready' })
      // Somebody else wrote to the drive meanwhile: what was agreed to is not what would come in.
      else if (failure.code === 'exchange.changed') {
        set({ stage: 'ready' })
        look(drive)
      } else set({ stage: 'failed', during: stage, drive, failure })
    })
  }

  const look = (drive: DriveSummary) =>
    start('looking', drive, async (options) => ({
      stage: 'preview',
      drive,
      preview: await tasks.preview(drive.id, options),
    }))

  return {
    get: () => desk,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    look,
    exchange: (drive, agreed) =>
      start('exchanging', drive, async (options) => ({
        stage: 'ended',
        drive,
        result: await tasks.run(drive.id, agreed, options),
      })),
    cancel: () => {
      if (desk.stage !== 'looking' && desk.stage !== 'exchanging') return
      abort?.abort()
      set({ ...desk, isCancelling: true })
    },
    clear: () => {
      if (desk.stage === 'looking' || desk.stage === 'exchanging') return
      set({ stage: 'ready' })
    },
  }
}
