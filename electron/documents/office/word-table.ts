import { type Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'

import { columnWidths } from '../column-widths'
import { type Cell, cellText, type Column, type TableBlock } from '../document'
import { line, twips } from './word-line'

/** Tables of a Word file, with the columns as wide as on the page. */
export function cellOf(children: readonly Paragraph[], percent?: number, span = 1): TableCell {
  return new TableCell({
    children: [...children],
    columnSpan: span,
    ...(percent === undefined ? {} : { width: { size: percent, type: WidthType.PERCENTAGE } }),
  })
}

export function tableOf(table: TableBlock, inner: number): Table {
  const head = table.head ?? [
    table.columns.map(({ title }) => ({ text: title, columns: 1, rows: 1 })),
  ]
  const bodyRow = (cells: readonly Cell[]) =>
    new TableRow({ cantSplit: true, children: bodyCells(cells, table.columns) })
  return new Table({
    width: { size: inner, type: WidthType.DXA },
    // Without a grid Word measures columns by their words, and LibreOffice makes them all alike.
    layout: TableLayoutType.FIXED,
    columnWidths: gridOf(table.columns, inner),
    rows: [
      ...head.map(
        (cells) =>
          new TableRow({
            tableHeader: true,
            children: cells.map(
              (cell) =>
                new TableCell({
                  children: [line(cell.text, { align: 'center', isBold: true, after: 0 })],
                  columnSpan: cell.columns ?? 1,
                  rowSpan: cell.rows ?? 1,
                }),
            ),
          }),
      ),
      ...table.rows.map((cells) => bodyRow(cells)),
      ...(table.foot ?? []).map((cells) => bodyRow(cells)),
    ],
  })
}

/** A cell over several columns moves those behind it on. */
function bodyCells(cells: readonly Cell[], columns: readonly Column[]): TableCell[] {
  let at = 0
  return cells.map((cell) => {
    const span =
      cell !== null && typeof cell === 'object' && 'kind' in cell && cell.kind === 'span'
        ? cell
        : null
    const align = span?.align ?? columns[at]?.align ?? 'left'
    at += span?.columns ?? 1
    return cellOf([line(cellText(cell), { align, after: 0 })], undefined, span?.columns ?? 1)
  })
}

/** As on the page. */
function gridOf(columns: readonly Column[], inner: number): number[] {
  const { fixedMm, widths } = columnWidths(columns)
  const left = Math.max(0, inner - twips(fixedMm))
  return widths.map((width) => ('mm' in width ? twips(width.mm) : Math.round(left * width.part)))
}
