import { type SyncedTableName, syncedTables } from '../../shared/sync/synced-tables'
import type { PatchValue } from './change-log'
import type { WriteDb } from './database'

/** Tables whose rows an erasure takes beside the person's own; all say in `member_id` whose they are. */
export const ownedTables = [
  'artifacts',
  'certificate_names',
  'staff',
  'board_posts',
  'travel_orders',
  'letter_recipients',
] as const satisfies readonly SyncedTableName[]
/** Tables whose rows an erasure takes (UU PDP); `erasures` names them by their key, an id. */
export const erasableTables = ['members', ...ownedTables] as const
export type ErasableTable = (typeof erasableTables)[number]

/** The one column of its key. A certificate's name goes by the certificate's id; the number stays. */
export function erasableKey(table: ErasableTable): string {
  return syncedTables[table].key[0] ?? 'id'
}

/**
 * Rows to be inserted, without those of erased people: a page left open, a plan made earlier or an
 * undo may still name somebody who is gone, and must not bring them back. The key comes first.
 */
export async function withoutErased<Row extends readonly PatchValue[]>(
  db: WriteDb,
  table: SyncedTableName,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  if (rows.length === 0 || !erasableTables.some((name) => name === table)) return rows
  const erased = await db.selectFrom('erasures').select('subject_id').execute()
  if (erased.length === 0) return rows
  const ids = new Set<PatchValue | undefined>(erased.map((row) => row.subject_id))
  return rows.filter(([id]) => !ids.has(id))
}
