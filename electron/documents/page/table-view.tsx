import type { Align, Cell, Column, HeadCell, TableBlock } from '../document'
import { TextView } from './text-view'

export function TableView({ table }: { readonly table: TableBlock }) {
  const { columns, rows, foot = [], rowHeightMm } = table
  const head: readonly (readonly HeadCell[])[] = table.head ?? [
    columns.map(({ title }) => ({ text: title })),
  ]
  const style = rowHeightMm === undefined ? undefined : { height: `${rowHeightMm}mm` }
  return (
    <table className={table.isSmall === true ? 'table small' : 'table'}>
      <colgroup>
        {widths(columns).map((width, index) => (
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <thead>
        {head.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, at) => (
              <th key={at} colSpan={cell.columns ?? 1} rowSpan={cell.rows ?? 1}>
                {cell.text}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.length === 0 && table.emptyText !== undefined ? (
          <tr>
            <td colSpan={columns.length} className="center">
              {table.emptyText}
            </td>
          </tr>
        ) : null}
        {rows.map((cells, index) => (
          <tr key={index} style={style}>
            <Cells cells={cells} columns={columns} />
          </tr>
        ))}
      </tbody>
      {foot.length === 0 ? null : (
        <tfoot>
          {foot.map((cells, index) => (
            <tr key={index}>
              <Cells cells={cells} columns={columns} />
            </tr>
          ))}
        </tfoot>
      )}
    </table>
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
