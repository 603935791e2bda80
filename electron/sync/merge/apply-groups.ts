import { sql } from 'kysely'

import type { ImportId } from '../../../shared/domain/ids'
import { syncedTable } from '../../../shared/sync/synced-tables'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import {
  type Batch,
  type BatchRow,
  type Cell,
  type IncomingGroup,
  newestRows,
  toBatches,
} from './incoming-batch'
import { insertWholeRows } from './insert-whole-rows'
import { mergeRows } from './merge-rows'
import type { MergeTally } from './merge-tally'

export type ApplyOptions = {
  /** Milliseconds; when clashes were found. */
  readonly now: number
  readonly tally: MergeTally
  /** The import that keeps the values it overwrites, so that it can be undone; null keeps none. */
  readonly importId: ImportId | null
}

/** Merges patches into the tables, whatever their order. */
export async function applyGroups(
  db: WriteDb,
  groups: readonly IncomingGroup[],
  options: ApplyOptions,
): Promise<void> {
  for (const batch of toBatches(groups)) {
    if (batch.parts.length === 0) continue
    await applyBatch(db, batch, options)
    markChanged(db, batch.table)
  }
}

async function applyBatch(db: WriteDb, batch: Batch, options: ApplyOptions): Promise<void> {
  if (!batch.isWhole) return mergeRows(db, { batch, rows: newestRows(batch) }, options)
  const offered = batch.parts.reduce((sum, { rows }) => sum + rows, 0)
  const inserted = await insertWholeRows(db, batch)
  if (inserted === offered) {
    countParts(batch, options.tally)
    return
  }
  const rows = newestRows(batch)
  const known = new Set(await keysNotFrom(db, batch, rows))
  const removedAt = batch.columns.indexOf('removed_at')
  for (const [key, { cells }] of rows) {
    if (known.has(key)) continue
    countAdded(batch, { parent: cells[0], removedAt: cells[removedAt] ?? null }, options.tally)
  }
  const rest = new Map([...rows].filter(([key]) => known.has(key)))
  return mergeRows(db, { batch, rows: rest }, options)
}

/** Keys of the batch whose row in the table was not written whole by the batch itself. */
async function keysNotFrom(
  db: WriteDb,
  batch: Batch,
  newest: ReadonlyMap<string, BatchRow>,
): Promise<readonly string[]> {
  const { key } = syncedTable(batch.table)
  const keys = [...newest].map(([rowKey, { cells, part }]) => [
    rowKey,
    ...cells.slice(0, key.length),
    part.version,
  ])
  const matches = key.map(
    (name, index) => sql`t.${sql.ref(name)} = k.value ->> ${sql.lit(index + 1)}`,
  )
  const { rows } = await sql<{ row_key: string }>`
    select k.value ->> 0 as row_key
    from jsonb_each(${JSON.stringify(keys)}) k cross join ${sql.table(batch.table)} t
    where ${sql.join(matches, sql` and `)} and t.row_version != k.value ->> ${sql.lit(key.length + 1)}`.execute(
    db,
  )
  return rows.map((row) => row.row_key)
}

/** Rows of one sheet stand together under one parent: counted once a run, not once a row. */
function countParts({ deviceNo, table, columns, parts }: Batch, tally: MergeTally): void {
  const removedAt = columns.indexOf('removed_at')
  for (const { values, rows } of parts) {
    const [parents, removals] = [values[0], values[removedAt]]
    let amount = 0
    for (let row = 0; row < rows; row += 1) {
      if ((removals?.[row] ?? null) === null) amount += 1
      const parent = parents?.[row]
      if (row + 1 < rows && parents?.[row + 1] === parent) continue
      if (amount > 0)
        tally.count({ deviceNo, table, parent: String(parent), change: 'added', amount })
      amount = 0
    }
  }
}

/** `parent`: the first key column, which is a mark's session, an enrolment's activity, or the row. */
function countAdded(
  { deviceNo, table }: Batch,
  row: { readonly parent: Cell | undefined; readonly removedAt: Cell },
  tally: MergeTally,
): void {
  // A row that comes and is gone already changes nothing that anybody sees.
  if (row.removedAt !== null) return
  tally.count({ deviceNo, table, parent: String(row.parent), change: 'added' })
}
