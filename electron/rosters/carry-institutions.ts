import { institutionNameKey } from '../../shared/domain/institution-name'
import { knownText } from './cell-values'
import type { Sheet, SheetRow } from './sheet'
import { cellText } from './sheet'

/**
 * Hub lists write the institution once, on top of its block of people. This says for each row which
 * row its institution stands on: its own, the top of its merged cell, or the one above it where the
 * list is written in blocks. Anything else is left unknown: a blank in an ordinary list is a blank.
 */
export function institutionRows(
  sheet: Sheet,
  people: readonly SheetRow[],
  column: number,
): ReadonlyMap<number, SheetRow> {
  const byNumber = new Map(sheet.rows.map((row) => [row.number, row]))
  const topOf = mergedTops(sheet, column, people)
  const isBlocks = isWrittenInBlocks(people, column, topOf.size > 0)
  const found = new Map<number, SheetRow>()
  let above: SheetRow | undefined
  for (const row of people) {
    const top = byNumber.get(topOf.get(row.number) ?? row.number) ?? row
    const isBlank = cellText(top.cells[column]) === ''
    const source = isBlank && isBlocks ? above : top
    if (source === undefined) continue
    found.set(row.number, source)
    above = source
  }
  return found
}

/** Row number to the top row of the merged cell it lies in. */
function mergedTops(
  sheet: Sheet,
  column: number,
  people: readonly SheetRow[],
): ReadonlyMap<number, number> {
  const ranges = sheet.merges.filter(
    (merge) => merge.left <= column && merge.right >= column && merge.bottom > merge.top,
  )
  ranges.sort((a, b) => a.top - b.top)
  const tops = new Map<number, number>()
  let next = 0
  for (const { number } of people) {
    while ((ranges[next]?.bottom ?? Infinity) < number) next += 1
    const range = ranges[next]
    if (range !== undefined && range.top <= number) tops.set(number, range.top)
  }
  return tops
}

/**
 * Without merged cells: names that hardly ever repeat, with blanks below them. In a list that names
 * the institution on each row, names repeat or blanks are few.
 */
function isWrittenInBlocks(
  people: readonly SheetRow[],
  column: number,
  hasMergedCells: boolean,
): boolean {
  if (hasMergedCells) return true
  const names = people.map((row) => knownText(row.cells[column])).filter((name) => name !== null)
  const blanks = people.filter((row) => cellText(row.cells[column]) === '').length
  const different = new Set(names.map(institutionNameKey)).size
  return names.length > 0 && different >= names.length * 0.8 && blanks * 2 >= names.length
}
