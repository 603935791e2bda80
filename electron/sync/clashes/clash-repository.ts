import { sql } from 'kysely'

import type { SyncedTable } from '../../../shared/sync/synced-table'
import {
  syncedTable,
  type SyncedTableName,
  syncedTableNames,
} from '../../../shared/sync/synced-tables'
import type { ReadDb, WriteDb } from '../../database/database'

export type CellValue = string | number | null

/** A losing value beside the one that stands in the same cell. */
export type LosingRow = {
  readonly table: SyncedTableName
  readonly rowKey: string
  readonly column: string
  readonly current: CellValue
  /** Version of the cell as it stands. */
  readonly version: number
  readonly loserNo: number
  readonly loserSeq: number
  readonly value: CellValue
  readonly loserVersion: number
}

type Place = { readonly table: SyncedTableName; readonly column: string }

/** The columns of which some value lost. */
export async function listClashingColumns(db: ReadDb | WriteDb): Promise<readonly Place[]> {
  const rows = await db
    .selectFrom('clashes')
    .select(['table_no', 'column_no'])
    .distinct()
    .orderBy('table_no')
    .orderBy('column_no')
    .execute()
  return rows.flatMap(({ table_no, column_no }) => {
    const table = syncedTableNames.find((name) => syncedTable(name).number === table_no)
    if (table === undefined) return []
    const column = columnNumbered(syncedTable(table), column_no)
    return column === undefined ? [] : [{ table, column }]
  })
}

function columnNumbered(spec: SyncedTable, number: number): string | undefined {
  return Object.entries(spec.columns).find(([, column]) => column.number === number)?.[0]
}

/**
 * Losing values of one column whose record is still there, with the value that stands. Of a removed
 * record only the removal itself is in question.
 */
export async function listLosing(
  db: ReadDb | WriteDb,
  { table, column }: Place,
  rowKeys: readonly string[] | null = null,
): Promise<readonly LosingRow[]> {
  const spec = syncedTable(table)
  const number = spec.columns[column]?.number ?? 0
  const isGone =
    Object.hasOwn(spec.columns, 'removed_at') && column !== 'removed_at'
      ? sql`and t.removed_at is null`
      : sql``
  const wanted =
    rowKeys === null
      ? sql``
      : sql`and c.row_key in (select value from json_each(${JSON.stringify(rowKeys)}))`
  const { rows } = await sql<Omit<LosingRow, 'table' | 'column'>>`
    select c.row_key as "rowKey", t.${sql.ref(column)} as current,
      coalesce(v.version, t.row_version) as version,
      c.loser_no as "loserNo", c.loser_seq as "loserSeq", c.value, c.version as "loserVersion"
    from clashes c
    join ${sql.table(table)} t on ${keyMatches(spec)}
    left join cell_versions v
      on v.table_no = c.table_no and v.row_key = c.row_key and v.column_no = c.column_no
    where c.table_no = ${spec.number} and c.column_no = ${number} ${isGone} ${wanted}
    order by c.row_key, c.version desc, c.loser_no, c.loser_seq`.execute(db)
  return rows.map((row) => ({ table, column, ...row }))
}

/** `t` is the row that `c.row_key` names: its key columns joined with ':'. */
function keyMatches({ key }: SyncedTable) {
  const [first = '', second] = key
  if (second === undefined) return sql`t.${sql.ref(first)} = c.row_key`
  return sql`t.${sql.ref(first)} = substr(c.row_key, 1, instr(c.row_key, ':') - 1)
    and t.${sql.ref(second)} = substr(c.row_key, instr(c.row_key, ':') + 1)`
}

/** What one losing commit wrote into one row, as far as it lost there. */
export async function readLosingCells(
  db: ReadDb | WriteDb,
  place: {
    readonly table: SyncedTableName
    readonly rowKey: string
    readonly loserNo: number
    readonly loserSeq: number
  },
): Promise<ReadonlyMap<string, CellValue>> {
  const spec = syncedTable(place.table)
  const rows = await db
    .selectFrom('clashes')
    .select(['column_no', 'value'])
    .where('table_no', '=', spec.number)
    .where('row_key', '=', place.rowKey)
    .where('loser_no', '=', place.loserNo)
    .where('loser_seq', '=', place.loserSeq)
    .execute()
  return new Map(
    rows.flatMap(({ column_no, value }) => {
      const column = columnNumbered(spec, column_no)
      return column === undefined ? [] : [[column, value] as const]
    }),
  )
}

/** What stands in some columns of one row; null when there is no such row. */
export async function readCells(
  db: ReadDb | WriteDb,
  table: SyncedTableName,
  rowKey: string,
  columns: readonly string[],
): Promise<ReadonlyMap<string, CellValue> | null> {
  if (columns.length === 0) return new Map()
  const { key } = syncedTable(table)
  const parts = rowKey.split(':')
  const matches = key.map((name, index) => sql`${sql.ref(name)} = ${parts[index] ?? ''}`)
  const { rows } = await sql<Record<string, CellValue>>`
    select ${sql.join(columns.map((name) => sql.ref(name)))} from ${sql.table(table)}
    where ${sql.join(matches, sql` and `)}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  return new Map(columns.map((name) => [name, row[name] ?? null]))
}
