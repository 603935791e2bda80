import type { DriveSummary, ExchangePreview, ExchangeResult } from '../../../shared/domain/exchange'
import type { HubId } from '../../../shared/domain/ids'
import type { TaskProgress } from '../../../shared/ipc/events'
import type { Failure } from '../../../shared/lib/result'
import type { TaskOptions } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { isNothingToDecide } from './incoming-summary'

/**
 * Where an exchange stands: looked at, confirmed, carried out, told. It is kept outside the page,
 * because an exchange takes minutes: who looks up a name meanwhile and comes back must find the
 * progress, or the ending, and not a button that starts it all again.
 */
export type Desk =
  | { readonly stage: 'ready' }
  | ({ readonly stage: 'looking' } & Underway)
  | {
      readonly stage: 'preview'
      readonly drive: DriveSummary
      readonly preview: ExchangePreview
      /** Hubs whose part is left out, some of them since an earlier exchange. */
      readonly heldHubs: readonly HubId[]
      /** The drive held something else by the time it was agreed to, and was looked at once more. */
      readonly isAgain: boolean
    }
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

/** What was agreed to: exactly what lay on the drive when it was looked at, and whose part waits. */
export type Agreement = {
  /** null: not looked at since, as for a second try. */
  readonly contentsId: string | null
  readonly heldHubs: readonly HubId[]
}

/** The two tasks of the contract, as `startTask` offers them. */
export type ExchangeTasks = {
  /** Of everything on the drive, so that changing what is held needs no second reading. */
  readonly preview: (driveId: string, options: TaskOptions) => Promise<ExchangePreview>
  readonly run: (
    driveId: string,
    agreed: Agreement,
    options: TaskOptions,
  ) => Promise<ExchangeResult>
}

export type ExchangeDesk = {
  readonly get: () => Desk
  readonly subscribe: (listener: () => void) => () => void
  /** Reads the drive and shows what merging it would change; with nothing to decide, goes on. */
  readonly look: (drive: DriveSummary) => void
  /** As the preview shows it; after an ending or a failure once more, holding back the same. */
  readonly exchange: (drive: DriveSummary) => void
  /** Leaves a hub's part out of this exchange, or takes it in after all. */
  readonly hold: (hub: HubId, isHeld: boolean) => void
  readonly cancel: () => void
  /** Back to the beginning, once the preview, the ending or the error has been read. */
  readonly clear: () => void
}

export function createExchangeDesk(tasks: ExchangeTasks): ExchangeDesk {
  let desk: Desk = { stage: 'ready' }
  let abort: AbortController | null = null
  let agreed: Agreement = { contentsId: null, heldHubs: [] }
  const listeners = new Set<() => void>()

  const set = (next: Desk) => {
    desk = next
    for (const listener of listeners) listener()
  }

  const start = (
    stage: 'looking' | 'exchanging',
    drive: DriveSummary,
    work: (options: TaskOptions) => Promise<() => void>,
  ) => {
    // One at a time, whatever is pressed twice.
    if (desk.stage === 'looking' || desk.stage === 'exchanging') return
    const controller = new AbortController()
    abort = controller
    set({ stage, drive, progress: null, isCancelling: false })
    const onProgress = (progress: TaskProgress) =>
      set({ stage, drive, progress, isCancelling: controller.signal.aborted })
    const fail = (error: unknown) => {
      const failure = failureOf(error)
      // Looking changes nothing, so stopping it needs no explanation.
      if (stage === 'looking' && failure.code === 'task.cancelled') set({ stage: 'ready' })
      else if (failure.code === 'exchange.changed') lookAgain(drive)
      else set({ stage: 'failed', during: stage, drive, failure })
    }
    work({ onProgress, signal: controller.signal }).then((next) => next(), fail)
  }

  const look = (drive: DriveSummary, holds: readonly HubId[] | null) =>
    start('looking', drive, async (options) => {
      const preview = await tasks.preview(drive.id, options)
      const heldHubs = holds ?? preview.heldBefore
      return () => {
        set({ stage: 'preview', drive, preview, heldHubs, isAgain: holds !== null })
        if (holds === null && isNothingToDecide(preview)) exchange(drive)
      }
    })

  /** Somebody else's bundle came or went meanwhile: nobody agreed to that. */
  const lookAgain = (drive: DriveSummary) => {
    set({ stage: 'ready' })
    look(drive, agreed.heldHubs)
  }

  const exchange = (drive: DriveSummary) => {
    agreed =
      desk.stage === 'preview'
        ? { contentsId: desk.preview.contentsId, heldHubs: desk.heldHubs }
        : { ...agreed, contentsId: null }
    start('exchanging', drive, async (options) => {
      const result = await tasks.run(drive.id, agreed, options)
      return () => set({ stage: 'ended', drive, result })
    })
  }

  return {
    get: () => desk,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    look: (drive) => look(drive, null),
    exchange,
    hold: (hub, isHeld) => {
      if (desk.stage !== 'preview') return
      const others = desk.heldHubs.filter((held) => held !== hub)
      set({ ...desk, heldHubs: isHeld ? [...others, hub] : others })
    },
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
