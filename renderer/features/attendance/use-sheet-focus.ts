import { useRef, useState } from 'react'

import type { SheetRow } from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import { rowAfterKey } from '../../lib/row-keys'
import { addDigit, type RowNumber, type SheetColumn } from './sheet-keys'

export type Editing = {
  readonly memberId: MemberId
  readonly column: 'arrivedAt' | 'leftAt'
  readonly text: string
}

/**
 * Where the keyboard stands: on a person, not on a row number, so that people who are added or
 * renamed meanwhile do not move it. T visits the time of arrival; leaving the row goes back home.
 */
export function useSheetFocus(rows: readonly SheetRow[]) {
  const [focusedId, setFocusedId] = useState<MemberId | null>(null)
  const [home, setHome] = useState<SheetColumn>('status')
  const [visiting, setVisiting] = useState<SheetColumn | null>(null)
  const [editing, setEditing] = useState<Editing | null>(null)
  const typedNumber = useRef<RowNumber | null>(null)

  const found = rows.findIndex(({ memberId }) => memberId === focusedId)
  // A walk-in is focused before the refreshed rows hold the person: they will stand at the end.
  const index = found !== -1 ? found : focusedId === null ? 0 : rows.length - 1
  const focused = rows[index]
  const column = visiting ?? home

  const goTo = (next: number) => {
    const row = rows[next]
    if (row === undefined) return
    setFocusedId(row.memberId)
    setVisiting(null)
    setEditing(null)
  }

  return {
    index,
    focused,
    column,
    editing,
    goTo,
    goToPerson: (memberId: MemberId) => {
      typedNumber.current = null
      setFocusedId(memberId)
      setVisiting(null)
      setEditing(null)
    },
    move: (key: string, pageRows: number) => {
      const next = rowAfterKey(key, { current: index, rowCount: rows.length, pageRows })
      if (next !== null) goTo(next)
    },
    nextRow: () => {
      goTo(Math.min(index + 1, rows.length - 1))
      setHome('status')
    },
    setColumn: (next: SheetColumn) => {
      setHome(next)
      setVisiting(null)
      setEditing(null)
    },
    visit: setVisiting,
    edit: (text: string) => {
      if (focused === undefined || column === 'status') return
      setEditing({ memberId: focused.memberId, column, text })
    },
    stopEditing: () => setEditing(null),
    /** Digits of the number on paper; false when there is no such row. */
    typeRowNumber: (digit: string): boolean => {
      const now = performance.now()
      typedNumber.current = addDigit(typedNumber.current, digit, { now, rowCount: rows.length })
      if (typedNumber.current === null) return false
      goTo(Number(typedNumber.current.digits) - 1)
      return true
    },
    forgetRowNumber: () => {
      typedNumber.current = null
    },
  }
}

export type SheetFocus = ReturnType<typeof useSheetFocus>
