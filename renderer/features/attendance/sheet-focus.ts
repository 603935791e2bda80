import type { MemberId } from '../../../shared/domain/ids'
import { rowAfterKey } from '../../lib/row-keys'
import { addDigit, type RowNumber, type SheetColumn } from './sheet-keys'

export type RowFocus = {
  readonly column: SheetColumn
  /** The first text of a time that is being typed here. */
  readonly typing: string | null
}

/**
 * Where the keyboard stands: on a person, not on a row number, so that people who are added or
 * renamed meanwhile do not move it. Outside React, because each Enter would otherwise repaint the
 * page around the sheet; rows ask for their own part and only two of them change.
 */
export type SheetFocus = {
  readonly subscribe: (listener: () => void) => () => void
  /** The people of the sheet, in its order; `numbers` are theirs on paper, 1, 2, 3 unless given. */
  readonly setOrder: (order: readonly MemberId[], numbers?: readonly number[]) => void
  readonly person: () => MemberId | null
  readonly column: () => SheetColumn
  readonly row: (memberId: MemberId) => RowFocus | null
  /** Only a person; the column goes home. */
  readonly goToPerson: (memberId: MemberId) => void
  readonly pointAt: (memberId: MemberId, column: SheetColumn) => void
  readonly move: (key: string, pageRows: number) => void
  /** On with the paper: one row down, back beside the names. */
  readonly nextRow: () => void
  readonly setColumn: (column: SheetColumn) => void
  /** Only for this row: T goes to the time of arrival, the next row is back home. */
  readonly visit: (column: SheetColumn) => void
  readonly type: (text: string) => void
  readonly stopTyping: () => void
  /** Digits of the number on paper. `now` in milliseconds. */
  readonly typeRowNumber: (digit: string, now: number) => void
  readonly forgetRowNumber: () => void
}

export function createSheetFocus(): SheetFocus {
  let order: readonly MemberId[] = []
  let numbers: readonly number[] = []
  let wanted: MemberId | null = null
  let home: SheetColumn = 'status'
  let visiting: SheetColumn | null = null
  let typing: string | null = null
  let typedNumber: RowNumber | null = null
  let current: RowFocus = { column: home, typing }
  const listeners = new Set<() => void>()

  function index(): number {
    const found = wanted === null ? 0 : order.indexOf(wanted)
    // A walk-in is wanted before the refreshed rows hold the person: they will stand at the end.
    return found === -1 ? order.length - 1 : found
  }

  function person(): MemberId | null {
    return order[index()] ?? null
  }

  function tell(): void {
    const column = visiting ?? home
    if (current.column !== column || current.typing !== typing) current = { column, typing }
    for (const listener of listeners) listener()
  }

  function goTo(memberId: MemberId | undefined): void {
    if (memberId === undefined) return
    wanted = memberId
    visiting = null
    typing = null
    tell()
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setOrder: (next, given) => {
      order = next
      numbers = given ?? next.map((_, place) => place + 1)
      tell()
    },
    person,
    column: () => current.column,
    row: (memberId) => (memberId === person() ? current : null),
    goToPerson: goTo,
    pointAt: (memberId, column) => {
      typedNumber = null
      home = column
      goTo(memberId)
    },
    move: (key, pageRows) => {
      const next = rowAfterKey(key, { current: index(), rowCount: order.length, pageRows })
      if (next !== null) goTo(order[next])
    },
    nextRow: () => {
      home = 'status'
      goTo(order[Math.min(index() + 1, order.length - 1)])
    },
    setColumn: (column) => {
      home = column
      visiting = null
      typing = null
      tell()
    },
    visit: (column) => {
      visiting = column
      typing = null
      tell()
    },
    type: (text) => {
      if (current.column === 'status') return
      typing = text
      tell()
    },
    stopTyping: () => {
      typing = null
      tell()
    },
    typeRowNumber: (digit, now) => {
      typedNumber = addDigit(typedNumber, digit, {
        now,
        rowCount: numbers[numbers.length - 1] ?? 0,
      })
      if (typedNumber !== null) goTo(order[numbers.indexOf(Number(typedNumber.digits))])
    },
    forgetRowNumber: () => {
      typedNumber = null
    },
  }
}
