import { type RawBuilder, sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import {
  isLive,
  matchesKey,
  presenceColumns,
  type RemovableTable,
  removableTables,
  rowKeyOf,
} from './removable-tables'
import { walkCells } from './undo-walk'

/**
 * Finds which rows owe their existence to imports that are taken back and to nothing else: all their
 * cells end at such imports (`undo-walk.ts`), and nothing that stays needs them. They are those of
 * `undo_rows` that are not spared.
 */
export async function collectMadeRows(db: WriteDb, passing: ImportId): Promise<void> {
  // `is_there`: whether the row is there once earlier turns are thought away.
  await sql`create temp table if not exists undo_rows (
    table_no integer not null, row_key text not null, made_by text not null,
    is_there integer not null, is_spared integer not null,
    primary key (table_no, row_key)) without rowid`.execute(db)
  await sql`delete from undo_rows`.execute(db)
  const { rows: undone } = await sql`select 1 from undo_links where is_turn = 0 limit 1`.execute(db)
  if (undone.length === 0) return
  for (const table of removableTables) {
    const { number, columns } = syncedTable(table)
    await sql`
      insert into undo_rows (table_no, row_key, made_by, is_there, is_spared)
      select ${number}, ${rowKeyOf(table, 't')}, l.import_id, ${isLive(table, 't')}, 0
      from ${sql.table(table)} t cross join undo_links l
        on l.version = t.row_version and l.is_turn = 0`.execute(db)
    await walkCells(db, table, {
      cells: sql`
        select v.row_key, v.column_no from undo_rows u
        cross join cell_versions v on v.table_no = u.table_no and v.row_key = u.row_key
        where u.table_no = ${number}
        union
        select i.row_key, i.column_no from (select distinct import_id from undo_links) l
        cross join import_cells i on i.import_id = l.import_id and i.table_no = ${number}
        cross join undo_rows u on u.table_no = ${number} and u.row_key = i.row_key`,
      passing,
    })
    // Somebody else wrote there too, or edited it since.
    await sql`
      update undo_rows set is_spared = 1 where table_no = ${number} and row_key in (
        select row_key from undo_walk where table_no = ${number} and is_made = 0)`.execute(db)
    const [presence = ''] = presenceColumns(table)
    const isPresent = table === 'attendance' ? sql`w.value is not null` : sql`w.value is null`
    await sql`
      update undo_rows set is_there = ${isPresent} from undo_walk w
      where undo_rows.table_no = ${number} and w.table_no = ${number}
        and w.row_key = undo_rows.row_key
        and w.column_no = ${columns[presence]?.number ?? 0}`.execute(db)
  }
}

/**
 * Remembers those rows as they were before this turn. What was there although nothing needed it any
 * more is left there: this turn has nothing to do with it.
 */
export async function rememberMadeRows(db: WriteDb): Promise<void> {
  await sql`create temp table if not exists undo_before (
    table_no integer not null, row_key text not null, is_live integer not null,
    primary key (table_no, row_key)) without rowid`.execute(db)
  await sql`delete from undo_before`.execute(db)
  await sql`
    insert into undo_before select table_no, row_key, 0 from undo_rows where is_spared = 0`.execute(
    db,
  )
  for (const table of removableTables) {
    const { number } = syncedTable(table)
    await sql`
      update undo_before set is_live = 1 where table_no = ${number} and exists (
        select 1 from ${sql.table(table)} t
        where ${matchesKey(table, 't', 'undo_before')} and ${isLive(table, 't')})`.execute(db)
  }
}

/** To be called before `spareNeededRows`, so that what such rows need stays as well. */
export async function spareLeftRows(db: WriteDb): Promise<void> {
  await sql`
    update undo_rows set is_spared = 1 where exists (
      select 1 from undo_before b where b.table_no = undo_rows.table_no
        and b.row_key = undo_rows.row_key and b.is_live = 1)`.execute(db)
}

/** Rows the import made that were there until now; those that also stood before are not among them. */
export async function countMadeRows(
  db: WriteDb,
  importId: ImportId,
): Promise<ReadonlyMap<RemovableTable, number>> {
  const made = new Map<RemovableTable, number>()
  for (const table of removableTables) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from undo_rows u where ${isMadeBy(table, importId)}`.execute(db)
    made.set(table, rows[0]?.count ?? 0)
  }
  return made
}

function isMadeBy(table: RemovableTable, importId: ImportId): RawBuilder<unknown> {
  const { number } = syncedTable(table)
  return sql`u.table_no = ${number} and u.made_by = ${importId} and u.is_there = 1
    and not exists (
      select 1 from import_cells c
      where c.import_id = ${importId} and c.table_no = ${number} and c.row_key = u.row_key
        and not exists (select 1 from undo_links l
          where l.version = c.before_version and l.import_id = c.import_id))`
}

/** Takes rows that somebody needs off the list; each step sees what the one before spared. */
export async function spareNeededRows(db: WriteDb): Promise<void> {
  await spare(db, 'enrolments', 'e', [
    sql`select 1 from sessions s cross join attendance t
      on t.session_id = s.id and t.member_id = e.member_id
      where s.activity_id = e.activity_id and ${stays('attendance', 't')}`,
  ])
  await spare(db, 'members', 'm', [
    ...needs('attendance', 'member_id', 'm.id'),
    ...needs('enrolments', 'member_id', 'm.id'),
    ...needs('posts', 'member_id', 'm.id'),
    ...needs('artifacts', 'member_id', 'm.id'),
  ])
  // Whoever stays keeps the place of work they came with.
  await spare(db, 'posts', 'p', [
    sql`select 1 from undo_rows u where u.table_no = ${syncedTable('members').number}
      and u.row_key = p.member_id and u.is_spared = 1 and u.is_there = 1`,
  ])
  await spare(db, 'sessions', 's', [
    ...needs('attendance', 'session_id', 's.id'),
    ...needs('artifacts', 'session_id', 's.id'),
  ])
  await spare(db, 'venues', 'v', needs('sessions', 'venue_id', 'v.id'))
  await spare(db, 'activities', 'a', [
    ...needs('sessions', 'activity_id', 'a.id'),
    ...needs('venues', 'activity_id', 'a.id'),
    ...needs('enrolments', 'activity_id', 'a.id'),
    ...needs('artifacts', 'activity_id', 'a.id'),
  ])
  await spare(db, 'institutions', 'i', needs('posts', 'institution_id', 'i.id'))
}

async function spare(
  db: WriteDb,
  table: RemovableTable,
  alias: string,
  reasons: readonly RawBuilder<unknown>[],
): Promise<void> {
  const { number } = syncedTable(table)
  const why = sql.join(
    reasons.map((reason) => sql`exists (${reason})`),
    sql` or `,
  )
  await sql`
    update undo_rows set is_spared = 1 where table_no = ${number} and is_spared = 0
      and row_key in (
        select ${rowKeyOf(table, alias)}
        from undo_rows u cross join ${sql.table(table)} ${sql.ref(alias)}
          on ${matchesKey(table, alias, 'u')}
        where u.table_no = ${number} and u.is_spared = 0 and (${why}))`.execute(db)
}

/** A row of `by` that will still be there and names this one. */
function needs(by: RemovableTable, column: string, id: string): readonly RawBuilder<unknown>[] {
  return [
    sql`select 1 from ${sql.table(by)} x
      where ${sql.ref(`x.${column}`)} = ${sql.ref(id)} and ${stays(by, 'x')}`,
  ]
}

function stays(table: RemovableTable, alias: string): RawBuilder<unknown> {
  const listed = sql`select 1 from undo_rows w where w.table_no = ${syncedTable(table).number}
      and w.row_key = ${rowKeyOf(table, alias)}`
  // What an earlier turn removed comes back when it is needed again, and then needs others itself.
  return sql`((${isLive(table, alias)} and not exists (${listed}))
    or exists (${listed} and w.is_spared = 1 and w.is_there = 1))`
}

/** Rows that go now: nothing but imports that are taken back wants them. */
export async function listRemovable(
  db: WriteDb,
  table: RemovableTable,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly row_key: string }>`
    select u.row_key from undo_rows u cross join ${sql.table(table)} t
      on ${matchesKey(table, 't', 'u')}
    where u.table_no = ${syncedTable(table).number} and u.is_spared = 0
      and ${isLive(table, 't')} order by u.row_key`.execute(db)
  return rows.map(({ row_key }) => row_key)
}

/** Rows the import made that stay all the same. */
export async function listSparedRows(
  db: WriteDb,
  table: RemovableTable,
  importId: ImportId,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly row_key: string }>`
    select u.row_key from undo_rows u
    where ${isMadeBy(table, importId)} and u.is_spared = 1 order by u.row_key`.execute(db)
  return rows.map(({ row_key }) => row_key)
}
