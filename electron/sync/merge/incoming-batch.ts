import { cellVersion } from '../../../shared/sync/cell-version'
import { type CellValue, rowCount, type RowGroup } from '../../../shared/sync/row-group'
import type { SyncedColumn, SyncedTable } from '../../../shared/sync/synced-table'
import {
  isSyncedTableName,
  syncedTable,
  type SyncedTableName,
} from '../../../shared/sync/synced-tables'

/** A patch group of another device's commit, with what its cells' versions are made of. */
export type IncomingGroup = {
  readonly group: RowGroup
  readonly deviceNo: number
  readonly deviceTag: number
  readonly seq: number
  readonly lamport: number
}

export type Cell = string | number | null

/** The rows of one commit in a batch, by column in the batch's order. */
export type BatchPart = {
  readonly seq: number
  readonly version: number
  readonly rows: number
  readonly values: readonly (readonly Cell[])[]
}

/** Rows of one device and table that set the same columns, key columns first. */
export type Batch = {
  readonly deviceNo: number
  readonly table: SyncedTableName
  readonly columns: readonly string[]
  /** True when the columns say every network cell, so that the row's version speaks for all of them. */
  readonly isWhole: boolean
  readonly parts: readonly BatchPart[]
}

/** The newest of a batch's rows with one key. */
export type BatchRow = { readonly cells: readonly Cell[]; readonly part: BatchPart }

/** Whether every table and column of the group is one this version knows. */
export function isFullyKnown({ table, columns, keyColumns }: RowGroup): boolean {
  if (!isSyncedTableName(table)) return false
  const spec = syncedTable(table)
  return (
    keyColumns.join() === spec.key.join() &&
    columns.slice(keyColumns.length).every((name) => Object.hasOwn(spec.columns, name))
  )
}

/**
 * The order of commits does not matter, since every cell keeps the greater version (DESIGN 5.2); so
 * all rows that set the same columns are merged as one set. Tables and columns this version does
 * not know are left out: the caller keeps those commits.
 */
export function toBatches(groups: readonly IncomingGroup[]): Iterable<Batch> {
  const batches = new Map<string, Batch & { readonly parts: BatchPart[] }>()
  const usable = new Set<Cell>()
  for (const incoming of groups) {
    const { group, deviceNo, seq } = incoming
    if (!isSyncedTableName(group.table)) continue
    const { table } = group
    const spec = syncedTable(table)
    if (group.keyColumns.join() !== spec.key.join()) continue
    const indexes = group.columns
      .map((_, index) => index)
      .filter((index) => index < spec.key.length || columnOf(spec, group.columns[index]))
    const columns = indexes.map((index) => group.columns[index] ?? '')
    const signature = `${deviceNo}/${table}/${columns.join()}`
    const batch = batches.get(signature) ?? {
      deviceNo,
      table,
      columns,
      isWhole: isWhole(spec, columns),
      parts: [],
    }
    batches.set(signature, batch)
    const part = usablePart(group, { spec, indexes, usable })
    if (part.rows === 0) continue
    const version = cellVersion({ ...incoming, isCorrection: group.isCorrection })
    for (const piece of inPieces(part)) batch.parts.push({ seq, version, ...piece })
  }
  return batches.values()
}

/** The newest row of every key, as arrays in column order. */
export function newestRows(batch: Batch): ReadonlyMap<string, BatchRow> {
  const keyLength = syncedTable(batch.table).key.length
  const newest = new Map<string, BatchRow>()
  for (const part of batch.parts) {
    for (let row = 0; row < part.rows; row += 1) {
      const cells = part.values.map((column) => column[row] ?? null)
      const key = cells.slice(0, keyLength).join(':')
      const other = newest.get(key)
      // The same columns written twice: the later write supersedes the earlier one whole.
      if (other === undefined || other.part.version < part.version) newest.set(key, { cells, part })
    }
  }
  return newest
}

/** Rows and characters of a part at most: what is said to SQLite at once grows with it. */
const mostOfPart = { rows: 2_048, text: 1024 * 1024 }

type PartRows = Pick<BatchPart, 'rows' | 'values'>

