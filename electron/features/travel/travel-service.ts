import type { ActivityId, MemberId, TravelOrderId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import type { TravelDetails, TravelOrder } from '../../../shared/domain/travel-order'
import { AppError } from '../../../shared/lib/app-error'
import type { WriteDb } from '../../database/database'
import { findActivity } from '../activities/activity-repository'
import type { CommandContext, QueryContext } from '../handler'
import { listPaperPeople } from '../members/paper-person-repository'
import { listParticipants } from '../sessions/enrolment-repository'
import { listKnownOrders, listTravelOrders, putTravelOrders } from './travel-repository'

type Other = {
  readonly memberId: MemberId
  readonly name: string
  readonly unit: string | null
}

export async function listTravel(
  activityId: ActivityId,
  { db }: Pick<QueryContext, 'db'>,
): Promise<{ readonly orders: readonly TravelOrder[]; readonly others: readonly Other[] }> {
  const orders = await listTravelOrders(db, activityId)
  const there = new Set(orders.map(({ memberId }) => memberId))
  const participants = await listParticipants(db, activityId)
  return {
    orders,
    others: participants
      .filter(({ memberId, isErased }) => !isErased && !there.has(memberId))
      .map((one) => ({
        memberId: one.memberId,
        name: fullTitledName(one),
        unit: one.schoolName,
      })),
  }
}

export async function addTravel(
  input: { readonly activityId: ActivityId; readonly memberIds: readonly MemberId[] },
  { db, ids }: Pick<CommandContext, 'db' | 'ids'>,
): Promise<{ readonly added: number }> {
  const activity = await findActivity(db, input.activityId)
  if (activity === null) throw new AppError('activity.missing')
  const there = new Set(
    (await listTravelOrders(db, input.activityId)).map(({ memberId }) => memberId),
  )
  const wanted = [...new Set(input.memberIds)].filter((id) => !there.has(id))
  const people = [...(await listPaperPeople(db, wanted)).values()]
  await putTravelOrders(
    db,
    people.map((person) => ({
      id: ids.next<'travel-order'>(),
      activity_id: activity.id,
      member_id: person.memberId,
      person_name: person.name,
      unit: person.schoolName,
      rank: person.rank,
      nip: person.nip,
      from_place: person.schoolName,
      departs_on: activity.startsOn,
      returns_on: activity.endsOn ?? activity.startsOn,
    })),
  )
  return { added: people.length }
}

export async function editTravel(
  { id, details }: { readonly id: TravelOrderId; readonly details: TravelDetails },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  await requireOrders(db, [id])
  await putTravelOrders(db, [
    {
      id,
      person_name: details.personName,
      unit: details.unit,
      rank: details.rank,
      nip: details.nip,
      order_number: details.orderNumber,
      from_place: details.fromPlace,
      departs_on: details.departsOn,
      returns_on: details.returnsOn,
      host: details.host,
    },
  ])
  return {}
}

export async function stampTravel(
  { ids, isStamped }: { readonly ids: readonly TravelOrderId[]; readonly isStamped: boolean },
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
): Promise<Record<string, never>> {
  await requireOrders(db, ids)
  const stampedAt = isStamped ? clock.now() : null
  await putTravelOrders(
    db,
    [...new Set(ids)].map((id) => ({ id, stamped_at: stampedAt })),
  )
  return {}
}

export async function markTravel(
  { ids, isRemoved }: { readonly ids: readonly TravelOrderId[]; readonly isRemoved: boolean },
  { db, clock, session }: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<Record<string, never>> {
  await requireOrders(db, ids)
  const removal = {
    removed_at: isRemoved ? clock.now() : null,
    removed_by: isRemoved ? (session?.accountId ?? null) : null,
  }
  await putTravelOrders(
    db,
    [...new Set(ids)].map((id) => ({ id, ...removal })),
  )
  return {}
}

async function requireOrders(db: WriteDb, ids: readonly TravelOrderId[]): Promise<void> {
  const known = new Set(await listKnownOrders(db, ids))
  if (ids.some((id) => !known.has(id))) throw new AppError('travel.missing')
}
