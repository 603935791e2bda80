import { sql } from 'kysely'

import type { IncomingHub } from '../../../shared/domain/exchange'
import type { ImportId } from '../../../shared/domain/ids'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
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
    // A branch that a copy gave up in the middle of the exchange is taken again from the same place.
    .onConflict((conflict) =>
      conflict.columns(['import_id', 'device_no', 'from_seq']).doUpdateSet({ to_seq: run.to }),
    )
    .execute()
}

/** Begins the note of an import, or goes on with it: an exchange takes in bundle by bundle. */
export async function openImport(db: WriteDb, id: ImportId, now: number): Promise<void> {
  await db
    .insertInto('imports')
    .values({ id, imported_at: now, drive_label: '', summary: '[]', undone_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Ends what `openImport` began: an exchange that brought nothing leaves no import to undo. */
export async function dropEmptyImport(db: WriteDb, id: ImportId): Promise<void> {
  await sql`
    delete from imports where id = ${id}
      and not exists (select 1 from import_runs where import_id = imports.id)`.execute(db)
}

/** Says of a whole import where it came from and what it brought. */
export async function describeImport(
  db: WriteDb,
  described: {
    readonly id: ImportId
    readonly driveLabel: string
    readonly hubs: readonly IncomingHub[]
  },
): Promise<void> {
  const { id, driveLabel, hubs } = described
  await db
    .updateTable('imports')
    .set({ drive_label: driveLabel, summary: JSON.stringify(hubs) })
    .where('id', '=', id)
    .execute()
  markChanged(db, 'imports')
}
