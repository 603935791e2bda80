import { dateOfSerial } from '../../shared/domain/loose-date'
import { AppError } from '../../shared/lib/app-error'
import { parseXml } from './parse-xml'
import { rosterLimits } from './roster-limits'
import type { Cell, MergedRange, Sheet, SheetRow } from './sheet'
import type { SheetPart, WorkbookParts } from './workbook-parts'
import { readWorkbookParts, unescapeText } from './workbook-parts'

/**
 * Reads an .xlsx. Formulas are never evaluated: a cell gives the value that was saved with it.
 * Throws `roster.unreadable` for a damaged file, which is never mistaken for an empty one.
 */
export async function readWorkbook(file: Buffer): Promise<readonly Sheet[]> {
  const workbook = await readWorkbookParts(file)
  const sheets: Sheet[] = []
  for (const part of workbook.sheets) sheets.push(await readSheetPart(part, workbook))
  return sheets
}

const daysFrom1900To1904 = 1462

/** B12 to column 1. Null where the reference is missing or makes no sense. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null
  let column = 0
  for (const char of reference) {
    const code = char.charCodeAt(0) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column === 0 ? null : column - 1
}

function rangeOf(reference: string): MergedRange | null {
  const [from = '', to = ''] = reference.split(':')
  const left = columnOf(from)
  const right = columnOf(to)
  const top = Number(/\d+$/u.exec(from)?.[0])
  const bottom = Number(/\d+$/u.exec(to)?.[0])
  if (left === null || right === null || !(top >= 1) || !(bottom >= top)) return null
  return { top, bottom, left, right }
}

type CellMark = { readonly column: number; readonly type: string; readonly style: number }

function cellValue(mark: CellMark, raw: string, workbook: WorkbookParts): Cell {
  switch (mark.type) {
    case 's':
      return workbook.sharedTexts[Number(raw)] ?? null
    case 'str':
    case 'inlineStr':
      return unescapeText(raw)
    case 'd':
      return { date: raw.slice(0, 10) }
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE'
    case 'e':
      return null
    default:
      return numberValue(mark, raw, workbook)
  }
}

function numberValue(mark: CellMark, raw: string, workbook: WorkbookParts): Cell {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return null
  if (workbook.isDateStyle[mark.style] !== true) return value
  const date = dateOfSerial(workbook.startsIn1904 ? value + daysFrom1900To1904 : value)
  return date === null ? value : { date }
}

async function readSheetPart(part: SheetPart, workbook: WorkbookParts): Promise<Sheet> {
  const rows: SheetRow[] = []
  const merges: MergedRange[] = []
  let rowNumber = 0
  let cells: Cell[] = []
  let nextColumn = 0
  let raw = ''
  let isInValue = false
  let isInPhonetic = false
  // Objects, because a plain variable set in a listener looks unset to the compiler below it.
  const open: { cell: CellMark | null } = { cell: null }
  const seen: { isOrdered: boolean; hasCells: boolean } = { isOrdered: true, hasCells: false }

  const openCell = (attributes: Readonly<Partial<Record<string, string>>>): void => {
    const column = columnOf(attributes.r) ?? nextColumn
    nextColumn = column + 1
    open.cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? '0') }
    raw = ''
  }
  const closeCell = (): void => {
    const mark = open.cell
    open.cell = null
    if (mark === null) return
    const value = raw === '' ? null : cellValue(mark, raw, workbook)
    const { column } = mark
    if (value === null || value === '') return
    if (column >= rosterLimits.columns) throw new AppError('roster.too-large')
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
  const closeRow = (): void => {
    if (cells.length === 0) return
    if (rows.length >= rosterLimits.rows) throw new AppError('roster.too-large')
    if (rowNumber <= (rows.at(-1)?.number ?? 0)) seen.isOrdered = false
    rows.push({ number: rowNumber, cells })
  }

  await parseXml(part.content, {
    open: (name, attributes) => {
      if (name === 'c') openCell(attributes())
      else if (name === 'v' || name === 't') isInValue = open.cell !== null && !isInPhonetic
      else if (name === 'rPh') isInPhonetic = true
      else if (name === 'row') {
        const number = Number(attributes().r ?? '')
        rowNumber = number >= 1 ? number : rowNumber + 1
        cells = []
        nextColumn = 0
      } else if (name === 'sheetData') seen.hasCells = true
      else if (name === 'mergeCell' && merges.length < rosterLimits.mergedRanges) {
        const range = rangeOf(attributes().ref ?? '')
        if (range !== null) merges.push(range)
      }
    },
    text: (text) => {
      if (!isInValue) return
      raw += text
      if (raw.length > rosterLimits.cellChars) throw new AppError('roster.too-large')
    },
    close: (name) => {
      if (name === 'v' || name === 't') isInValue = false
      else if (name === 'rPh') isInPhonetic = false
      else if (name === 'c') closeCell()
      else if (name === 'row') closeRow()
    },
  })
  if (!seen.hasCells) throw new AppError('roster.unreadable')
  if (!seen.isOrdered) rows.sort((a, b) => a.number - b.number)
  return { name: part.name, isHidden: part.isHidden, rows, merges }
}
