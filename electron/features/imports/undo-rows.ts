import { type RawBuilder, sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'

/**
 * Which rows an import made and may therefore lose again. They stand in a temporary table while the
 * undo is worked out; whoever somebody worked on since, or who is needed by what stays, leaves it.
 */
export const removableTables = [
  'attendance',
  'artifacts',
  'enrolments',
  'posts',
  'members',
  'sessions',
  'venues',
  'activities',
  'institutions',
] as const satisfies readonly SyncedTableName[]
export type RemovableTable = (typeof removableTables)[number]

/** The row's key columns joined with ':', as the log names it. */
export function rowKeyOf(table: SyncedTableName, alias: string): RawBuilder<string> {
  return sql.join(
    syncedTable(table).key.map((name) => sql.ref(`${alias}.${name}`)),
    sql` || ':' || `,
  )
}

const isLive = (table: RemovableTable, alias: string) =>
  table === 'attendance'
    ? sql`${sql.ref(`${alias}.status`)} is not null`
    : sql`${sql.ref(`${alias}.removed_at`)} is null`

/**
 * Fills the temporary table with the rows the import made that nobody has edited since. Returns how
 * many it made that still stand, edited or not.
 */
export async function collectMadeRows(
  db: WriteDb,
  importId: ImportId,
  versions: readonly number[],
): Promise<ReadonlyMap<RemovableTable, number>> {
  await sql`create temp table if not exists undo_rows (
    table_no integer not null, row_key text not null, is_spared integer not null,
    primary key (table_no, row_key)) without rowid`.execute(db)
  await sql`create temp table if not exists undo_versions (version integer primary key)`.execute(db)
  await sql`delete from undo_rows`.execute(db)
  await sql`delete from undo_versions`.execute(db)
  await sql`insert into undo_versions
    select value from json_each(${JSON.stringify(versions)})`.execute(db)
  const made = new Map<RemovableTable, number>()
  for (const table of removableTables) {
    const { number } = syncedTable(table)
    const rowKey = rowKeyOf(table, 't')
    // A row that stood before has kept cells whose versions are not the import's own.
    await sql`
      insert into undo_rows (table_no, row_key, is_spared)
      select ${number}, ${rowKey}, exists (
          select 1 from cell_versions v where v.table_no = ${number} and v.row_key = ${rowKey}
            and v.version not in (select version from undo_versions))
      from ${sql.table(table)} t
      where t.row_version in (select version from undo_versions) and ${isLive(table, 't')}
        and not exists (
          select 1 from import_cells c
          where c.import_id = ${importId} and c.table_no = ${number} and c.row_key = ${rowKey}
            and c.before_version not in (select version from undo_versions))`.execute(db)
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from undo_rows where table_no = ${number}`.execute(db)
    made.set(table, rows[0]?.count ?? 0)
  }
  return made
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
      and u.row_key = p.member_id and u.is_spared = 1`,
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
  return sql`${isLive(table, alias)} and not exists (
    select 1 from undo_rows w where w.table_no = ${syncedTable(table).number}
      and w.row_key = ${rowKeyOf(table, alias)} and w.is_spared = 0)`
}

/** `u.row_key` taken apart, so that the table is reached by its key. Ids have 26 characters. */
export function matchesKey(
  table: SyncedTableName,
  alias: string,
  log: string,
): RawBuilder<unknown> {
  const { key } = syncedTable(table)
  return sql.join(
    key.map((name, index) => {
      const part = key.length === 1 ? sql.ref(`${log}.row_key`) : keyPart(log, index)
      return sql`${sql.ref(`${alias}.${name}`)} = ${part}`
    }),
    sql` and `,
  )
}

function keyPart(log: string, index: number): RawBuilder<string> {
  return sql`substr(${sql.ref(`${log}.row_key`)}, ${sql.lit(index * 27 + 1)}, 26)`
}

export async function listRows(
  db: WriteDb,
  table: RemovableTable,
  which: 'removable' | 'spared',
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly row_key: string }>`
    select row_key from undo_rows where table_no = ${syncedTable(table).number}
      and is_spared = ${which === 'spared' ? 1 : 0} order by row_key`.execute(db)
  return rows.map(({ row_key }) => row_key)
}
