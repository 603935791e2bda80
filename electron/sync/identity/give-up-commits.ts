import { sql } from 'kysely'

import { cellVersion, deviceTagFrom } from '../../../shared/sync/cell-version'
import { FIRST_PREVIOUS_HASH } from '../../../shared/sync/commit-header'
import { idBytes } from '../../../shared/sync/id-bytes'
import { decodeLeaf, leafKindOf } from '../../../shared/sync/leaf'
import { rowCount, type RowGroup } from '../../../shared/sync/row-group'
import {
  isSyncedTableName,
  syncedTable,
  type SyncedTableName,
} from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'

/**
 * The end of a feed that split in two: commits that one of two copies wrote are given up, and what
 * of them still stands in the tables is said again by the copy itself under its new identity.
 */
export type Cell = string | number | null

/** Rows to say again, with only the columns that still hold what these commits wrote. */
export type StandingRow = {
  readonly table: SyncedTableName
  readonly cells: Readonly<Record<string, Cell>>
}

/** What of the commits after `after` nobody has overwritten since, in the order of its tables. */
export async function collectStanding(
  db: WriteDb,
  feed: { readonly deviceNo: number; readonly deviceId: string; readonly after: number },
): Promise<readonly StandingRow[]> {
  const deviceTag = deviceTagFrom(blake2b256(idBytes(feed.deviceId)))
  const leaves = await db
    .selectFrom('commit_leaves')
    .innerJoin('commits', (join) =>
      join
        .onRef('commits.device_no', '=', 'commit_leaves.device_no')
        .onRef('commits.seq', '=', 'commit_leaves.seq'),
    )
    .select(['commits.lamport', 'commit_leaves.kind', 'commit_leaves.bytes'])
    .where('commits.device_no', '=', feed.deviceNo)
    .where('commits.seq', '>', feed.after)
    .orderBy('commits.seq')
    .orderBy('commit_leaves.leaf_no')
    .execute()
  const rows = new Map<string, { table: SyncedTableName; cells: Record<string, Cell> }>()
  for (const { lamport, kind, bytes } of leaves) {
    if (bytes === null) continue
    for (const group of decodeLeaf(leafKindOf(kind), bytes)) {
      if (!isSyncedTableName(group.table)) continue
      const version = cellVersion({ lamport, deviceTag, isCorrection: group.isCorrection })
      for (const standing of await standingOf(db, { group, table: group.table, version })) {
        const { key } = syncedTable(standing.table)
        const name = `${standing.table}/${key.map((column) => standing.cells[column]).join(':')}`
        const row = rows.get(name) ?? { table: standing.table, cells: {} }
        rows.set(name, row)
        Object.assign(row.cells, standing.cells)
      }
    }
  }
  return [...rows.values()]
}

async function standingOf(
  db: WriteDb,
  written: { readonly group: RowGroup; readonly table: SyncedTableName; readonly version: number },
): Promise<readonly StandingRow[]> {
  const { group, table, version } = written
  const spec = syncedTable(table)
  if (group.keyColumns.join() !== spec.key.join()) return []
  const keyLength = spec.key.length
  const keys = Array.from({ length: rowCount(group) }, (_, row) =>
    spec.key.map((_, index) => plain(group.values[index]?.[row])),
  )
  const names = group.columns.slice(keyLength).filter((name) => Object.hasOwn(spec.columns, name))
  const matches = spec.key.map(
    (name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index)}`,
  )
  const { rows } = await sql<Record<string, Cell> & { row_no: number; version_of_row: number }>`
    select k.key as row_no, t.row_version as version_of_row, ${sql.join(
      [...spec.key, ...names].map((name) => sql`t.${sql.ref(name)}`),
    )}
    from json_each(${JSON.stringify(keys)}) k cross join ${sql.table(table)} t
    where ${sql.join(matches, sql` and `)}`.execute(db)
  const newer = await cellVersionsOf(db, spec.number, keys)
  return rows.flatMap((row): readonly StandingRow[] => {
    const rowKey = spec.key.map((name) => row[name]).join(':')
    const standing = names.filter((name) => {
      const number = spec.columns[name]?.number
      return (newer.get(`${rowKey}/${number}`) ?? row.version_of_row) === version
    })
    // A row that has nothing but its key still has to exist elsewhere.
    if (standing.length === 0 && !(names.length === 0 && row.version_of_row === version)) return []
    const cells = Object.fromEntries(
      [...spec.key, ...standing].map((name) => [name, row[name] ?? null]),
    )
    return [{ table, cells }]
  })
}

async function cellVersionsOf(
  db: WriteDb,
  tableNo: number,
  keys: readonly (readonly Cell[])[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ row_key: string; column_no: number; version: number }>`
    select v.row_key, v.column_no, v.version
    from json_each(${JSON.stringify(keys.map((key) => key.join(':')))}) k cross join cell_versions v
    where v.table_no = ${tableNo} and v.row_key = k.value`.execute(db)
  return new Map(rows.map((row) => [`${row.row_key}/${row.column_no}`, row.version]))
}

function plain(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/** Takes the commits after `after` out of the feed; the tables still show them until made anew. */
export async function giveUpCommits(
  db: WriteDb,
  { deviceNo, after }: { readonly deviceNo: number; readonly after: number },
): Promise<void> {
  await db
    .deleteFrom('commit_leaves')
    .where('device_no', '=', deviceNo)
    .where('seq', '>', after)
    .execute()
  await db
    .deleteFrom('commits')
    .where('device_no', '=', deviceNo)
    .where('seq', '>', after)
    .execute()
  await db
    .deleteFrom('feed_deps')
    .where('device_no', '=', deviceNo)
    .where('seq', '>', after)
    .execute()
  const last = await db
    .selectFrom('commits')
    .select(['header', 'lamport', 'wall_clock'])
    .where('device_no', '=', deviceNo)
    .where('seq', '=', after)
    .executeTakeFirst()
  await db
    .updateTable('feeds')
    .set({
      seq: last ? after : 0,
      hash: last ? blake2b256(last.header) : FIRST_PREVIOUS_HASH,
      lamport: last?.lamport ?? 0,
      wall_clock: last?.wall_clock ?? 0,
      state: 'open',
    })
    .where('device_no', '=', deviceNo)
    .execute()
  await sql`update feeds set cited_seq = min(cited_seq, seq) where device_no = ${deviceNo}`.execute(
    db,
  )
  // Others must be able to take what comes next: it may have counted no further than they can.
  await sql`
    update device set lamport = (select coalesce(max(lamport), 0) from commits)`.execute(db)
  await sql`
    update known_vectors set seq = min(seq, ${after}) where device_no = ${deviceNo}`.execute(db)
}

/** Marks of the commits after `after` of a feed, in order: how a branch is recognised elsewhere. */
export async function listMarks(
  db: WriteDb,
  { deviceNo, after }: { readonly deviceNo: number; readonly after: number },
): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('commits')
    .select('header')
    .where('device_no', '=', deviceNo)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
  return rows.map(({ header }) => blake2b256(header))
}
