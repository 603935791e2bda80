/**
 * A sheet as both readers give it: .xlsx and .csv look the same from here on. Text cells stay text
 * and number cells stay numbers, because a long number that was ever a number has lost its end.
 */
export type DateCell = { readonly date: string }
export type Cell = string | number | DateCell | null

export type SheetRow = {
  /** As the spreadsheet shows it, from 1. */
  readonly number: number
  /** By column from 0. Cells behind the last one are empty. */
  readonly cells: readonly Cell[]
}

/** Rows from 1, columns from 0, both ends included. */
export type MergedRange = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type Sheet = {
  readonly name: string
  readonly isHidden: boolean
  /** Only rows that hold something, in order. */
  readonly rows: readonly SheetRow[]
  readonly merges: readonly MergedRange[]
}

/** What a cell says, in one line. Numbers are written without exponent as long as they are whole. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'number') return numberText(cell)
  return cell.date
}

function numberText(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e21) return String(value)
  return BigInt(value).toString()
}
