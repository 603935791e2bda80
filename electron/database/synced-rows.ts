import { sql } from 'kysely'

import { isAskedAbout } from '../../shared/sync/clash-rules'
import { syncedTable, type SyncedTableName } from '../../shared/sync/synced-tables'
import type { PatchValue } from './change-log'
import type { ReadDb, WriteDb } from './database'

/**
 * Set-based SQL on any synced table, by json_each: one statement for one row or for 20,000.
 * Column and table names come from the registry in shared/sync/synced-tables.ts, never from input.
 */
type Rows = readonly (readonly PatchValue[])[]

/** Existing rows among `rows` (same column order), by row key: the key columns joined with ':'. */
export async function readExistingRows(
  db: ReadDb | WriteDb,
  table: SyncedTableName,
  columns: readonly string[],
  rows: Rows,
): Promise<ReadonlyMap<string, readonly PatchValue[]>> {
  const { key } = syncedTable(table)
  const keys = rows.map((row) => row.slice(0, key.length))
  const matches = sql.join(
    key.map((name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index)}`),
    sql` and `,
  )
  const found = await sql<Record<string, PatchValue>>`
    select ${sql.join(columns.map((name) => sql`t.${sql.ref(name)}`))}
    from json_each(${JSON.stringify(keys)}) k cross join ${sql.table(table)} t
    where ${matches}`.execute(db)
  return new Map(
    found.rows.map((row) => {
      const cells = columns.map((name) => row[name] ?? null)
      return [cells.slice(0, key.length).join(':'), cells]
    }),
  )
}

/** Inserts rows that are known to be new; `version` is the version of every cell. */
export async function insertRows(
  db: WriteDb,
  table: SyncedTableName,
  columns: readonly string[],
  rows: Rows,
  version: number,
): Promise<void> {
  await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))}, row_version)
    select ${sql.join(columns.map((_, index) => sql`value ->> ${sql.lit(index)}`))}, ${sql.lit(version)}
    from json_each(${JSON.stringify(rows)})`.execute(db)
}

/** Sets the columns after the key on rows that exist. */
export async function updateRows(
  db: WriteDb,
  table: SyncedTableName,
  columns: readonly string[],
  rows: Rows,
): Promise<void> {
  const { key } = syncedTable(table)
  const assignments = columns
    .slice(key.length)
    .map((name, index) => sql`${sql.ref(name)} = j.value ->> ${sql.lit(index + key.length)}`)
  const matches = key.map(
    (name, index) => sql`${sql.ref(`${table}.${name}`)} = j.value ->> ${sql.lit(index)}`,
  )
  await sql`
    update ${sql.table(table)} set ${sql.join(assignments)}
    from json_each(${JSON.stringify(rows)}) j
    where ${sql.join(matches, sql` and `)}`.execute(db)
}

/** Notes that the columns after the key were written by `version`. */
export async function recordCellVersions(
  db: WriteDb,
  table: SyncedTableName,
  columns: readonly string[],
  rows: Rows,
  version: number,
): Promise<void> {
  const spec = syncedTable(table)
  const keys = rows.map((row) => row.slice(0, spec.key.length).join(':'))
  const numbers = columns.slice(spec.key.length).map((name) => spec.columns[name]?.number)
  await sql`
    insert into cell_versions (table_no, row_key, column_no, version)
    select ${sql.lit(spec.number)}, k.value, c.value, ${sql.lit(version)}
    from json_each(${JSON.stringify(keys)}) k, json_each(${JSON.stringify(numbers)}) c
    where true
    on conflict (table_no, row_key, column_no) do update set version = excluded.version`.execute(db)
}

/** Forgets the values that lost against these cells; says whether there were any. */
export async function closeClashes(
  db: WriteDb,
  table: SyncedTableName,
  columns: readonly string[],
  rows: Rows,
): Promise<boolean> {
  const spec = syncedTable(table)
  // Nearly always none: one look instead of one for every cell.
  const any = await db
    .selectFrom('clashes')
    .select('row_key')
    .where('table_no', '=', spec.number)
    .limit(1)
    .executeTakeFirst()
  if (!any) return false
  const keys = rows.map((row) => row.slice(0, spec.key.length).join(':'))
  const numbers = columns.slice(spec.key.length).map((name) => spec.columns[name]?.number)
  // Who goes on using a removed row speaks for the edits before that kept it in question.
  const isEdit = columns.slice(spec.key.length).some((name) => isAskedAbout(table, name))
  // Of a raw statement the dialect tells rows, not how many it touched.
  const { rows: closed } = await sql`
    delete from clashes where table_no = ${spec.number}
      and row_key in (select value from json_each(${JSON.stringify(keys)}))
      and (column_no in (select value from json_each(${JSON.stringify(numbers)}))
        or (is_edit = 1 and ${isEdit ? 1 : 0}))
    returning row_key`.execute(db)
  return closed.length > 0
}
