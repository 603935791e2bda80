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
  const columns = [...names]
  const isReal = columns.map((name) => spec.columns[name]?.type === 'real')
  const rowKeys = [...rows.keys()]
  const keys = [...rows.values()].map(({ cells }) => cells.slice(0, spec.key.length))
  const matches = spec.key.map(
    (name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index)}`,
  )
  const cells = columns.map((name, index) => {
    const cell = sql`t.${sql.ref(name)}`
    // JSON of SQLite has 15 digits of a real number; 17 say it whole.
    return isReal[index] ? sql`iif(${cell} is null, null, format('%!.17g', ${cell}))` : cell
  })
  const found = await sql<InOneText>`
    select json_group_array(json_array(${sql.join([sql`k.key`, sql`t.row_version`, ...cells])})) as list
    from jsonb_each(${JSON.stringify(keys)}) k cross join ${sql.table(batch.table)} t
    where ${sql.join(matches, sql` and `)}`.execute(db)
  const versions = await readCellVersions(db, spec.number, rowKeys)
  const standing = new Map<string, StandingRow>()
  for (const [place, rowVersion, ...values] of listIn(found.rows)) {
    const rowKey = rowKeys[Number(place)] ?? ''
    standing.set(rowKey, {
      cells: new Map(
        columns.map((name, index) => {
          const value = values[index] ?? null
          return [name, isReal[index] && value !== null ? Number(value) : value]
        }),
      ),
      rowVersion: Number(rowVersion),
      versions: versions.get(rowKey) ?? noVersions,
    })
  }
  return standing
}

const noVersions: ReadonlyMap<number, number> = new Map()

/** Thousands of rows as one text: SQLite's driver makes an object of each row, which takes longer. */
type InOneText = { readonly list: string }

function listIn([row]: readonly InOneText[]): readonly (readonly Cell[])[] {
  // Made by json_array above, of text, numbers and NULL only.
  return row ? (JSON.parse(row.list) as readonly (readonly Cell[])[]) : []
}

async function readCellVersions(
  db: WriteDb,
  tableNo: number,
  rowKeys: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const { rows } = await sql<InOneText>`
    select json_group_array(json_array(k.key, v.column_no, v.version)) as list
    from json_each(${JSON.stringify(rowKeys)}) k cross join cell_versions v
    where v.table_no = ${tableNo} and v.row_key = k.value`.execute(db)
  const byRow = new Map<string, Map<number, number>>()
  for (const [place, columnNo, version] of listIn(rows)) {
    const rowKey = rowKeys[Number(place)] ?? ''
    const entry = byRow.get(rowKey) ?? new Map<number, number>()
    byRow.set(rowKey, entry)
    entry.set(Number(columnNo), Number(version))
  }
  return byRow
}
