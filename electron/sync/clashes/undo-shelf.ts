import { AppError } from '../../../shared/lib/app-error'
import type { SyncedTableName } from '../../../shared/sync/synced-tables'
import type { CellValue } from './clash-repository'

/** What one choice changed in one record. */
export type ChangedRow = {
  readonly table: SyncedTableName
  readonly rowKey: string
  readonly before: ReadonlyMap<string, CellValue>
  readonly after: ReadonlyMap<string, CellValue>
}

/** More than anybody takes back one after the other. */
const mostKept = 50

/**
 * The last choices of each hub, in memory: the page takes one back by its id and can name nothing
 * else. Gone after a restart; then the record is edited like any other.
 */
// By the hub's file grants, which live as long: two hubs in one process (tests) keep theirs apart.
const shelves = new WeakMap<object, Map<string, readonly ChangedRow[]>>()

export function shelveUndo(hub: object, undoId: string, rows: readonly ChangedRow[]): void {
  const shelf = shelves.get(hub) ?? new Map<string, readonly ChangedRow[]>()
  shelves.set(hub, shelf)
  shelf.set(undoId, rows)
  const [oldest] = shelf.keys()
  if (shelf.size > mostKept && oldest !== undefined) shelf.delete(oldest)
}

/** Throws `clash.undo-lost` when it was taken back already or the service was restarted. */
export function takeUndo(hub: object, undoId: string): readonly ChangedRow[] {
  const rows = shelves.get(hub)?.get(undoId)
  if (rows === undefined) throw new AppError('clash.undo-lost')
  shelves.get(hub)?.delete(undoId)
  return rows
}
