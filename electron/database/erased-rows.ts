import type { SyncedTableName } from '../../shared/sync/synced-tables'
import type { PatchValue } from './change-log'
import type { WriteDb } from './database'

/** Tables whose rows an erasure takes (UU PDP); `erasures` names them by id. */
const erasableTables: readonly SyncedTableName[] = ['members', 'artifacts']

/**
 * Rows to be inserted, without those of erased people: a page left open, a plan made earlier or an
 * undo may still name somebody who is gone, and must not bring them back. The key comes first.
 */
export async function withoutErased<Row extends readonly PatchValue[]>(
  db: WriteDb,
  table: SyncedTableName,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (rows.length === 0 || !erasableTables.includes(table)) return rows
  const erased = await db.selectFrom('erasures').select('subject_id').execute()
  if (erased.length === 0) return rows
  const ids = new Set<PatchValue | undefined>(erased.map((row) => row.subject_id))
  return rows.filter(([id]) => !ids.has(id))
}
