import writeExcelFile from 'write-excel-file/node'

import type { Paper } from '../../../shared/domain/paper'
import {
  type Cell,
  cellText,
  type Column,
  type HeadCell,
  plainText,
  type PrintedDocument,
  type TableBlock,
} from '../document'
import { columnDigits, linesIn, rowHeight } from './sheet-sizes'
import { xmlText } from './xml-text'

/**
 * The tables of a document as an Excel file: every text cell is typed as text, so that a NUPTK keeps
 * its sixteen digits and nothing that begins with '=' becomes a formula; amounts are numbers. It can be
 * printed as it is: ruled, lying, as wide as the sheet.
 */
export async function toWorkbook(document: PrintedDocument, paper: Paper): Promise<Uint8Array> {
  const tables = document.blocks.filter(
    (block): block is TableBlock & { readonly sheet: string } =>
      block.kind === 'table' && block.sheet !== undefined,
  )
  const names = sheetNames(tables.map(({ sheet }) => sheet))
  const sheets = tables.map((table, index) => ({
    sheet: names[index] ?? '',
    columns: columnDigits(table, document, paper).map((width) => ({ width })),
    stickyRowsCount: headRows(table).length,
    orientation: 'landscape' as const,
    data: sheetRows(table, columnDigits(table, document, paper)),
  }))
  // Without a named font LibreOffice sets heads and rows in different ones.
  const look = { fontFamily: 'Calibri', fontSize: 11, features: [fittingWidth(paper)] }
  const file = await writeExcelFile(sheets, look).toBuffer()
  return new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
}

/** What Excel calls A4, and the folio of 8.5 by 13 inches, which is F4. */
const paperNumbers = { a4: 9, f4: 14, custom: 9 } as const satisfies Record<Paper['size'], number>