function* inPieces(part: PartRows): Generator<PartRows> {
  const { rows, values } = part
  let from = 0
  let text = 0
  for (let row = 0; row < rows; row += 1) {
    let length = 0
    for (const column of values) {
      const cell = column[row]
      if (typeof cell === 'string') length += cell.length
    }
    if (row > from && (row - from >= mostOfPart.rows || text + length > mostOfPart.text)) {
      yield rowsOf(part, from, row)
      from = row
      text = 0
    }
    text += length
  }
  if (from === 0) yield part
  else yield rowsOf(part, from, rows)
}

function rowsOf({ values }: PartRows, from: number, to: number): PartRows {
  return { rows: to - from, values: values.map((column) => column.slice(from, to)) }
}

/** So many rows at once as a part has, for what looks at each of them. */
export function* rowPortions(
  rows: ReadonlyMap<string, BatchRow>,
): Generator<ReadonlyMap<string, BatchRow>> {
  let portion = new Map<string, BatchRow>()
  let text = 0
  for (const [key, row] of rows) {
    const length = row.cells.reduce<number>(
      (sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0),
      0,
    )
    if (portion.size >= mostOfPart.rows || (portion.size > 0 && text + length > mostOfPart.text)) {
      yield portion
      portion = new Map()
      text = 0
    }
    portion.set(key, row)
    text += length
  }
  if (portion.size > 0) yield portion
}

function isWhole(spec: SyncedTable, columns: readonly string[]): boolean {
  return Object.entries(spec.columns).every(
    ([name, { scope }]) => scope === 'hub' || columns.includes(name),
  )
}

/** Ids and content hashes. Anything else would not be a row of ours, and hashes become file names. */
const usableKey = /^[0-9a-z]{1,64}$/

function usablePart(
  group: RowGroup,
  {
    spec,
    indexes,
    usable,
  }: {
    readonly spec: SyncedTable
    readonly indexes: readonly number[]
    /** Keys that were looked at: the same people stand in one sheet after the other. */
    readonly usable: Set<Cell>
  },
): Pick<BatchPart, 'rows' | 'values'> {
  const keyLength = spec.key.length
  const values = indexes.map((index) => {
    const column = group.values[index] ?? []
    const type = index < keyLength ? 'text' : columnOf(spec, group.columns[index])?.type
    return fittingCells(column, type ?? 'text')
  })
  const rows = rowCount(group)
  const unusable = unusableRows(values.slice(0, keyLength), usable)
  if (unusable.size === 0) return { rows, values }
  return {
    rows: rows - unusable.size,
    values: values.map((column) => column.filter((_, row) => !unusable.has(row))),
  }
}

function unusableRows(keys: readonly (readonly Cell[])[], usable: Set<Cell>): ReadonlySet<number> {
  const unusable = new Set<number>()
  for (const column of keys) {
    for (let row = 0; row < column.length; row += 1) {
      const value = column[row] ?? null
      if (usable.has(value)) continue
      if (typeof value === 'string' && usableKey.test(value)) usable.add(value)
      else unusable.add(row)
    }
  }
  return unusable
}

function columnOf(spec: SyncedTable, name: string | undefined): SyncedColumn | undefined {
  return name !== undefined && Object.hasOwn(spec.columns, name) ? spec.columns[name] : undefined
}

/** Whoever sends another type than the column's has another schema, and gets NULL on every hub alike. */
function fittingCells(
  column: readonly CellValue[],
  type: SyncedColumn['type'],
): readonly (string | number | null)[] {
  const fits = fitting[type]
  // What fits is a text, a number or nothing, never bytes.
  if (column.every(fits)) return column as readonly Cell[]
  return column.map((value) => (fits(value) ? (value as Cell) : null))
}

const isText = (value: CellValue) => value === null || typeof value === 'string'

const fitting: Readonly<Record<SyncedColumn['type'], (value: CellValue) => boolean>> = {
  id: isText,
  text: isText,
  integer: (value) => value === null || Number.isSafeInteger(value),
  real: (value) => value === null || typeof value === 'number',
}
