import type { HubId } from '../../../shared/domain/ids'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'

/** Hubs whose part waits for a later exchange, and since when (ms): somebody wants to look first. */
export async function listHeldHubs(db: ReadDb): Promise<ReadonlyMap<HubId, number>> {
  const rows = await db.selectFrom('held_hubs').selectAll().orderBy('held_at').execute()
  return new Map(rows.map(({ hub_id, held_at }) => [hub_id, held_at]))
}

/** From now on exactly these are held; those that were before keep their date. */
export async function rememberHeldHubs(
  db: WriteDb,
  hubs: readonly HubId[],
  now: number,
): Promise<void> {
  await db
    .deleteFrom('held_hubs')
    .where((where) => where.not(where('hub_id', 'in', hubs)))
    .execute()
  for (const hub of hubs) {
    await db
      .insertInto('held_hubs')
      .values({ hub_id: hub, held_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  markChanged(db, 'held_hubs')
}
