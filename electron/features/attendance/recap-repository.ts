import {
  type AttendanceRecap,
  countStatuses,
  isPresent,
  type RecapRow,
} from '../../../shared/domain/attendance'
import { sortForSheet, standsOnSheet } from '../../../shared/domain/enrolment'
import type { ActivityId, SessionId } from '../../../shared/domain/ids'
import { sumOfJp } from '../../../shared/domain/session'
import type { QueryContext } from '../handler'
import { listParticipants } from '../sessions/enrolment-repository'
import { listSessions } from '../sessions/session-repository'
import { listMarksOfActivity, type SessionMark } from './attendance-repository'

/**
 * Rekap kehadiran: a row a person, a cell a session. Terlambat earns the full JP; shortening them is
 * a rule of its own that hubs have not agreed on (DOMAIN T-75).
 */
export async function getRecap(
  activityId: ActivityId,
  { db }: Pick<QueryContext, 'db'>,
): Promise<AttendanceRecap> {
  const sessions = await listSessions(db, activityId)
  const people = sortForSheet(await listParticipants(db, activityId))
  const marks = await listMarksOfActivity(db, activityId)
  const begun = new Set(marks.map(({ sessionId }) => sessionId))
  const byPerson = new Map<string, SessionMark>()
  for (const mark of marks) byPerson.set(`${mark.sessionId}:${mark.memberId}`, mark)
  const markOf = (sessionId: SessionId, memberId: string) =>
    byPerson.get(`${sessionId}:${memberId}`)

  const rows = people.map((person): RecapRow => {
    const attended = sessions.map((session) => {
      const mark = markOf(session.id, person.memberId)
      const isMeant = mark !== undefined || standsOnSheet(person, session)
      return {
        session,
        isMeant,
        status: mark?.status ?? null,
        lateMinutes: mark?.lateMinutes ?? null,
      }
    })
    const meant = attended.filter(({ isMeant }) => isMeant)
    const held = meant.filter(({ session }) => begun.has(session.id))
    const present = held.filter(({ status }) => isPresent(status))
    const { memberId, frontTitle, fullName, isErased, backTitle, schoolName, role, className } =
      person
    return {
      memberId,
      frontTitle,
      fullName,
      isErased,
      backTitle,
      schoolName,
      role,
      className,
      cells: attended.map(({ isMeant, status, lateMinutes }) =>
        isMeant ? { status, lateMinutes } : null,
      ),
      totals: countStatuses(held.map(({ status }) => status)),
      percentPresent: held.length === 0 ? null : Math.round((100 * present.length) / held.length),
      jpEarned: sumOfJp(present.map(({ session }) => session)),
    }
  })
  return { sessions, rows, jpTotal: sumOfJp(sessions) }
}
