import { sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { assert } from '../../../shared/lib/assert'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import type { PatchValue } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { matchesKey, type RemovableTable } from './undo-rows'

/** A cell the import overwrote, beside what stands now. */
export type KeptCell = {
  readonly rowKey: string
  readonly column: string
  readonly before: PatchValue
  readonly isMine: boolean
  readonly value: PatchValue
}

/**
 * Cells of rows that stood before the import, as it overwrote them. `isMine`: what stands there is
 * still what the import wrote. Rows that have gone since (an erasure) are not among them.
 */
export async function listKeptCells(
  db: WriteDb,
  importId: ImportId,
  table: SyncedTableName,
): Promise<readonly KeptCell[]> {
  const { number, columns } = syncedTable(table)
  const value = sql.join(
    Object.entries(columns).map(
      ([name, column]) => sql`when ${sql.lit(column.number)} then ${sql.ref(`t.${name}`)}`,
    ),
    sql` `,
  )
  const names = new Map(Object.entries(columns).map(([name, column]) => [column.number, name]))
  const { rows } = await sql<{
    readonly row_key: string
    readonly column_no: number
    readonly before: PatchValue
    readonly value: PatchValue
    readonly is_mine: number
  }>`
    select c.row_key, c.column_no, c.before, case c.column_no ${value} end as value,
      coalesce(v.version, t.row_version) in (select version from undo_versions) as is_mine
    from import_cells c
    cross join ${sql.table(table)} t on ${matchesKey(table, 't', 'c')}
    left join cell_versions v
      on v.table_no = c.table_no and v.row_key = c.row_key and v.column_no = c.column_no
    where c.import_id = ${importId} and c.table_no = ${number}
      and c.before_version not in (select version from undo_versions)`.execute(db)
  return rows.map((row) => {
    const column = names.get(row.column_no)
    assert(column !== undefined, 'import_cells names columns of the registry')
    const { row_key: rowKey, before, value: now } = row
    return { rowKey, column, before, value: now, isMine: row.is_mine === 1 }
  })
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
