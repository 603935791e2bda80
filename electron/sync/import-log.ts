import { sql } from 'kysely'

import type { ImportId } from '../../shared/domain/ids'
import { syncedTable, type SyncedTableName } from '../../shared/sync/synced-tables'
import type { WriteDb } from '../database/database'
import type { CellMeeting } from './merge-rows'

/**
 * Keeps what an import overwrites, the first value when it overwrites a cell twice, with its version:
 * that tells a row the import itself had made before from one that stood. Equal values are kept too,
 * because a row that both hubs made alike must not be taken for one the import made.
 */
export async function keepBefore(
  db: WriteDb,
  kept: {
    readonly table: SyncedTableName
    readonly importId: ImportId
    readonly cells: readonly CellMeeting[]
  },
): Promise<void> {
  const spec = syncedTable(kept.table)
  const rows = kept.cells.map(({ rowKey, column, standing }) => [
    rowKey,
    spec.columns[column]?.number,
    standing.value,
    standing.version,
  ])
  if (rows.length === 0) return
  await sql`
    insert or ignore into import_cells (import_id, table_no, row_key, column_no, before, before_version)
    select ${kept.importId}, ${spec.number}, value ->> 0, value ->> 1, value ->> 2, value ->> 3
    from jsonb_each(${JSON.stringify(rows)})`.execute(db)
}

/** Notes which commits of a feed an import took. */
export async function keepRun(
  db: WriteDb,
  run: {
    readonly importId: ImportId
    readonly deviceNo: number
    readonly from: number
    readonly to: number
  },
): Promise<void> {
  await db
    .insertInto('import_runs')
    .values({
      import_id: run.importId,
      device_no: run.deviceNo,
      from_seq: run.from,
      to_seq: run.to,
    })
    .execute()
}
