import type { ActivityId, TravelOrderId } from '../../../shared/domain/ids'
import type { TravelOrder } from '../../../shared/domain/travel-order'
import { compareNames } from '../../../shared/lib/natural-order'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

export async function listTravelOrders(
  db: ReadDb | WriteDb,
  activityId: ActivityId,
): Promise<readonly TravelOrder[]> {
  const rows = await db
    .selectFrom('travel_orders')
    .selectAll()
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is', null)
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      activityId,
      memberId: row.member_id,
      personName: row.person_name ?? '',
      unit: row.unit,
      rank: row.rank,
      nip: row.nip,
      orderNumber: row.order_number,
      fromPlace: row.from_place,
      departsOn: row.departs_on,
      returnsOn: row.returns_on,
      host: row.host,
      isStamped: row.stamped_at !== null,
    }))
    .sort((a, b) => compareNames(a.personName, b.personName) || a.id.localeCompare(b.id))
}

/** Which of `ids` are there, removed ones too. */
export async function listKnownOrders(
  db: WriteDb,
  ids: readonly TravelOrderId[],
): Promise<readonly TravelOrderId[]> {
  const rows = await db.selectFrom('travel_orders').select('id').where('id', 'in', ids).execute()
  return rows.map(({ id }) => id)
}

export async function putTravelOrders(
  db: WriteDb,
  rows: readonly SyncedRow<'travel_orders'>[],
): Promise<void> {
  await put(db, 'travel_orders', rows)
}
