import {
  applyChange,
  areMarksEqual,
  type AttendanceSheet,
  blankMark,
  changeTo,
  countStatuses,
  type Mark,
  type MarkChange,
  type PersonMark,
} from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import type { StatusTotals } from '../../../shared/domain/session'
import type { Failure } from '../../../shared/lib/result'

/**
 * The marks of one sheet between the keyboard and the disk. What the hub service has acknowledged is
 * `saved`; key presses after that wait in order, are sent one batch at a time, and are shown as not
 * saved yet. A batch that fails is taken back visibly. Fresh data may come in at any moment without
 * undoing what is being typed. No React here: rows subscribe one by one, so a key repaints one row.
 */
export type ShownMark = Mark & { readonly isPending: boolean }

export type SheetStatus = {
  readonly totals: StatusTotals
  readonly pending: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  /** The last batch that was refused, until it is sent again or put aside. */
  readonly refused: { readonly failure: Failure; readonly changes: readonly MarkChange[] } | null
}

export type SendResult =
  | { readonly ok: true; readonly marks: readonly PersonMark[]; readonly asOf: number }
  | { readonly ok: false; readonly failure: Failure }

export type SheetStore = {
  readonly subscribe: (listener: () => void) => () => void
  readonly status: () => SheetStatus
  readonly subscribeRow: (memberId: MemberId, listener: () => void) => () => void
  readonly row: (memberId: MemberId) => ShownMark
  /** Fresh data of the hub service. */
  readonly load: (sheet: AttendanceSheet) => void
  /** One action of the user: one undo brings all of it back. null when it changes nobody. */
  readonly press: (changes: readonly MarkChange[]) => Step | null
  /**
   * Takes the latest step back, or the one given wherever it stands. False when nothing could be
   * taken back, because it has been changed again since.
   */
  readonly undo: (step?: Step) => boolean
  readonly redo: () => boolean
  readonly retry: () => void
  readonly putAside: () => void
}

export type Step = readonly {
  readonly memberId: MemberId
  readonly before: Mark
  readonly after: Mark
}[]
type Saved = { readonly mark: Mark; readonly asOf: number }

const nothing: ShownMark = { ...blankMark, isPending: false }
/** Marks may be sent twice without harm, so a service that was restarted is simply asked again. */
const mostResends = 3
const mostSteps = 500

export function createSheetStore(
  send: (marks: readonly MarkChange[]) => Promise<SendResult>,
): SheetStore {
  let startsAt: number | null = null
  let order: readonly MemberId[] = []
  const saved = new Map<MemberId, Saved>()
  const shown = new Map<MemberId, ShownMark>()
  let underWay: readonly MarkChange[] = []
  let waiting: MarkChange[] = []
  let resends = 0
  let refused: SheetStatus['refused'] = null
  const done: Step[] = []
  const undone: Step[] = []
  const listeners = new Set<() => void>()
  const rowListeners = new Map<MemberId, Set<() => void>>()
  let status = makeStatus()

  function makeStatus(): SheetStatus {
    return {
      totals: countStatuses(order.map((id) => (shown.get(id) ?? nothing).status)),
      pending: new Set([...underWay, ...waiting].map(({ memberId }) => memberId)).size,
      canUndo: done.length > 0,
      canRedo: undone.length > 0,
      refused,
    }
  }

  function markNow(memberId: MemberId): ShownMark {
    let mark = saved.get(memberId)?.mark ?? blankMark
    let isPending = false
    for (const change of [...underWay, ...waiting]) {
      if (change.memberId !== memberId) continue
      mark = applyChange(mark, change, startsAt)
      isPending = true
    }
    return { ...mark, isPending }
  }

  /** Rows keep their identity unless they change, which is what keeps the others from repainting. */
  function refresh(memberIds: Iterable<MemberId>): void {
    for (const memberId of memberIds) {
      const before = shown.get(memberId) ?? nothing
      const after = markNow(memberId)
      if (areMarksEqual(before, after) && before.isPending === after.isPending) continue
      shown.set(memberId, after)
      for (const listener of rowListeners.get(memberId) ?? []) listener()
    }
    status = makeStatus()
    for (const listener of listeners) listener()
  }

  function enqueue(changes: readonly MarkChange[]): void {
    waiting.push(...changes)
    refresh(new Set(changes.map(({ memberId }) => memberId)))
    void flush()
  }

  async function flush(): Promise<void> {
    if (underWay.length > 0 || waiting.length === 0) return
    underWay = waiting
    waiting = []
    const result = await send(underWay)
    const touched = new Set(underWay.map(({ memberId }) => memberId))
    if (result.ok) {
      resends = 0
      for (const { memberId, ...mark } of result.marks) {
        saved.set(memberId, { mark, asOf: result.asOf })
      }
    } else if (result.failure.code === 'service.restarted' && resends < mostResends) {
      resends += 1
      waiting = [...underWay, ...waiting]
    } else {
      resends = 0
      refused = {
        failure: result.failure,
        changes: [...(refused?.changes ?? []), ...underWay],
      }
    }
    underWay = []
    refresh(touched)
    await flush()
  }

  /** Those people of a step who still stand where the step left them: newer work is spared. */
  function goBack(
    step: Step,
    from: 'before' | 'after',
    to: 'before' | 'after',
  ): readonly MarkChange[] {
    return step
      .filter((one) => areMarksEqual(shown.get(one.memberId) ?? nothing, one[from]))
      .map((one) => changeTo(one.memberId, one[to]))
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    status: () => status,
    subscribeRow: (memberId, listener) => {
      const ofRow = rowListeners.get(memberId) ?? new Set()
      rowListeners.set(memberId, ofRow)
      ofRow.add(listener)
      return () => ofRow.delete(listener)
    },
    row: (memberId) => shown.get(memberId) ?? nothing,
    load: (sheet) => {
      startsAt = sheet.session.startsAt
      order = sheet.rows.map(({ memberId }) => memberId)
      for (const { memberId, status: own, arrivedAt, leftAt, lateMinutes } of sheet.rows) {
        // An answer that was on its way while a mark was acknowledged is older than the mark.
        if ((saved.get(memberId)?.asOf ?? -1) > sheet.asOf) continue
        saved.set(memberId, {
          mark: { status: own, arrivedAt, leftAt, lateMinutes },
          asOf: sheet.asOf,
        })
      }
      refresh(order)
    },
    press: (changes) => {
      const pressed = changes.flatMap((change) => {
        const before = shown.get(change.memberId) ?? nothing
        const after = applyChange(before, change, startsAt)
        return areMarksEqual(before, after) ? [] : [{ change, before, after }]
      })
      if (pressed.length === 0) return null
      const step: Step = pressed.map(({ change, before, after }) => ({
        memberId: change.memberId,
        before,
        after,
      }))
      done.push(step)
      if (done.length > mostSteps) done.shift()
      undone.length = 0
      enqueue(pressed.map(({ change }) => change))
      return step
    },
    undo: (wanted) => {
      const place = wanted === undefined ? done.length - 1 : done.indexOf(wanted)
      const [step] = place === -1 ? [] : done.splice(place, 1)
      if (step === undefined) return false
      undone.push(step)
      const changes = goBack(step, 'after', 'before')
      enqueue(changes)
      return changes.length > 0
    },
    redo: () => {
      const step = undone.pop()
      if (step === undefined) return false
      done.push(step)
      const changes = goBack(step, 'before', 'after')
      enqueue(changes)
      return changes.length > 0
    },
    retry: () => {
      const changes = refused?.changes ?? []
      refused = null
      enqueue(changes)
    },
    putAside: () => {
      refused = null
      refresh([])
    },
  }
}
