import { sql } from 'kysely'

import type { WriteDb } from '../../database/database'
import { findCellWriters } from '../feeds/cell-writers'
import type { MergeTally } from '../merge/merge-tally'

/**
 * Says in the preview and the ending whom an exchange takes away for good: rows that stand here and
 * that erasures from elsewhere name. To be called before they are applied.
 */
export async function countErased(
  db: WriteDb,
  subjectIds: readonly string[],
  tally: MergeTally,
): Promise<void> {
  if (subjectIds.length === 0) return
  const ids = JSON.stringify(subjectIds)
  for (const table of ['members', 'artifacts'] as const) {
    const { rows } = await sql<{ id: string; version: number }>`
      select t.id, e.row_version as version
      from json_each(${ids}) j cross join erasures e on e.subject_id = j.value
      join ${sql.table(table)} t on t.id = e.subject_id
      where t.removed_at is null`.execute(db)
    const writers = await findCellWriters(
      db,
      rows.map(({ version }) => version),
    )
    for (const { id, version } of rows) {
      const writer = writers.get(version)
      if (!writer) continue
      tally.count({ deviceNo: writer.deviceNo, table, parent: id, change: 'removed' })
    }
  }
}
