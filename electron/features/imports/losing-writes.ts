import { sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { deviceTagFrom, deviceTagOf, lamportOf } from '../../../shared/sync/cell-version'
import { idBytes } from '../../../shared/sync/id-bytes'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { PatchValue } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'
import { matchesKey, type RemovableTable } from './removable-tables'

/**
 * A value that lost against one of an import stands when that import is taken back, for it is newer
 * than what stood before. The notes of an import name only what it overwrote, so what is in question
 * (`clashes`) is set among them by its version, before this turn's own write closes the question.
 */
export async function noteLosingWrites(db: WriteDb, table: RemovableTable): Promise<void> {
  const { number } = syncedTable(table)
  const { rows } = await sql<LosingWrite & { readonly standing: number }>`
    select c.row_key as rowKey, c.column_no as columnNo, c.value, c.version,
      c.loser_no as loserNo, c.loser_seq as loserSeq,
      coalesce(v.version, t.row_version) as standing
    from clashes c cross join ${sql.table(table)} t on ${matchesKey(table, 't', 'c')}
    left join cell_versions v
      on v.table_no = c.table_no and v.row_key = c.row_key and v.column_no = c.column_no
    where c.table_no = ${number} and c.is_edit = 0
      and coalesce(v.version, t.row_version) in (select version from undo_links)
    order by c.version desc`.execute(db)
  for (const losing of rows) await noteAmong(db, number, losing, losing.standing)
}

type LosingWrite = {
  readonly rowKey: string
  readonly columnNo: number
  readonly value: PatchValue
  readonly version: number
  readonly loserNo: number
  readonly loserSeq: number
}

async function noteAmong(
  db: WriteDb,
  tableNo: number,
  losing: LosingWrite,
  standing: number,
): Promise<void> {
  const cell = sql`table_no = ${tableNo} and row_key = ${losing.rowKey}
    and column_no = ${losing.columnNo}`
  for (let version = standing; version > losing.version;) {
    const by = await importOfVersion(db, version)
    if (by === null) return
    const { rows } = await sql<Kept>`
      select before, before_version as beforeVersion from import_cells
      where import_id = ${by.id} and ${cell}`.execute(db)
    const below = rows[0] ?? null
    if (below !== null && below.beforeVersion >= losing.version) {
      // Two writes of one import share their note: there is nothing further down.
      if (below.beforeVersion >= version) return
      version = below.beforeVersion
      continue
    }
    // A turn was somebody's own answer: what it stood against stays answered.
    if (by.isTurn) return
    const loser = await importOfCommit(db, losing.loserNo, losing.loserSeq)
    if (loser?.id === by.id) return
    await note(db, { tableNo, losing, importId: by.id, kept: losing })
    if (loser !== null && below !== null) {
      await note(db, { tableNo, losing, importId: loser.id, kept: below, isFirst: true })
    }
    return
  }
}

type Kept = { readonly before: PatchValue; readonly beforeVersion: number }

async function note(
  db: WriteDb,
  noted: {
    readonly tableNo: number
    readonly losing: LosingWrite
    readonly importId: ImportId
    readonly kept: Kept | LosingWrite
    /** What is kept already stays. */
    readonly isFirst?: boolean
  },
): Promise<void> {
  const { tableNo, losing, importId, kept, isFirst = false } = noted
  const [before, version] =
    'before' in kept ? [kept.before, kept.beforeVersion] : [kept.value, kept.version]
  await sql`
    insert into import_cells (import_id, table_no, row_key, column_no, before, before_version)
    values (${importId}, ${tableNo}, ${losing.rowKey}, ${losing.columnNo}, ${before}, ${version})
    on conflict (import_id, table_no, row_key, column_no) do update
      set before = excluded.before, before_version = excluded.before_version
      where ${isFirst ? 0 : 1}`.execute(db)
}

type Importing = { readonly id: ImportId; readonly isTurn: boolean }

async function importOfVersion(db: WriteDb, version: number): Promise<Importing | null> {
  const { rows } = await sql<{
    readonly device_no: number
    readonly seq: number
    readonly device_id: string
  }>`
    select c.device_no, c.seq, d.device_id from commits c join devices d on d.no = c.device_no
    where c.lamport = ${lamportOf(version)}`.execute(db)
  const writer = rows.find(
    ({ device_id }) => deviceTagFrom(blake2b256(idBytes(device_id))) === deviceTagOf(version),
  )
  return writer ? importOfCommit(db, writer.device_no, writer.seq) : null
}

async function importOfCommit(
  db: WriteDb,
  deviceNo: number,
  seq: number,
): Promise<Importing | null> {
  const { rows } = await sql<{ readonly id: ImportId; readonly is_turn: number }>`
    select i.id, i.undo_of is not null as is_turn from import_runs r join imports i on i.id = r.import_id
    where r.device_no = ${deviceNo} and ${seq} between r.from_seq and r.to_seq
    order by i.id desc limit 1`.execute(db)
  const [row] = rows
  return row ? { id: row.id, isTurn: row.is_turn === 1 } : null
}
