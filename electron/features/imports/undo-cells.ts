import { type RawBuilder, sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { assert } from '../../../shared/lib/assert'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import { matchesKey, type RemovableTable } from './removable-tables'

/** Cells that the import, or an earlier turn of it, overwrote. */
export function touchedCells(importId: ImportId, table: SyncedTableName): RawBuilder<unknown> {
  return sql`
    with recursive chain (id) as (
      select ${importId} union all select i.id from chain c join imports i on i.undo_of = c.id)
    select row_key, column_no from chain join import_cells on import_id = chain.id
      and table_no = ${syncedTable(table).number}`
}

/** As `touchedCells`, with every edited cell of rows that may come back: they went as they stood. */
export function touchedAndGoneCells(
  importId: ImportId,
  table: RemovableTable,
): RawBuilder<unknown> {
  return sql`
    select row_key, column_no from (${touchedCells(importId, table)})
    union
    select b.row_key, v.column_no from undo_before b
    cross join cell_versions v on v.table_no = b.table_no and v.row_key = b.row_key
    where b.table_no = ${syncedTable(table).number}`
}

/** Rows of which a cell is left alone: what stands there was written over what `turned` had written. */
export async function listSparedByCell(
  db: WriteDb,
  table: RemovableTable,
  turned: ImportId,
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly row_key: string }>`
    select distinct w.row_key
    from undo_walk w cross join import_cells c on c.import_id = ${turned}
      and c.table_no = w.table_no and c.row_key = w.row_key and c.column_no = w.column_no
    where w.table_no = ${syncedTable(table).number} and w.has_passed = 0
      and w.now is not c.before
      and not exists (select 1 from undo_links l
        where l.version = c.before_version and l.import_id = c.import_id)
    order by w.row_key`.execute(db)
  return rows.map(({ row_key }) => row_key)
}

/** Keeps what stands in the cells, with its version, so that the undo can be turned around as well. */
export async function keepStanding(
  db: WriteDb,
  turn: ImportId,
  table: SyncedTableName,
  cells: readonly { readonly rowKey: string; readonly column: string }[],
): Promise<void> {
  const { number, columns } = syncedTable(table)
  const byColumn = new Map<string, string[]>()
  for (const { rowKey, column } of cells) {
    const rowKeys = byColumn.get(column) ?? []
    byColumn.set(column, rowKeys)
    // Tens of thousands of marks share a column: a copy for each would take a minute.
    rowKeys.push(rowKey)
  }
  for (const [column, rowKeys] of byColumn) {
    const columnNo = columns[column]?.number
    assert(columnNo !== undefined, `${column} is registered`)
    await sql`
      insert or ignore into import_cells
        (import_id, table_no, row_key, column_no, before, before_version)
      select ${turn}, ${number}, j.row_key, ${columnNo}, ${sql.ref(`t.${column}`)},
        coalesce(v.version, t.row_version)
      from (select value as row_key from json_each(${JSON.stringify(rowKeys)})) j
      cross join ${sql.table(table)} t on ${matchesKey(table, 't', 'j')}
      left join cell_versions v
        on v.table_no = ${number} and v.row_key = j.row_key and v.column_no = ${columnNo}`.execute(
      db,
    )
  }
}

/** What tells people which rows were spared. */
const nameColumns = {
  members: 'full_name',
  institutions: 'name',
  activities: 'title',
} as const satisfies Partial<Record<RemovableTable, string>>

export async function listNamesOf(
  db: WriteDb,
  table: keyof typeof nameColumns,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string | null }>`
    select ${sql.ref(`t.${nameColumns[table]}`)} as name
    from json_each(${JSON.stringify(ids)}) j cross join ${sql.table(table)} t on t.id = j.value`.execute(
    db,
  )
  return rows.flatMap(({ name }) => (name === null ? [] : [name]))
}
