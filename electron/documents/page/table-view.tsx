import type { ReactNode } from 'react'

import type { Align, Cell, Column, HeadCell, TableBlock } from '../document'
import { TextView } from './text-view'

/** So many last lines stay with the signatures below them. */
const linesWithSigners = 2

/**
 * `closing`: the signatures below it, as a last row without lines. They share a group of rows with the
 * end of the table that no page parts, because a signature alone on a sheet proves nothing.
 */
export function TableView({
  table,
  closing = null,
}: {
  readonly table: TableBlock
  readonly closing?: ReactNode
}) {
  const { columns, rows, foot = [], rowHeightMm } = table
  const style = rowHeightMm === undefined ? undefined : { height: `${rowHeightMm}mm` }
  const kept = closing === null ? rows.length : Math.max(0, rows.length - linesWithSigners)
  const lines = rows.map((cells, index) => (
    <tr key={index} style={style}>
      <Cells cells={cells} columns={columns} />
    </tr>
  ))
  const empty =
    rows.length === 0 && table.emptyText !== undefined ? (
      <tr>
        <td colSpan={columns.length} className="center">
          {table.emptyText}
        </td>
      </tr>
    ) : null
  const footRows = foot.map((cells, index) => (
    <tr key={index} className="total">
      <Cells cells={cells} columns={columns} />
    </tr>
  ))
  return (
    <table className={table.isSmall === true ? 'table small' : 'table'}>
      <colgroup>
        {widths(columns).map((width, index) => (
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <Head table={table} />
      {kept === 0 && closing !== null ? null : (
        <tbody>
          {closing === null ? empty : null}
          {lines.slice(0, kept)}
        </tbody>
      )}
      {closing === null ? (
        foot.length === 0 ? null : (
          <tfoot>{footRows}</tfoot>
        )
      ) : (
        <tbody className="closing">
          {empty}
          {lines.slice(kept)}
          {footRows}
          <tr className="signing">
            <td colSpan={columns.length}>{closing}</td>
          </tr>
        </tbody>
      )}
    </table>
  )
}

function Head({ table: { head, columns } }: { readonly table: TableBlock }) {
  const rows: readonly (readonly HeadCell[])[] = head ?? [
    columns.map(({ title }) => ({ text: title })),
  ]
  return (
    <thead>
      {rows.map((cells, index) => (
        <tr key={index}>
          {cells.map((cell, at) => (
            <th key={at} colSpan={cell.columns ?? 1} rowSpan={cell.rows ?? 1}>
              {cell.text}
            </th>
          ))}
        </tr>
      ))}
    </thead>
  )
}

function Cells({
  cells,
  columns,
}: {
  readonly cells: readonly Cell[]
  readonly columns: readonly Column[]
}) {
  return cells.map((cell, index) => (
    <CellView key={index} cell={cell} align={columns[index]?.align ?? 'left'} />
  ))
}

function CellView({ cell, align }: { readonly cell: Cell; readonly align: Align }) {
  if (cell === null) return <td />
  if (typeof cell === 'string' || !('kind' in cell)) {
    return (
      <td className={align}>
        <TextView text={cell} />
      </td>
    )
  }
  switch (cell.kind) {
    case 'amount':
      return <td className="right">{cell.text}</td>
    case 'signature':
      return (
        <td className={cell.number % 2 === 0 ? 'signature even' : 'signature'}>
          <div>{cell.number}.</div>
        </td>
      )
    case 'span':
      return (
        <td colSpan={cell.columns} className={cell.align ?? 'left'}>
          <TextView text={cell.text} />
        </td>
      )
  }
}

/** Fixed widths stand; the others share what is left. */
function widths(columns: readonly Column[]): readonly string[] {
  const fixed = columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 0), 0)
  const shares = columns.reduce(
    (sum, { width }) => sum + (typeof width === 'number' ? 0 : width.share),
    0,
  )
  return columns.map(({ width }) =>
    typeof width === 'number'
      ? `${width}mm`
      : `calc((var(--inner-width) - ${fixed}mm) * ${(width.share / shares).toFixed(5)})`,
  )
}
