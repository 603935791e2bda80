import { sql } from 'kysely'

import { assert } from '../../../shared/lib/assert'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import { findCellWriters } from '../feeds/cell-writers'
import type { ApplyOptions } from './apply-groups'
import { findClashes } from './find-clashes'
import { keepBefore } from './import-log'
import { type Batch, type BatchRow, type Cell, rowPortions } from './incoming-batch'
import { readStandingRows, type StandingRow } from './standing-rows'

/**
 * The careful half of the merge: rows that exist (or are edited before they arrive), cell by cell.
 * A cell's version is its entry in cell_versions, else the row's; the greater version wins, equal
 * versions fall back to the greater value.
 */
export type MergedRows = { readonly batch: Batch; readonly rows: ReadonlyMap<string, BatchRow> }

/** An incoming cell beside the one that stands. */
export type CellMeeting = {
  readonly rowKey: string
  readonly parent: string
  readonly column: string
  readonly key: readonly Cell[]
  readonly wins: boolean
  readonly incoming: { readonly value: Cell; readonly version: number; readonly seq: number }
  /** Version 0: nobody has written it. */
  readonly standing: { readonly value: Cell; readonly version: number }
}

export async function mergeRows(
  db: WriteDb,
  { batch, rows }: MergedRows,
  options: ApplyOptions,
): Promise<void> {
  for (const some of rowPortions(rows)) await mergeSome(db, { batch, rows: some }, options)
}

async function mergeSome(db: WriteDb, merged: MergedRows, options: ApplyOptions): Promise<void> {
  const { batch, rows } = merged
  const standing = await readStandingRows(db, merged)
  const missing = [...rows.keys()].filter((rowKey) => !standing.has(rowKey))
  if (missing.length > 0) await insertBare(db, merged, missing)

  const meetings = [...rows].flatMap(([rowKey, row]) =>
    meetCells(batch, { rowKey, row, before: standing.get(rowKey) ?? bareRow }),
  )
  const winners = meetings.filter(({ wins }) => wins)
  for (const [column, cells] of byColumn(winners)) await writeCells(db, batch, column, cells)
  const raised = batch.isWhole ? raisedRows(merged, standing) : []
  if (raised.length > 0) await raiseRowVersions(db, batch, raised)
  if (options.importId !== null) {
    const overwritten = winners.filter(({ rowKey }) => standing.has(rowKey))
    await keepBefore(db, { table: batch.table, importId: options.importId, cells: overwritten })
  }
  await countChanges(db, merged, { standing, winners }, options)
  await findClashes(db, { ...merged, meetings, standing }, options)
}

const bareRow: StandingRow = { cells: new Map(), rowVersion: 0, versions: new Map() }

function meetCells(
  batch: Batch,
  met: { readonly rowKey: string; readonly row: BatchRow; readonly before: StandingRow },
): readonly CellMeeting[] {
  const { rowKey, row, before } = met
  const spec = syncedTable(batch.table)
  const keyLength = spec.key.length
  const key = row.cells.slice(0, keyLength)
  return batch.columns.slice(keyLength).map((column, index) => {
    const { version, seq } = row.part
    const incoming = { value: row.cells[index + keyLength] ?? null, version, seq }
    const standing = {
      value: before.cells.get(column) ?? null,
      version: before.versions.get(spec.columns[column]?.number ?? 0) ?? before.rowVersion,
    }
    const isEqual = version === standing.version
    const wins = isEqual ? isGreater(incoming.value, standing.value) : version > standing.version
    return { rowKey, parent: String(key[0]), column, key, wins, incoming, standing }
  })
}

/** NULL below numbers below text, as SQLite orders them; text by UTF-16 code units, alike everywhere. */
function isGreater(left: Cell, right: Cell): boolean {
  const rank = (cell: Cell) => (cell === null ? 0 : typeof cell === 'number' ? 1 : 2)
  if (rank(left) !== rank(right)) return rank(left) > rank(right)
  return left !== null && right !== null && left > right
}

function byColumn(cells: readonly CellMeeting[]): ReadonlyMap<string, readonly CellMeeting[]> {
  const columns = new Map<string, CellMeeting[]>()
  for (const cell of cells) {
    const list = columns.get(cell.column) ?? []
    columns.set(cell.column, list)
    list.push(cell)
  }
  return columns
}

