import { sql } from 'kysely'

import { syncedTable } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import type { Cell } from './incoming-batch'
import type { MergedRows } from './merge-rows'

/** A row as it stands before the merge, with what its versions are made of. */
export type StandingRow = {
  /** Of the batch's columns, and of all others too when the batch may remove the row. */
  readonly cells: ReadonlyMap<string, Cell>
  readonly rowVersion: number
  /** By column number: cells edited after the row was written whole. */
  readonly versions: ReadonlyMap<number, number>
}

/** The rows of a batch that exist, by row key. */
export async function readStandingRows(
  db: WriteDb,
  { batch, rows }: MergedRows,
): Promise<ReadonlyMap<string, StandingRow>> {
  const spec = syncedTable(batch.table)
  // Whether an edit meets a removal nobody told it of can only be seen in this column.
  const names = new Set(batch.columns.slice(spec.key.length))
  if (Object.hasOwn(spec.columns, 'removed_at')) names.add('removed_at')
  const values = [...names]
  const lookups = JSON.stringify(
    [...rows].map(([rowKey, { cells }]) => [rowKey, ...cells.slice(0, spec.key.length)]),
  )
  const matches = spec.key.map(
    (name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index + 1)}`,
  )
  const columns = values.map((name) => sql`t.${sql.ref(name)} as ${sql.ref(`c_${name}`)}`)
  const found = await sql<Record<string, Cell>>`
    select ${sql.join([sql`k.value ->> 0 as row_key`, sql`t.row_version as row_version`, ...columns])}
    from jsonb_each(${lookups}) k cross join ${sql.table(batch.table)} t
    where ${sql.join(matches, sql` and `)}`.execute(db)
  const versions = await readCellVersions(db, spec.number, [...rows.keys()])
  return new Map(
    found.rows.map((row) => {
      const rowKey = String(row['row_key'])
      return [
        rowKey,
        {
          cells: new Map(values.map((name) => [name, row[`c_${name}`] ?? null])),
          rowVersion: Number(row['row_version']),
          versions: versions.get(rowKey) ?? new Map<number, number>(),
        },
      ]
    }),
  )
}

async function readCellVersions(
  db: WriteDb,
  tableNo: number,
  keys: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const { rows } = await sql<{ row_key: string; column_no: number; version: number }>`
    select v.row_key, v.column_no, v.version
    from json_each(${JSON.stringify(keys)}) k cross join cell_versions v
    where v.table_no = ${tableNo} and v.row_key = k.value`.execute(db)
  const byRow = new Map<string, Map<number, number>>()
  for (const { row_key, column_no, version } of rows) {
    const entry = byRow.get(row_key) ?? new Map<number, number>()
    byRow.set(row_key, entry)
    entry.set(column_no, version)
  }
  return byRow
}
