import type { ReactNode } from 'react'

import { columnWidths } from '../column-widths'
import type { Align, Cell, Column, HeadCell, TableBlock } from '../document'
import { TextView } from './text-view'

/**
 * The head stands again on every page. The last rows, the sums and what closes the table (`after`)
 * are one group that no page parts: a signature alone on a sheet could be put under any list. Chromium
 * keeps groups of rows whole in a table of many pages, and no other request about breaks there.
 */
export function TableView({
  table,
  after,
}: {
  readonly table: TableBlock
  readonly after: ReactNode
}) {
  return <TableFrame table={table}>{[...tableBodies(table, after)]}</TableFrame>
}

/** The table without its rows. */
export function TableFrame({
  table,
  children,
}: {
  readonly table: TableBlock
  readonly children?: ReactNode
}) {
  const { columns, points } = table
  return (
    <table
      className={table.isSmall === true ? 'table small' : 'table'}
      style={points === undefined ? undefined : { fontSize: `${points}pt` }}
    >
      <colgroup>
        {tracks(columns).map((width, index) => (
          <col key={index} style={{ width }} />
        ))}
      </colgroup>
      <Head table={table} />
      {children}
    </table>
  )
}

/** The rows in groups, which are made and rendered one by one where there are thousands. */
export function* tableBodies(table: TableBlock, after: ReactNode): Generator<ReactNode> {
  const { columns, rows, foot = [], rowHeightMm } = table
  const style = rowHeightMm === undefined ? undefined : { height: `${rowHeightMm}mm` }
  const groups = groupsOf(rows)
  for (const [index, group] of groups.entries()) {
    const isLast = index === groups.length - 1
    yield (
      <tbody key={index} className={isLast || isHeaded(group) ? 'kept' : undefined}>
        {group.map((cells, at) => (
          <tr key={at} style={style}>
            <Cells cells={cells} columns={columns} />
          </tr>
        ))}
        {isLast ? <Closing table={table} foot={foot} after={after} /> : null}
      </tbody>
    )
  }
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

function Closing({
  table: { columns, rows, emptyText },
  foot,
  after,
}: {
  readonly table: TableBlock
  readonly foot: readonly (readonly Cell[])[]
  readonly after: ReactNode
}) {
  return (
    <>
      {rows.length === 0 && emptyText !== undefined ? (
        <tr>
          <td colSpan={columns.length} className="center">
            {emptyText}
          </td>
        </tr>
      ) : null}
      {foot.map((cells, index) => (
        <tr key={index} className="sum">
          <Cells cells={cells} columns={columns} />
        </tr>
      ))}
      {after === null ? null : (
        <tr className="after">
          <td colSpan={columns.length}>{after}</td>
        </tr>
      )}
    </>
  )
}

/** Rows that stay with the sums and the signatures below them. */
const lastRows = 2
/** Rows of one group that pages may part: it looks like one with more, and is rendered in between. */
const mostRows = 50

type Row = readonly Cell[]

/** Runs of rows that pages may part, the heads of sections with their first row, the last rows. */
function groupsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const last = Math.max(0, rows.length - lastRows)
  const groups: Row[][] = []
  for (let at = 0; at < last; at += 1) {
    const row = rows[at]
    const group = groups.at(-1)
    if (row === undefined) continue
    if (group === undefined || isSection(row) || group.length >= mostRows) groups.push([row])
    else if (isHeaded(group) && group.some((one) => !isSection(one))) groups.push([row])
    else group.push(row)
  }
  const heads = groups.at(-1)?.every(isSection) === true ? (groups.pop() ?? []) : []
  return [...groups, [...heads, ...rows.slice(last)]]
}

function isHeaded([first]: readonly Row[]): boolean {
  return first !== undefined && isSection(first)
}

/** One cell across the table heads the rows below it. */
function isSection(cells: readonly Cell[]): boolean {
  const [only] = cells
  return cells.length === 1 && only !== null && typeof only === 'object' && 'kind' in only
}

function Cells({
  cells,
  columns,
}: {
  readonly cells: readonly Cell[]
  readonly columns: readonly Column[]
}) {
  let column = 0
  return cells.map((cell, index) => {
    const align = columns[column]?.align ?? 'left'
    column += typeof cell === 'object' && cell !== null && 'columns' in cell ? cell.columns : 1
    return <CellView key={index} cell={cell} align={align} />
  })
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
      return <td className={align === 'center' ? align : 'right'}>{cell.text}</td>
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

function tracks(columns: readonly Column[]): readonly string[] {
  const { fixedMm, widths } = columnWidths(columns)
  return widths.map((width) =>
    'mm' in width
      ? `${width.mm}mm`
      : `calc((var(--inner-width) - ${fixedMm}mm) * ${width.part.toFixed(5)})`,
  )
}