/** As wide as one sheet and as many sheets long as it takes: the library knows the orientation only. */
function fittingWidth({ size }: Paper) {
  const setup = { paperSize: paperNumbers[size], fitToWidth: 1, fitToHeight: 0 }
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) =>
            xml.replace(
              /<worksheet [^>]*>/u,
              (start) => `${start}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
            ),
          transformElementAttributes: (
            name: string,
            attributes: Record<string, string | number>,
          ) => {
            if (name === 'pageSetup') return { ...attributes, ...setup }
            if (name !== 'row') return attributes
            // A height the user did not choose: Excel fits it again when the row is changed.
            return Object.fromEntries(
              Object.entries(attributes).filter(([key]) => key !== 'customHeight'),
            )
          },
        },
      },
    },
  }
}

/** Wrapped text makes a row high: what stands beside it begins on the same line. */
const ruled = { borderStyle: 'thin', alignVertical: 'top' } as const

type Look = {
  readonly borderStyle: 'thin'
  readonly alignVertical: 'top' | 'center'
  readonly align?: 'left' | 'center' | 'right'
  /** Points, of the whole row: its first cell tells it. */
  readonly height?: number
}

type SheetCell =
  | (Look & {
      readonly value: string
      readonly type: StringConstructor
      readonly fontWeight?: 'bold'
      readonly columnSpan?: number
      readonly rowSpan?: number
      readonly wrap?: true
    })
  | (Look & { readonly value: number; readonly type: NumberConstructor; readonly format: string })
  | Look
  /** Covered by a cell that spans several. */
  | null

function headRows(table: TableBlock): SheetCell[][] {
  const rows: readonly (readonly HeadCell[])[] = table.head ?? [
    table.columns.map(({ title }) => ({ text: title })),
  ]
  const grid: SheetCell[][] = rows.map(() => [])
  const taken = rows.map(() => new Set<number>())
  for (const [y, cells] of rows.entries()) {
    let x = 0
    for (const cell of cells) {
      while (taken[y]?.has(x) === true) x += 1
      const columns = cell.columns ?? 1
      const height = cell.rows ?? 1
      for (let row = y; row < y + height; row += 1) {
        for (let column = x; column < x + columns; column += 1) {
          taken[row]?.add(column)
          const line = grid[row]
          if (line) line[column] = null
        }
      }
      const line = grid[y]
      if (line) {
        line[x] = {
          value: xmlText(cell.text),
          type: String,
          fontWeight: 'bold',
          borderStyle: 'thin',
          align: 'center',
          alignVertical: 'center',
          wrap: true,
          ...(columns > 1 ? { columnSpan: columns } : {}),
          ...(height > 1 ? { rowSpan: height } : {}),
        }
      }
    }
  }
  return grid
}

function sheetRows(table: TableBlock, digits: readonly number[]): SheetCell[][] {
  const room = table.rowHeightMm === undefined ? 0 : (table.rowHeightMm / 25.4) * 72
  return [
    ...headRows(table).map((row) => withHeight(row, digits, 0)),
    ...table.rows.map((row) => withHeight(bodyRow(row, table.columns), digits, room)),
    ...(table.foot ?? []).map((row) => withHeight(bodyRow(row, table.columns), digits, 0)),
  ]
}

/** `room`: points that a row has at least, to be signed in. */
function withHeight(row: SheetCell[], digits: readonly number[], room: number): SheetCell[] {
  const lines = row.map((cell, at) => {
    if (cell === null || !('wrap' in cell)) return 1
    const width = digits.slice(at, at + (cell.columnSpan ?? 1)).reduce((sum, one) => sum + one, 0)
    return Math.ceil(linesIn(cell.value, width) / (cell.rowSpan ?? 1))
  })
  const height = Math.max(room, rowHeight(Math.max(...lines)))
  const first = row.findIndex((cell) => cell !== null)
  return row.map((cell, at) => (cell === null || at !== first ? cell : { ...cell, height }))
}

function bodyRow(cells: readonly Cell[], columns: readonly Column[]): SheetCell[] {
  const row: SheetCell[] = []
  for (const cell of cells) {
    const align = columns[row.length]?.align ?? 'left'
    const look: Look = align === 'left' || align === 'justify' ? ruled : { ...ruled, align }
    row.push(...bodyCells(cell, look))
  }
  return row
}

function bodyCells(cell: Cell, look: Look): readonly SheetCell[] {
  if (cell === null || typeof cell === 'string' || !('kind' in cell)) return [textCell(cell, look)]
  switch (cell.kind) {
    case 'amount':
      return [numberOf(cell.amount, look)]
    case 'signature':
      return [ruled]
    case 'span': {
      const first: SheetCell =
        cell.amount === undefined
          ? { ...textOf(plainText(cell.text), ruled), columnSpan: cell.columns }
          : numberOf(cell.amount, ruled)
      return [first, ...Array.from({ length: cell.columns - 1 }, () => null)]
    }
  }
}

/** Money is whole; JP may be halves, which must not look like the next whole number. */
function numberOf(value: number, look: Look) {
  return { ...look, value, type: Number, format: Number.isInteger(value) ? '#,##0' : '#,##0.0' }
}

function textCell(cell: Cell, look: Look): SheetCell {
  const text = cellText(cell)
  return text === '' ? look : textOf(text, look)
}

/** What a cell of Excel can hold. With more it calls the whole file damaged. */
const longestText = 32_767

function textOf(text: string, look: Look) {
  // Where a line may part on paper means nothing in a cell, and would spoil a search for the word.
  const words = text.replaceAll('\u200b', '').slice(0, longestText)
  return { ...look, value: xmlText(words), type: String, wrap: true as const }
}

/** Excel takes 31 characters, some of them not, and no name twice. */
function sheetNames(wanted: readonly string[]): readonly string[] {
  const used = new Set<string>()
  return wanted.map((name) => {
    const plain = shortened(xmlText(name).replace(/[\\/?*[\]:']/gu, ' ')) || 'Tabel'
    let unique = plain
    for (let number = 2; used.has(unique.toLowerCase()); number += 1) unique = `${plain} ${number}`
    used.add(unique.toLowerCase())
    return unique
  })
}

/** Room for a number behind it; parted between words where it can be, with no bracket left open. */
function shortened(name: string): string {
  const most = 27
  if (name.length <= most) return name.trim()
  const words = name.slice(0, most + 1)
  const atWord = words.includes(' ') ? words.slice(0, words.lastIndexOf(' ')) : name.slice(0, most)
  return atWord.replace(/\s*\([^)]*$/u, '').trim()
}
