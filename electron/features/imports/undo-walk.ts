import { type RawBuilder, sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { assert } from '../../../shared/lib/assert'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { PatchValue } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { isLive, matchesKey, type RemovableTable } from './removable-tables'

/**
 * What a cell holds once every import that is taken back is thought away: from what stands, by what
 * each import and turn noted when it overwrote, down to the first write that speaks for itself
 * (`undo-links.ts`). So the order in which imports are taken back does not matter.
 */
export type WalkedCell = {
  readonly rowKey: string
  readonly column: string
  readonly now: PatchValue
  /** Where the walk ended. */
  readonly value: PatchValue
  /** It ended at an import that is taken back and that made the row: no earlier value is known. */
  readonly isMade: boolean
}

/** Walks cells of one table, given as rows of (row_key, column_no), into a temporary table. */
export async function walkCells(
  db: WriteDb,
  table: RemovableTable,
  walked: {
    readonly cells: RawBuilder<unknown>
    /** An import or turn: whether its write was passed is noted. */
    readonly passing: ImportId
  },
): Promise<void> {
  const { number, columns } = syncedTable(table)
  const { cells, passing } = walked
  const standing = sql.join(
    Object.entries(columns).map(
      ([name, column]) => sql`when ${sql.lit(column.number)} then ${sql.ref(`t.${name}`)}`,
    ),
    sql` `,
  )
  await sql`create temp table if not exists undo_walk (
    table_no integer not null, row_key text not null, column_no integer not null, now, value,
    is_made integer not null, has_passed integer not null,
    primary key (table_no, row_key, column_no)) without rowid`.execute(db)
  await sql`delete from undo_walk where table_no = ${number}`.execute(db)
  // A later write of the import that made the row is no earlier value: the walk stays at its newest.
  await sql`
    insert into undo_walk (table_no, row_key, column_no, now, value, is_made, has_passed)
    with recursive
      cells (row_key, column_no) as (${cells}),
      walk (row_key, column_no, now, value, version, has_passed, depth) as (
        select c.row_key, c.column_no, case c.column_no ${standing} end,
          case c.column_no ${standing} end, coalesce(v.version, t.row_version), 0, 0
        from cells c cross join ${sql.table(table)} t on ${matchesKey(table, 't', 'c')}
        left join cell_versions v on v.table_no = ${number} and v.row_key = c.row_key
          and v.column_no = c.column_no
        union all
        select w.row_key, w.column_no, w.now, i.before, i.before_version,
          max(w.has_passed, l.import_id = ${passing}), w.depth + 1
        from walk w cross join undo_links l on l.version = w.version
        cross join import_cells i on i.import_id = l.import_id and i.table_no = ${number}
          and i.row_key = w.row_key and i.column_no = w.column_no
        where i.before_version < w.version and not exists (
          select 1 from undo_links k where k.version = i.before_version
            and k.import_id = l.import_id)),
      ends as (
        select row_key, column_no, now, value, version, has_passed, max(depth) as depth
        from walk group by row_key, column_no)
    select ${number}, e.row_key, e.column_no, e.now, e.value,
      e.version = 0 or (l.import_id is not null and l.is_turn = 0),
      max(e.has_passed, coalesce(l.import_id = ${passing}, 0))
    from ends e left join undo_links l on l.version = e.version`.execute(db)
}

/** Walked cells whose end is not what stands, and which `which` names. */
async function listWalked(
  db: WriteDb,
  table: RemovableTable,
  which: RawBuilder<unknown>,
): Promise<readonly WalkedCell[]> {
  const { number, columns } = syncedTable(table)
  const names = new Map(Object.entries(columns).map(([name, column]) => [column.number, name]))
  const { rows } = await sql<{
    readonly row_key: string
    readonly column_no: number
    readonly now: PatchValue
    readonly value: PatchValue
    readonly is_made: number
  }>`
    select w.row_key, w.column_no, w.now, w.value, w.is_made
    from undo_walk w cross join ${sql.table(table)} t on ${matchesKey(table, 't', 'w')}
    where w.table_no = ${number} and w.now is not w.value and ${which}`.execute(db)
  return rows.map((row) => {
    const column = names.get(row.column_no)
    assert(column !== undefined, 'import_cells names columns of the registry')
    const { row_key: rowKey, now, value } = row
    return { rowKey, column, now, value, isMade: row.is_made === 1 }
  })
}

/** Cells that go back to a value somebody stands for. */
export async function listReturning(
  db: WriteDb,
  table: RemovableTable,
): Promise<readonly WalkedCell[]> {
  return listWalked(db, table, sql`w.is_made = 0`)
}

/**
 * Cells of rows that stay although the import that made them is taken back: they hold what it had
 * written there. A row that an earlier turn removed is back only when this turn brought a need for it.
 */
export async function listReturningMade(
  db: WriteDb,
  table: RemovableTable,
): Promise<readonly WalkedCell[]> {
  return listWalked(
    db,
    table,
    sql`w.is_made = 1
      and exists (select 1 from undo_rows u where u.table_no = w.table_no and u.row_key = w.row_key
        and u.is_spared = 1 and u.is_there = 1)
      and (${isLive(table, 't')} or exists (
        select 1 from undo_before b where b.table_no = w.table_no and b.row_key = w.row_key))`,
  )
}
