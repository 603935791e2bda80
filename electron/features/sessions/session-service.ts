import { countStatuses, type Mark } from '../../../shared/domain/attendance'
import { standsOnSheet } from '../../../shared/domain/enrolment'
import type { ActivityId, MemberId, SessionId } from '../../../shared/domain/ids'
import {
  areTimesReversed,
  type SessionDetails,
  type SessionSummary,
} from '../../../shared/domain/session'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import { findActivity, listVenues } from '../activities/activity-repository'
import { listMarksOfActivity } from '../attendance/attendance-repository'
import type { CommandContext, QueryContext } from '../handler'
import { listParticipants } from './enrolment-repository'
import {
  findSession,
  insertSessions,
  listSessions,
  putSessionCells,
  updateSession,
  wasSessionRemoved,
} from './session-repository'

/** Sessions with the totals of their sheets, counted as the sheet itself counts. */
export async function listSessionSummaries(
  activityId: ActivityId,
  { db }: Pick<QueryContext, 'db'>,
): Promise<readonly SessionSummary[]> {
  const sessions = await listSessions(db, activityId)
  const people = await listParticipants(db, activityId)
  const marks = new Map<SessionId, Map<MemberId, Mark>>()
  for (const mark of await listMarksOfActivity(db, activityId)) {
    const ofSession = marks.get(mark.sessionId) ?? new Map<MemberId, Mark>()
    ofSession.set(mark.memberId, mark)
    marks.set(mark.sessionId, ofSession)
  }
  return sessions.map((session) => {
    const marked = marks.get(session.id) ?? new Map<MemberId, Mark>()
    const onSheet = new Set([
      ...people.filter((person) => standsOnSheet(person, session)).map((one) => one.memberId),
      ...marked.keys(),
    ])
    const statuses = [...onSheet].map((memberId) => marked.get(memberId)?.status ?? null)
    return { ...session, totals: countStatuses(statuses) }
  })
}

export async function addSession(
  input: { readonly activityId: ActivityId; readonly session: SessionDetails },
  { db, ids }: Pick<CommandContext, 'db' | 'ids'>,
): Promise<{ readonly sessionId: SessionId }> {
  const { activityId, session } = input
  if ((await findActivity(db, activityId)) === null) throw new AppError('activity.missing')
  await refuseImpossible(db, activityId, session)
  const others = await listSessions(db, activityId)
  const sessionId = ids.next<'session'>()
  const position = Math.max(0, ...others.map((other) => other.position)) + 1
  await insertSessions(db, [{ ...session, id: sessionId, activityId, position }])
  return { sessionId }
}

export async function editSession(
  input: {
    readonly sessionId: SessionId
    readonly changes: { readonly [F in keyof SessionDetails]?: SessionDetails[F] | undefined }
  },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const before = await findSession(db, input.sessionId)
  if (before === null) throw new AppError('session.missing')
  const { startsAt, endsAt, venueId } = input.changes
  await refuseImpossible(db, before.activityId, {
    startsAt: startsAt === undefined ? before.startsAt : startsAt,
    endsAt: endsAt === undefined ? before.endsAt : endsAt,
    venueId: venueId === undefined ? null : venueId,
  })
  await updateSession(db, input.sessionId, input.changes)
  return {}
}

export async function removeSession(
  sessionId: SessionId,
  { db, clock, session }: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<Record<string, never>> {
  const found = await findSession(db, sessionId)
  if (found === null) throw new AppError('session.missing')
  const marks = (await listMarksOfActivity(db, found.activityId)).filter(
    (mark) => mark.sessionId === sessionId,
  )
  // Marks are what people signed for; taking the sheet away must not take them along unseen.
  if (marks.length > 0) throw new AppError('session.has-marks', { count: marks.length })
  await putSessionCells(db, {
    id: sessionId,
    removed_at: clock.now(),
    removed_by: session?.accountId ?? null,
  })
  return {}
}

export async function restoreSession(
  sessionId: SessionId,
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  if (!(await wasSessionRemoved(db, sessionId))) throw new AppError('session.missing')
  await putSessionCells(db, { id: sessionId, removed_at: null, removed_by: null })
  return {}
}

async function refuseImpossible(
  db: ReadDb,
  activityId: ActivityId,
  session: Pick<SessionDetails, 'startsAt' | 'endsAt' | 'venueId'>,
): Promise<void> {
  if (areTimesReversed(session)) throw new AppError('session.times-reversed')
  if (session.venueId === null) return
  const venues = await listVenues(db, activityId)
  if (!venues.some(({ id }) => id === session.venueId)) throw new AppError('venue.missing')
}
