import { sql } from 'kysely'

import { assert } from '../../shared/lib/assert'
import { type SyncedTable, syncedTable } from '../../shared/sync/synced-tables'
import type { PatchValue } from '../database/change-log'
import type { WriteDb } from '../database/database'
import { type Batch, isWhole } from './apply-groups'

/**
 * The careful half of the merge: rows that exist (or are edited before they arrive), cell by cell.
 * A cell's version is its entry in cell_versions, else the row's; the greater version wins, equal
 * versions fall back to the greater value.
 */
type Cell = PatchValue
type CurrentRow = {
  readonly cells: ReadonlyMap<string, Cell>
  readonly rowVersion: number
  readonly versions: ReadonlyMap<number, number>
}
type CellWrite = {
  readonly key: readonly Cell[]
  readonly rowKey: string
  readonly value: Cell
  readonly version: number
}

export async function mergeRows(
  db: WriteDb,
  batch: Batch,
  keys: readonly string[],
): Promise<{ readonly inserted: number; readonly updated: number }> {
  if (keys.length === 0) return { inserted: 0, updated: 0 }
  const spec = syncedTable(batch.table)
  const current = await readCurrent(db, batch, keys)
  const missing = keys.filter((key) => !current.has(key))
  if (missing.length > 0) await insertBare(db, batch, missing)

  const writes = new Map<string, CellWrite[]>()
  const raised: { readonly key: readonly Cell[]; readonly version: number }[] = []
  let updated = 0
  for (const rowKey of keys) {
    const row = batch.rows.get(rowKey)
    assert(row, 'the key stands in the batch')
    const version = Number(row.at(-1))
    const before = current.get(rowKey) ?? bareRow
    const changed = collectWinners({ spec, batch, rowKey, row, version, before, writes })
    if (changed && current.has(rowKey)) updated += 1
    if (isWhole(spec, batch.columns) && version > before.rowVersion) {
      raised.push({ key: row.slice(0, spec.key.length), version })
    }
  }
  for (const [column, cells] of writes) await writeCells(db, batch, column, cells)
  if (raised.length > 0) await raiseRowVersions(db, batch, raised)
  return { inserted: missing.length, updated }
}

const bareRow: CurrentRow = { cells: new Map(), rowVersion: 0, versions: new Map() }

/** Adds the cells of one incoming row that win; says whether any value changed. */
function collectWinners(options: {
  readonly spec: SyncedTable
  readonly batch: Batch
  readonly rowKey: string
  readonly row: readonly Cell[]
  readonly version: number
  readonly before: CurrentRow
  readonly writes: Map<string, CellWrite[]>
}): boolean {
  const { spec, batch, rowKey, row, version, before, writes } = options
  const keyLength = spec.key.length
  let hasChanged = false
  for (let index = keyLength; index < batch.columns.length; index += 1) {
    const name = batch.columns[index] ?? ''
    const value = row[index] ?? null
    const old = before.cells.get(name) ?? null
    const oldVersion = before.versions.get(spec.columns[name]?.number ?? 0) ?? before.rowVersion
    const wins = version > oldVersion || (version === oldVersion && isGreater(value, old))
    if (!wins) continue
    if (value !== old) hasChanged = true
    const list = writes.get(name) ?? []
    writes.set(name, list)
    list.push({ key: row.slice(0, keyLength), rowKey, value, version })
  }
  return hasChanged
}

/** NULL below numbers below text, as SQLite orders them; text by UTF-16 code units, alike everywhere. */
function isGreater(left: Cell, right: Cell): boolean {
  const rank = (cell: Cell) => (cell === null ? 0 : typeof cell === 'number' ? 1 : 2)
  if (rank(left) !== rank(right)) return rank(left) > rank(right)
  return left !== null && right !== null && left > right
}

