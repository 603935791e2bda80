import { sql } from 'kysely'

import { cellVersion } from '../../shared/sync/cell-version'
import { type CellValue, rowCount, type RowGroup } from '../../shared/sync/row-group'
import {
  isSyncedTableName,
  type SyncedTable,
  syncedTable,
  type SyncedTableName,
} from '../../shared/sync/synced-tables'
import { markChanged } from '../database/change-log'
import type { WriteDb } from '../database/database'
import { mergeRows } from './merge-rows'

/** A patch group of another device's commit, with what its cells' versions are made of. */
export type IncomingGroup = {
  readonly group: RowGroup
  readonly deviceNo: number
  readonly deviceTag: number
  readonly lamport: number
}

/** Rows by origin: what a bundle brought, for the preview and for the truthful ending. */
export type AppliedCount = {
  readonly deviceNo: number
  readonly table: SyncedTableName
  readonly inserted: number
  readonly updated: number
}

/** Rows of one table that set the same columns; the last cell of a row is its version. */
export type Batch = {
  readonly deviceNo: number
  readonly table: SyncedTableName
  readonly columns: readonly string[]
  readonly rows: ReadonlyMap<string, readonly (string | number | null)[]>
}

/**
 * Merges patches into the tables. The order of commits does not matter, since every cell keeps the
 * greater version (DESIGN 5.2); so all rows that set the same columns are merged as one set.
 * Tables and columns this version does not know are left out: the caller keeps those commits.
 */
export async function applyGroups(
  db: WriteDb,
  groups: readonly IncomingGroup[],
): Promise<readonly AppliedCount[]> {
  const counts: AppliedCount[] = []
  for (const batch of toBatches(groups)) {
    const { inserted, updated } = await applyBatch(db, batch)
    if (inserted + updated > 0) {
      markChanged(db, batch.table)
      counts.push({ deviceNo: batch.deviceNo, table: batch.table, inserted, updated })
    }
  }
  return counts
}

/** Whether every table and column of the group is one this version knows. */
export function isFullyKnown({ table, columns, keyColumns }: RowGroup): boolean {
  if (!isSyncedTableName(table)) return false
  const spec = syncedTable(table)
  return (
    keyColumns.join() === spec.key.join() &&
    columns.slice(keyColumns.length).every((name) => Object.hasOwn(spec.columns, name))
  )
}

function toBatches(groups: readonly IncomingGroup[]): Iterable<Batch> {
  const batches = new Map<
    string,
    Batch & { rows: Map<string, readonly (string | number | null)[]> }
  >()
  for (const incoming of groups) {
    const known = knownPart(incoming.group)
    if (!known) continue
    const { table, spec, indexes, columns } = known
    const version = cellVersion({ ...incoming, isCorrection: incoming.group.isCorrection })
    const signature = `${incoming.deviceNo}/${table}/${columns.join()}`
    const batch = batches.get(signature) ?? {
      deviceNo: incoming.deviceNo,
      table,
      columns,
      rows: new Map(),
    }
    batches.set(signature, batch)
    addRows(batch.rows, { group: incoming.group, indexes, keyLength: spec.key.length, version })
  }
  return batches.values()
}

function knownPart(group: RowGroup):
  | {
      readonly table: SyncedTableName
      readonly spec: SyncedTable
      readonly indexes: readonly number[]
      readonly columns: readonly string[]
    }
  | undefined {
  if (!isSyncedTableName(group.table)) return undefined
  const spec = syncedTable(group.table)
  if (group.keyColumns.join() !== spec.key.join()) return undefined
  const indexes = group.columns
    .map((_, index) => index)
    .filter(
      (index) => index < spec.key.length || Object.hasOwn(spec.columns, group.columns[index] ?? ''),
    )
  return {
    table: group.table,
    spec,
    indexes,
    columns: indexes.map((index) => group.columns[index] ?? ''),
  }
}

function addRows(
  rows: Map<string, readonly (string | number | null)[]>,
  options: {
    readonly group: RowGroup
    readonly indexes: readonly number[]
    readonly keyLength: number
    readonly version: number
  },
): void {
  const { group, indexes, keyLength, version } = options
  const columns = indexes.map((index) => group.values[index] ?? [])
  for (let row = 0; row < rowCount(group); row += 1) {
    const cells: (string | number | null)[] = columns.map((column) => toSqlValue(column[row]))
    const key = keyLength === 1 ? String(cells[0]) : cells.slice(0, keyLength).join(':')
    cells.push(version)
    const other = rows.get(key)
    // The same columns written twice: the later write supersedes the earlier one whole.
    if (other === undefined || Number(other.at(-1)) < version) rows.set(key, cells)
  }
}

/** No synced column holds bytes; whoever sends some has another schema, and gets NULL. */
function toSqlValue(value: CellValue | undefined): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

async function applyBatch(
  db: WriteDb,
  batch: Batch,
): Promise<{ readonly inserted: number; readonly updated: number }> {
  const spec = syncedTable(batch.table)
  if (!isWhole(spec, batch.columns)) return mergeRows(db, batch, [...batch.rows.keys()])
  const inserted = await insertUnknown(db, batch)
  if (inserted === batch.rows.size) return { inserted, updated: 0 }
  const merged = await mergeRows(db, batch, await keysNotFrom(db, batch))
  return { inserted: inserted + merged.inserted, updated: merged.updated }
}

/** True when the columns say every network cell, so that the row's version speaks for all of them. */
export function isWhole(spec: SyncedTable, columns: readonly string[]): boolean {
  return Object.entries(spec.columns).every(
    ([name, { scope }]) => scope === 'hub' || columns.includes(name),
  )
}

/** Inserts the rows that are not there yet; the others are left for the merge. */
async function insertUnknown(db: WriteDb, batch: Batch): Promise<number> {
  const columns = [...batch.columns, 'row_version']
  const rows = JSON.stringify([...batch.rows.values()])
  await sql`
    insert or ignore into ${sql.table(batch.table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((_, index) => sql`value ->> ${sql.lit(index)}`))}
    from json_each(${rows})`.execute(db)
  const { rows: counted } = await sql<{ inserted: number }>`select changes() as inserted`.execute(
    db,
  )
  return counted[0]?.inserted ?? 0
}

/** Keys of the batch whose row in the table was not written whole by the batch itself. */
async function keysNotFrom(db: WriteDb, batch: Batch): Promise<readonly string[]> {
  const { key } = syncedTable(batch.table)
  const keys = [...batch.rows].map(([rowKey, row]) => [
    rowKey,
    ...row.slice(0, key.length),
    row.at(-1),
  ])
  const matches = key.map(
    (name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index + 1)}`,
  )
  const { rows } = await sql<{ row_key: string }>`
    select k.value ->> 0 as row_key
    from json_each(${JSON.stringify(keys)}) k cross join ${sql.table(batch.table)} t
    where ${sql.join(matches, sql` and `)} and t.row_version != k.value ->> ${sql.lit(key.length + 1)}`.execute(
    db,
  )
  return rows.map((row) => row.row_key)
}
