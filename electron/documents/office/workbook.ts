import writeExcelFile from 'write-excel-file/node'

import {
  type Cell,
  cellText,
  type HeadCell,
  plainText,
  type PrintedDocument,
  type TableBlock,
} from '../document'
import { xmlText } from './xml-text'

/**
 * The tables of a document as an Excel file: every text cell is typed as text, so that a NUPTK keeps
 * its sixteen digits and nothing that begins with '=' becomes a formula; amounts are numbers.
 */
export async function toWorkbook(document: PrintedDocument): Promise<Uint8Array> {
  const tables = document.blocks.filter(
    (block): block is TableBlock & { readonly sheet: string } =>
      block.kind === 'table' && block.sheet !== undefined,
  )
  const names = sheetNames(tables.map(({ sheet }) => sheet))
  const sheets = tables.map((table, index) => ({
    sheet: names[index] ?? '',
    columns: table.columns.map(({ width }) => ({
      width: typeof width === 'number' ? Math.max(6, Math.round(width / 2)) : 30,
    })),
    stickyRowsCount: headRows(table).length,
    data: [
      ...headRows(table),
      ...table.rows.map((row) => bodyRow(row)),
      ...(table.foot ?? []).map((row) => bodyRow(row)),
    ],
  }))
  const file = await writeExcelFile(sheets).toBuffer()
  return new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
}

type SheetCell =
  | {
      readonly value: string
      readonly type: StringConstructor
      readonly fontWeight?: 'bold'
      readonly columnSpan?: number
      readonly rowSpan?: number
      readonly wrap?: true
    }
  | { readonly value: number; readonly type: NumberConstructor; readonly format: string }
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
          ...(columns > 1 ? { columnSpan: columns } : {}),
          ...(height > 1 ? { rowSpan: height } : {}),
        }
      }
    }
  }
  return grid
}

function bodyRow(cells: readonly Cell[]): SheetCell[] {
  return cells.flatMap((cell): readonly SheetCell[] => {
    if (cell === null || typeof cell === 'string' || !('kind' in cell)) return [textCell(cell)]
    switch (cell.kind) {
      case 'amount':
        return [numberOf(cell.amount)]
      case 'signature':
        return [null]
      case 'span': {
        const first: SheetCell =
          cell.amount === undefined
            ? { ...textOf(plainText(cell.text)), columnSpan: cell.columns }
            : numberOf(cell.amount)
        return [first, ...Array.from({ length: cell.columns - 1 }, () => null)]
      }
    }
  })
}

/** Money is whole; JP may be halves, which must not look like the next whole number. */
function numberOf(value: number) {
  return { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '#,##0.0' }
}

function textCell(cell: Cell): SheetCell {
  const text = cellText(cell)
  return text === '' ? null : textOf(text)
}

function textOf(text: string) {
  // Where a line may part on paper means nothing in a cell, and would spoil a search for the word.
  return { value: xmlText(text).replaceAll('\u200b', ''), type: String, wrap: true as const }
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