async function readCurrent(
  db: WriteDb,
  batch: Batch,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CurrentRow>> {
  const spec = syncedTable(batch.table)
  const values = batch.columns.slice(spec.key.length)
  const lookups = JSON.stringify(
    keys.map((key) => [key, ...(batch.rows.get(key) ?? []).slice(0, spec.key.length)]),
  )
  const matches = spec.key.map(
    (name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index + 1)}`,
  )
  const columns = values.map((name) => sql`t.${sql.ref(name)} as ${sql.ref(`c_${name}`)}`)
  const rows = await sql<Record<string, Cell>>`
    select ${sql.join([sql`k.value ->> 0 as row_key`, sql`t.row_version as row_version`, ...columns])}
    from json_each(${lookups}) k cross join ${sql.table(batch.table)} t
    where ${sql.join(matches, sql` and `)}`.execute(db)
  const versions = await sql<{ row_key: string; column_no: number; version: number }>`
    select v.row_key, v.column_no, v.version
    from json_each(${JSON.stringify(keys)}) k cross join cell_versions v
    where v.table_no = ${spec.number} and v.row_key = k.value`.execute(db)
  const byRow = new Map<string, Map<number, number>>()
  for (const { row_key, column_no, version } of versions.rows) {
    const entry = byRow.get(row_key) ?? new Map<number, number>()
    byRow.set(row_key, entry)
    entry.set(column_no, version)
  }
  return new Map(
    rows.rows.map((row) => {
      const rowKey = String(row['row_key'])
      return [
        rowKey,
        {
          cells: new Map(values.map((name) => [name, row[`c_${name}`] ?? null])),
          rowVersion: Number(row['row_version']),
          versions: byRow.get(rowKey) ?? new Map<number, number>(),
        },
      ]
    }),
  )
}

/** A row that is edited before it arrives: it exists, and whatever makes it later fills the rest. */
async function insertBare(db: WriteDb, batch: Batch, keys: readonly string[]): Promise<void> {
  const { key } = syncedTable(batch.table)
  const rows = JSON.stringify(
    keys.map((rowKey) => (batch.rows.get(rowKey) ?? []).slice(0, key.length)),
  )
  await sql`
    insert into ${sql.table(batch.table)} (${sql.join(key.map((name) => sql.ref(name)))}, row_version)
    select ${sql.join(key.map((_, index) => sql`value ->> ${sql.lit(index)}`))}, 0
    from json_each(${rows})`.execute(db)
}

async function writeCells(
  db: WriteDb,
  batch: Batch,
  column: string,
  cells: readonly CellWrite[],
): Promise<void> {
  const spec = syncedTable(batch.table)
  const matches = spec.key.map(
    (name, index) => sql`${sql.ref(`${batch.table}.${name}`)} = j.value ->> ${sql.lit(index)}`,
  )
  const values: PatchValue[][] = cells.map(({ key, value }) => [...key, value])
  await sql`
    update ${sql.table(batch.table)} set ${sql.ref(column)} = j.value ->> ${sql.lit(spec.key.length)}
    from json_each(${JSON.stringify(values)}) j
    where ${sql.join(matches, sql` and `)}`.execute(db)
  const number = spec.columns[column]?.number
  assert(number !== undefined, `${column} is registered`)
  await sql`
    insert into cell_versions (table_no, row_key, column_no, version)
    select ${spec.number}, j.value ->> 0, ${number}, j.value ->> 1
    from json_each(${JSON.stringify(cells.map(({ rowKey, version }) => [rowKey, version]))}) j
    where true
    on conflict (table_no, row_key, column_no) do update set version = excluded.version`.execute(db)
}

async function raiseRowVersions(
  db: WriteDb,
  batch: Batch,
  rows: readonly { readonly key: readonly Cell[]; readonly version: number }[],
): Promise<void> {
  const { key } = syncedTable(batch.table)
  const matches = key.map(
    (name, index) => sql`${sql.ref(`${batch.table}.${name}`)} = j.value ->> ${sql.lit(index)}`,
  )
  const values = JSON.stringify(rows.map((row) => [...row.key, row.version]))
  await sql`
    update ${sql.table(batch.table)} set row_version = j.value ->> ${sql.lit(key.length)}
    from json_each(${values}) j where ${sql.join(matches, sql` and `)}`.execute(db)
}
