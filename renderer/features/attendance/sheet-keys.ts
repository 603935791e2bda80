import { type AttendanceStatus, attendanceStatuses } from '../../../shared/domain/attendance'

/**
 * What a key means on the sheet. Pure, so that the whole keyboard can be tested without a window:
 * letters of a status set it, digits jump to a row of the paper, other letters look for a name.
 */
export type SheetColumn = 'status' | 'arrivedAt' | 'leftAt'
export const sheetColumns: readonly SheetColumn[] = ['status', 'arrivedAt', 'leftAt']

export type SheetAction =
  | { readonly do: 'mark'; readonly status: AttendanceStatus }
  | { readonly do: 'clear' }
  | { readonly do: 'move'; readonly key: string }
  | { readonly do: 'next-row' }
  | { readonly do: 'column'; readonly column: SheetColumn }
  | { readonly do: 'row-number'; readonly digit: string }
  | { readonly do: 'type-time'; readonly text: string }
  | { readonly do: 'find'; readonly text: string }
  | { readonly do: 'walk-in' }
  | { readonly do: 'entry' }
  | { readonly do: 'history' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }

export type SheetKey = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

const moves = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'])

/** null: not a key of the sheet; it goes on to the window. */
export function sheetAction(pressed: SheetKey, column: SheetColumn): SheetAction | null {
  if (pressed.altKey || pressed.metaKey) return null
  if (pressed.ctrlKey) return controlAction(pressed)
  const { key } = pressed
  if (moves.has(key)) return { do: 'move', key }
  switch (key) {
    case 'Enter':
      return { do: 'next-row' }
    case 'Backspace':
    case 'Delete':
      return { do: 'clear' }
    case 'ArrowRight':
    case 'ArrowLeft':
      return columnAction(key, column)
    case '/':
      return { do: 'find', text: '' }
    case '*':
      return { do: 'entry' }
    case 'F4':
      return { do: 'history' }
    case 'F2':
      return column === 'status' ? null : { do: 'type-time', text: '' }
    default:
      return characterAction(key, column)
  }
}

function controlAction({ key, shiftKey }: SheetKey): SheetAction | null {
  const letter = key.toLowerCase()
  if (letter === 'y' || (letter === 'z' && shiftKey)) return { do: 'redo' }
  return letter === 'z' ? { do: 'undo' } : null
}

function columnAction(key: string, column: SheetColumn): SheetAction | null {
  const next = sheetColumns[sheetColumns.indexOf(column) + (key === 'ArrowRight' ? 1 : -1)]
  return next === undefined ? null : { do: 'column', column: next }
}

function characterAction(key: string, column: SheetColumn): SheetAction | null {
  const isTime = column !== 'status'
  if (/^\d$/u.test(key)) {
    return isTime ? { do: 'type-time', text: key } : { do: 'row-number', digit: key }
  }
  // "+15" as a time of arrival: fifteen minutes late. Anywhere else: one more person.
  if (key === '+') {
    return column === 'arrivedAt' ? { do: 'type-time', text: key } : { do: 'walk-in' }
  }
  const status = attendanceStatuses.find((one) => one === key.toUpperCase())
  if (status !== undefined) return { do: 'mark', status }
  // '?' belongs to the help of the window; letters of any alphabet look for a name.
  return /^\p{L}$/u.test(key) ? { do: 'find', text: key } : null
}

/** Digits that come within this time belong to one row number. */
export const rowNumberMilliseconds = 1_500

export type RowNumber = { readonly digits: string; readonly at: number }

/** The row number after one more digit; a number beyond the sheet starts anew with the digit. */
export function addDigit(
  typed: RowNumber | null,
  digit: string,
  options: { readonly now: number; readonly rowCount: number },
): RowNumber | null {
  const isFresh = typed !== null && options.now - typed.at < rowNumberMilliseconds
  const candidates = isFresh ? [typed.digits + digit, digit] : [digit]
  const digits = candidates.find((text) => Number(text) >= 1 && Number(text) <= options.rowCount)
  return digits === undefined ? null : { digits, at: options.now }
}
