import {
  type ActivityEdit,
  type ActivitySummary,
  areDatesReversed,
  type NewActivity,
  type Venue,
} from '../../../shared/domain/activity'
import type { ActivityId, VenueId } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { addDays, daysBetween } from '../../../shared/lib/dates'
import type { ReadDb } from '../../database/database'
import type { CommandContext, QueryContext } from '../handler'
import { listParticipants, putEnrolments } from '../sessions/enrolment-repository'
import { insertSessions, listSessions, type NewSessionRow } from '../sessions/session-repository'
import {
  findActivity,
  insertActivities,
  listSeries,
  listVenues,
  type NewActivityRow,
  putVenues,
  setActivityArchived,
  updateActivity,
  type VenueRow,
} from './activity-repository'

export async function getActivity(id: ActivityId, { db }: Pick<QueryContext, 'db'>) {
  const activity = await requireActivity(db, id)
  const series = activity.seriesId === null ? [] : await listSeries(db, activity.seriesId)
  return {
    activity,
    venues: await listVenues(db, id),
    series: series.filter((other) => other.id !== id),
  }
}

/** One activity, or one for each day when it repeats: venues and sessions are made anew for each. */
export async function createActivity(
  input: NewActivity,
  { db, ids, session }: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly activityIds: readonly ActivityId[] }> {
  assert(session, 'the contract lets bookkeepers in only')
  const { venues, sessions, repeatOn, copyParticipantsFrom, ...details } = input
  const firstDays = [details.startsOn, ...repeatOn].sort()
  const seriesId = repeatOn.length === 0 ? null : ids.next<'series'>()
  const activities: NewActivityRow[] = []
  const venueRows: VenueRow[] = []
  const sessionRows: NewSessionRow[] = []
  for (const day of firstDays) {
    const shift = daysBetween(details.startsOn, day)
    const activityId = ids.next<'activity'>()
    activities.push({
      ...details,
      id: activityId,
      hubId: session.hubId,
      seriesId,
      startsOn: day,
      endsOn: addDays(details.endsOn, shift),
    })
    const venueIds = venues.map(() => ids.next<'venue'>())
    venues.forEach(({ name, address }, index) => {
      venueRows.push({ id: at(venueIds, index), activity_id: activityId, name, address })
    })
    sessions.forEach(({ venueIndex, heldOn, ...rest }, index) => {
      sessionRows.push({
        ...rest,
        id: ids.next<'session'>(),
        activityId,
        position: index + 1,
        heldOn: heldOn === null ? null : addDays(heldOn, shift),
        venueId: venueIndex === null ? null : at(venueIds, venueIndex),
      })
    })
  }
  await insertActivities(db, activities)
  await putVenues(db, venueRows)
  await insertSessions(db, sessionRows)
  const activityIds = activities.map(({ id }) => id)
  if (copyParticipantsFrom !== null) await copyPeople(db, copyParticipantsFrom, activityIds)
  return { activityIds }
}

export async function editActivity(
  { id, changes, venues }: ActivityEdit,
  context: Pick<CommandContext, 'db' | 'ids' | 'session' | 'clock'>,
): Promise<Record<string, never>> {
  const { db } = context
  const before = await requireActivity(db, id)
  const startsOn = changes.startsOn ?? before.startsOn
  const endsOn = changes.endsOn ?? before.endsOn
  if (startsOn !== null && endsOn !== null && areDatesReversed({ startsOn, endsOn })) {
    throw new AppError('activity.dates-reversed')
  }
  await updateActivity(db, id, changes)
  if (venues !== undefined) await saveVenues(id, venues, context)
  return {}
}

async function saveVenues(
  activityId: ActivityId,
  venues: NonNullable<ActivityEdit['venues']>,
  { db, ids, session, clock }: Pick<CommandContext, 'db' | 'ids' | 'session' | 'clock'>,
): Promise<void> {
  const existing = new Set((await listVenues(db, activityId)).map((venue) => venue.id))
  const kept = new Set<VenueId>()
  const rows = venues.map(({ id, name, address }): VenueRow => {
    // An id that is not (or no longer) of this activity would steal another's venue.
    const own = id !== null && existing.has(id) && !kept.has(id) ? id : ids.next<'venue'>()
    kept.add(own)
    return { id: own, activity_id: activityId, name, address }
  })
  const removedAt = clock.now()
  const removed = [...existing]
    .filter((id) => !kept.has(id))
    .map((id) => ({ id, removed_at: removedAt, removed_by: session?.accountId ?? null }))
  await putVenues(db, rows)
  await putVenues(db, removed)
}

export async function setArchived(
  input: { readonly activityId: ActivityId; readonly isArchived: boolean },
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
): Promise<Record<string, never>> {
  const { isArchived } = await requireActivity(db, input.activityId)
  if (isArchived !== input.isArchived) {
    await setActivityArchived(db, input.activityId, input.isArchived ? clock.now() : null)
  }
  return {}
}

export async function duplicateActivity(
  input: {
    readonly activityId: ActivityId
    readonly startsOn: string
    readonly withParticipants: boolean
  },
  context: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly activityId: ActivityId }> {
  const { db } = context
  const source = await requireActivity(db, input.activityId)
  const venues = await listVenues(db, input.activityId)
  const sessions = await listSessions(db, input.activityId)
  const firstDay = source.startsOn ?? input.startsOn
  const length = Math.max(0, daysBetween(firstDay, source.endsOn ?? firstDay))
  const shift = daysBetween(firstDay, input.startsOn)
  const { activityIds } = await createActivity(
    {
      title: source.title,
      type: source.type,
      purpose: source.purpose,
      startsOn: input.startsOn,
      endsOn: addDays(input.startsOn, length),
      quota: source.quota,
      note: source.note,
      venues: venues.map(({ name, address }) => ({ name, address })),
      // createActivity shifts nothing when there is a single day, so the days are shifted here.
      sessions: sessions.map((session) => toPlanned(session, venues, shift)),
      repeatOn: [],
      copyParticipantsFrom: input.withParticipants ? input.activityId : null,
    },
    context,
  )
  return { activityId: at(activityIds, 0) }
}

function toPlanned(session: Session, venues: readonly Venue[], shift: number) {
  const { title, heldOn, startsAt, endsAt, className, jp } = session
  const venueIndex = venues.findIndex((venue) => venue.id === session.venueId)
  return {
    title,
    heldOn: heldOn === null ? null : addDays(heldOn, shift),
    startsAt,
    endsAt,
    className,
    jp,
    venueIndex: venueIndex === -1 ? null : venueIndex,
  }
}

/** Roles and classes come along; a walk-in of last time is expected this time. */
async function copyPeople(
  db: CommandContext['db'],
  from: ActivityId,
  to: readonly ActivityId[],
): Promise<void> {
  await requireActivity(db, from)
  const people = await listParticipants(db, from)
  await putEnrolments(
    db,
    to.flatMap((activityId) =>
      people.map(({ memberId, role, className }) => ({
        activity_id: activityId,
        member_id: memberId,
        role,
        class_name: className,
        is_walk_in: 0,
      })),
    ),
  )
}

async function requireActivity(
  db: ReadDb,
  id: ActivityId,
): Promise<ActivitySummary & { readonly note: string | null }> {
  const activity = await findActivity(db, id)
  if (activity === null) throw new AppError('activity.missing')
  return activity
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index]
  assert(item !== undefined, `there is an item ${index}`)
  return item
}