function raisedRows(
  { rows }: MergedRows,
  standing: ReadonlyMap<string, StandingRow>,
): readonly { readonly row: BatchRow }[] {
  return [...rows].flatMap(([rowKey, row]) =>
    row.part.version > (standing.get(rowKey)?.rowVersion ?? 0) ? [{ row }] : [],
  )
}

/** Each row once: removed when the merge took it off the lists, else changed, else new. */
async function countChanges(
  db: WriteDb,
  { batch, rows }: MergedRows,
  done: {
    readonly standing: ReadonlyMap<string, StandingRow>
    readonly winners: readonly CellMeeting[]
  },
  { tally }: ApplyOptions,
): Promise<void> {
  const changed = new Set<string>()
  const removed = new Set<string>()
  const back = new Set<string>()
  for (const { rowKey, column, incoming, standing } of done.winners) {
    if (incoming.value === standing.value) continue
    changed.add(rowKey)
    if (column !== 'removed_at') continue
    if (incoming.value === null) back.add(rowKey)
    else if (standing.value === null) removed.add(rowKey)
  }
  const versionOf = (rowKey: string) => done.standing.get(rowKey)?.rowVersion ?? 0
  const makers = await findCellWriters(db, [...changed].map(versionOf))
  const { deviceNo, table } = batch
  for (const [rowKey, { cells }] of rows) {
    const isNew = !done.standing.has(rowKey)
    const isGone = removed.has(rowKey)
    if (isNew ? isGone : !changed.has(rowKey)) continue
    tally.countRow({
      deviceNo,
      table,
      parent: String(cells[0]),
      rowKey,
      change: isNew ? 'added' : isGone ? 'removed' : 'changed',
      isBack: back.has(rowKey),
      maker: makers.get(versionOf(rowKey)) ?? null,
    })
  }
}

/** A row that is edited before it arrives: it exists, and whatever makes it later fills the rest. */
async function insertBare(
  db: WriteDb,
  { batch, rows }: MergedRows,
  missing: readonly string[],
): Promise<void> {
  const { key } = syncedTable(batch.table)
  const keys = missing.map((rowKey) => rows.get(rowKey)?.cells.slice(0, key.length))
  await sql`
    insert into ${sql.table(batch.table)} (${sql.join(key.map((name) => sql.ref(name)))}, row_version)
    select ${sql.join(key.map((_, index) => sql`value ->> ${sql.lit(index)}`))}, 0
    from jsonb_each(${JSON.stringify(keys)})`.execute(db)
}

async function writeCells(
  db: WriteDb,
  batch: Batch,
  column: string,
  cells: readonly CellMeeting[],
): Promise<void> {
  const spec = syncedTable(batch.table)
  const matches = spec.key.map(
    (name, index) => sql`${sql.ref(`${batch.table}.${name}`)} = j.value ->> ${sql.lit(index)}`,
  )
  const changed = cells.filter(({ incoming, standing }) => incoming.value !== standing.value)
  const values: Cell[][] = changed.map(({ key, incoming }) => [...key, incoming.value])
  if (values.length > 0) {
    await sql`
      update ${sql.table(batch.table)} set ${sql.ref(column)} = j.value ->> ${sql.lit(spec.key.length)}
      from jsonb_each(${JSON.stringify(values)}) j
      where ${sql.join(matches, sql` and `)}`.execute(db)
  }
  const number = spec.columns[column]?.number
  assert(number !== undefined, `${column} is registered`)
  const versions = cells.map(({ rowKey, incoming }) => [rowKey, incoming.version])
  await sql`
    insert into cell_versions (table_no, row_key, column_no, version)
    select ${spec.number}, j.value ->> 0, ${number}, j.value ->> 1
    from jsonb_each(${JSON.stringify(versions)}) j
    where true
    on conflict (table_no, row_key, column_no) do update set version = excluded.version`.execute(db)
}

async function raiseRowVersions(
  db: WriteDb,
  batch: Batch,
  raised: readonly { readonly row: BatchRow }[],
): Promise<void> {
  const { key } = syncedTable(batch.table)
  const matches = key.map(
    (name, index) => sql`${sql.ref(`${batch.table}.${name}`)} = j.value ->> ${sql.lit(index)}`,
  )
  const values = raised.map(({ row }) => [...row.cells.slice(0, key.length), row.part.version])
  await sql`
    update ${sql.table(batch.table)} set row_version = j.value ->> ${sql.lit(key.length)}
    from jsonb_each(${JSON.stringify(values)}) j where ${sql.join(matches, sql` and `)}`.execute(db)
}
