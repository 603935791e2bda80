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
  await writeRows(db, { ...merged, standing, meetings, winners })
  if (winners.length > 0) await keepVersions(db, batch, winners)
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
  const parent = String(row.cells[0])
  return batch.columns.slice(keyLength).map((column, index) => {
    const { version, seq } = row.part
    const incoming = { value: row.cells[index + keyLength] ?? null, version, seq }
    const standing = {
      value: before.cells.get(column) ?? null,
      version: before.versions.get(spec.columns[column]?.number ?? 0) ?? before.rowVersion,
    }
    const isEqual = version === standing.version
    const wins = isEqual ? isGreater(incoming.value, standing.value) : version > standing.version
    return { rowKey, parent, column, wins, incoming, standing }
  })
}

/** NULL below numbers below text, as SQLite orders them; text by UTF-16 code units, alike everywhere. */
function isGreater(left: Cell, right: Cell): boolean {
  const rank = (cell: Cell) => (cell === null ? 0 : typeof cell === 'number' ? 1 : 2)
  if (rank(left) !== rank(right)) return rank(left) > rank(right)
  return left !== null && right !== null && left > right
}

/** Whole rows newer than the row that stands: its version rises, and with it that of all cells it keeps. */
function raisedRows(
  { batch, rows }: MergedRows,
  standing: ReadonlyMap<string, StandingRow>,
): ReadonlySet<string> {
  if (!batch.isWhole) return new Set()
  return new Set(
    [...rows].flatMap(([rowKey, row]) =>
      row.part.version > (standing.get(rowKey)?.rowVersion ?? 0) ? [rowKey] : [],
    ),
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

/** Each row once, with what stands in it afterwards; rows of which nothing changes are left alone. */
async function writeRows(
  db: WriteDb,
  written: MergedRows & {
    readonly standing: ReadonlyMap<string, StandingRow>
    readonly meetings: readonly CellMeeting[]
    readonly winners: readonly CellMeeting[]
  },
): Promise<void> {
  const { batch, rows, standing, meetings } = written
  const { key } = syncedTable(batch.table)
  const changes = written.winners.filter(
    ({ incoming, standing: before }) => incoming.value !== before.value,
  )
  const names = [...new Set(changes.map(({ column }) => column))]
  const raised = raisedRows(written, standing)
  const touched = new Set([...changes.map(({ rowKey }) => rowKey), ...raised])
  if (touched.size === 0) return
  const after = new Map<string, Map<string, Cell>>()
  for (const { rowKey, column, wins, incoming, standing: before } of meetings) {
    if (!touched.has(rowKey)) continue
    const cells = after.get(rowKey) ?? new Map<string, Cell>()
    after.set(rowKey, cells)
    cells.set(column, (wins ? incoming : before).value)
  }
  const values = [...touched].map((rowKey) => {
    const { cells, part } = rows.get(rowKey) ?? { cells: [], part: { version: 0 } }
    const version = raised.has(rowKey) ? part.version : (standing.get(rowKey)?.rowVersion ?? 0)
    const columns = names.map((name) => after.get(rowKey)?.get(name) ?? null)
    return [...cells.slice(0, key.length), version, ...columns]
  })
  const columns = [...key, 'row_version', ...names]
  const set = columns
    .slice(key.length)
    .map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  // All of them exist. Faster than UPDATE FROM, which sorts them into a table of its own first.
  await sql`
    insert into ${sql.table(batch.table)} (${sql.join(columns.map((name) => sql.ref(name)))})
    select ${sql.join(columns.map((_, index) => sql`j.value ->> ${sql.lit(index)}`))}
    from jsonb_each(${JSON.stringify(values)}) j where true
    on conflict (${sql.join(key.map((name) => sql.ref(name)))}) do update set ${sql.join(set)}`.execute(
    db,
  )
}

async function keepVersions(
  db: WriteDb,
  batch: Batch,
  winners: readonly CellMeeting[],
): Promise<void> {
  const spec = syncedTable(batch.table)
  const versions = winners.map(({ rowKey, column, incoming }) => {
    const number = spec.columns[column]?.number
    assert(number !== undefined, `${column} is registered`)
    return [rowKey, number, incoming.version]
  })
  await sql`
    insert into cell_versions (table_no, row_key, column_no, version)
    select ${spec.number}, j.value ->> 0, j.value ->> 1, j.value ->> 2
    from jsonb_each(${JSON.stringify(versions)}) j
    where true
    on conflict (table_no, row_key, column_no) do update set version = excluded.version`.execute(db)
}
