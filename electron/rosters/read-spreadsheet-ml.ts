import type { Attributes } from 'saxen'

import { AppError } from '../../shared/lib/app-error'
import { parseXml } from './parse-xml'
import { rosterLimits } from './roster-limits'
import type { Cell, MergedRange, Sheet, SheetRow } from './sheet'
import { decodeText } from './text-encoding'

/**
 * Reads SpreadsheetML, the .xls of Dapodik and of other sites: one XML file (DOMAIN 9). Its text often
 * has unescaped `<` and `&`, which are mended before it is parsed. Formulas are never evaluated: a cell
 * gives the value that was saved with it.
 */
export async function readSpreadsheetMl(file: Buffer): Promise<readonly Sheet[]> {
  const reader = createReader()
  await parseXml(Buffer.from(mendXml(decodeText(file)), 'utf8'), reader)
  const sheets = reader.sheets()
  // Without its end it is a file that was cut off, and who knows how many people are missing.
  if (sheets.length === 0 || !reader.isWhole()) throw new AppError('roster.unreadable')
  return sheets
}

/** Whether the first bytes of a file say that it is one. */
export function isSpreadsheetMl(file: Buffer): boolean {
  const start = decodeText(file.subarray(0, 2048))
  return /<(?:\w+:)?Workbook[\s>]/u.test(start) || start.includes('progid="Excel.Sheet"')
}

const looseAmpersand = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)/giu
const dataOpens = /<(?:\w{1,20}:)?Data(?=[\s>])[^<>]{0,500}>/gu
const dataCloses = /<\/(?:\w{1,20}:)?Data>/gu
/** `<1th` and `<baru>` are text; bold words are not. */
const looseBracket = /<(?!\/?(?:html:)?(?:B|I|U|S|Sub|Sup|Font|Span)(?:\s[^<>]*)?\/?>)/gu

/** Only what stands in a cell can be broken by the text that was put there. One walk over the file. */
export function mendXml(xml: string): string {
  const text = xml.replace(looseAmpersand, '&amp;')
  const parts: string[] = []
  let at = 0
  for (const open of text.matchAll(dataOpens)) {
    const from = open.index + open[0].length
    if (from < at || open[0].endsWith('/>')) continue
    dataCloses.lastIndex = from
    const close = dataCloses.exec(text)
    if (close === null) break
    const inside = text.slice(from, close.index)
    parts.push(text.slice(at, from))
    parts.push(inside.startsWith('<![CDATA[') ? inside : inside.replace(looseBracket, '&lt;'))
    at = close.index
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** The value of an attribute whatever prefix the file writes it with. */
function attribute(all: Attributes, name: string): string | undefined {
  return all[`ss:${name}`] ?? all[name]
}

function whole(text: string | undefined): number {
  const number = Number(text ?? '0')
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

function cellValue(type: string, raw: string): Cell {
  const number = Number(raw)
  switch (type) {
    case 'Number':
      return raw.trim() === '' || !Number.isFinite(number) ? null : number
    case 'DateTime':
      return /^\d{4}-\d{2}-\d{2}/u.test(raw) ? { date: raw.slice(0, 10) } : raw
    case 'Boolean':
      return raw === '1' ? 'TRUE' : 'FALSE'
    case 'Error':
      return null
    default:
      return raw === '' ? null : raw
  }
}

type OpenCell = { readonly column: number; type: string; raw: string }

function createReader() {
  const sheets: Sheet[] = []
  let rows: SheetRow[] = []
  let merges: MergedRange[] = []
  let rowNumber = 0
  let nextRow = 1
  let cells: Cell[] = []
  let nextColumn = 0
  let cell: OpenCell | null = null
  let isInData = false
  let commentDepth = 0
  let isWhole = false

  const openSheet = (all: Attributes) => {
    if (sheets.length >= rosterLimits.sheets) throw new AppError('roster.too-large')
    rows = []
    merges = []
    nextRow = 1
    const name = (attribute(all, 'Name') ?? '').slice(0, 100)
    sheets.push({ name, isHidden: false, rows, merges })
  }
  const openRow = (all: Attributes) => {
    rowNumber = whole(attribute(all, 'Index')) || nextRow
    nextRow = rowNumber + 1 + whole(attribute(all, 'Span'))
    cells = []
    nextColumn = 0
  }
  const openCell = (all: Attributes) => {
    const column = (whole(attribute(all, 'Index')) || nextColumn + 1) - 1
    const across = whole(attribute(all, 'MergeAcross'))
    const down = whole(attribute(all, 'MergeDown'))
    nextColumn = column + 1 + across
    cell = { column, type: 'String', raw: '' }
    if (across + down > 0 && merges.length < rosterLimits.mergedRanges) {
      merges.push({
        top: rowNumber,
        bottom: rowNumber + down,
        left: column,
        right: column + across,
      })
    }
  }
  const closeCell = () => {
    if (cell === null) return
    const value = cellValue(cell.type, cell.raw)
    const { column } = cell
    cell = null
    if (value === null) return
    if (column >= rosterLimits.columns) throw new AppError('roster.too-large')
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }
  const closeRow = () => {
    if (cells.length === 0) return
    if (rows.length >= rosterLimits.rows) throw new AppError('roster.too-large')
    rows.push({ number: rowNumber, cells })
    cells = []
  }
  const opened: Readonly<Record<string, (all: Attributes) => void>> = {
    Worksheet: openSheet,
    Row: openRow,
    Cell: openCell,
    // A note at a cell has text of its own.
    Comment: () => (commentDepth += 1),
    Data: (all) => {
      isInData = cell !== null && commentDepth === 0
      if (cell !== null && isInData) cell.type = attribute(all, 'Type') ?? 'String'
    },
  }
  const closed: Readonly<Record<string, () => void>> = {
    Row: closeRow,
    Cell: closeCell,
    Comment: () => (commentDepth -= 1),
    Data: () => (isInData = false),
    Workbook: () => (isWhole = true),
  }
  return {
    open: (name: string, attributes: () => Attributes) => {
      if (Object.hasOwn(opened, name)) opened[name]?.(attributes())
    },
    text: (text: string) => {
      if (!isInData || cell === null) return
      cell.raw += text
      if (cell.raw.length > rosterLimits.cellChars) throw new AppError('roster.too-large')
    },
    close: (name: string) => {
      if (Object.hasOwn(closed, name)) closed[name]?.()
    },
    isWhole: () => isWhole,
    /** Rows in order, whatever order the file gives them. */
    sheets: (): readonly Sheet[] =>
      sheets.map((sheet) => ({
        ...sheet,
        rows: [...sheet.rows].sort((a, b) => a.number - b.number),
      })),
  }
}
