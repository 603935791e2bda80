import { assert } from '../../shared/lib/assert'
import type { WriteDb } from '../database/database'

/** Makes the synced tables anew from the stored commits that count: state is a function of them. */
export function rebuildTables(db: WriteDb): Promise<void> {
  assert(!db, 'making the tables anew is not written yet')
  return Promise.resolve()
}
