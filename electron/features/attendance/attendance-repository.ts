import { sql } from 'kysely'

import {
  attendanceStatuses,
  blankMark,
  type Mark,
  type PersonMark,
  type SheetRow,
} from '../../../shared/domain/attendance'
import type { AccountId, ActivityId, MemberId, SessionId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import { isOfMember, memberStanding, readJoined } from '../duplicates/survivor-repository'
import { homeSchoolName, readRole } from '../sessions/enrolment-repository'

type MarkCells = {
  readonly status: string | null
  readonly arrived_at: number | null
  readonly left_at: number | null
  readonly late_minutes: number | null
}

/**
 * Everybody who is enrolled in the activity or was marked in this session, in no order. An erased
 * person stands only where a mark keeps their place, and whoever was written down twice and joined
 * stands once.
 */
export async function listSheetRows(
  db: ReadDb,
  session: { readonly id: SessionId; readonly activityId: ActivityId },
): Promise<readonly SheetRow[]> {
  const joined = await readJoined(db)
  const standing = memberStanding(joined, sql`people.member_id`)
  const { rows } = await sql<
    MarkCells & {
      readonly member_id: MemberId
      readonly front_title: string | null
      readonly full_name: string | null
      readonly back_title: string | null
      readonly school_name: string | null
      readonly role: string | null
      readonly class_name: string | null
      readonly is_walk_in: number | null
      readonly is_enrolled: number
      readonly recorded_by: AccountId | null
      readonly is_erased: number
    }
  >`
    with people as (
      select member_id from enrolments
        where activity_id = ${session.activityId} and removed_at is null
          and member_id not in (select subject_id from erasures)
      union
      select member_id from attendance
        where session_id = ${session.id} and status is not null
    )
    select ${standing} as member_id, m.front_title, m.full_name, m.back_title,
      ${homeSchoolName} as school_name, e.role, e.class_name, e.is_walk_in,
      e.member_id is not null and e.removed_at is null as is_enrolled,
      t.status, t.arrived_at, t.left_at, t.late_minutes, t.recorded_by,
      people.member_id in (select subject_id from erasures) as is_erased
    from people
    left join members m on m.id = ${standing}
    left join enrolments e
      on e.activity_id = ${session.activityId} and e.member_id = people.member_id
    left join attendance t on t.session_id = ${session.id} and t.member_id = people.member_id
    order by people.member_id = ${standing} desc, people.member_id`.execute(db)
  const sheet = rows.map((row): SheetRow => ({
    memberId: row.member_id,
    frontTitle: row.front_title,
    fullName: row.full_name ?? '',
    isErased: row.is_erased === 1,
    backTitle: row.back_title,
    schoolName: row.school_name,
    role: readRole(row.role),
    className: row.class_name,
    isWalkIn: row.is_walk_in === 1,
    isEnrolled: row.is_enrolled === 1,
    recordedBy: row.recorded_by,
    ...toMark(row),
  }))
  return joined.members ? onePerPerson(sheet) : sheet
}

/** The person's own enrolment and mark count; where there is none, that of a joined record does. */
function onePerPerson(rows: readonly SheetRow[]): readonly SheetRow[] {
  const people = new Map<MemberId, SheetRow>()
  for (const row of rows) {
    const own = people.get(row.memberId)
    if (own === undefined) {
      people.set(row.memberId, row)
      continue
    }
    const { role, className, isWalkIn, isEnrolled } = own.isEnrolled ? own : row
    const { status, arrivedAt, leftAt, lateMinutes, recordedBy } = own.status === null ? row : own
    const mark = { status, arrivedAt, leftAt, lateMinutes, recordedBy }
    people.set(row.memberId, { ...own, role, className, isWalkIn, isEnrolled, ...mark })
  }
  return [...people.values()]
}

/** Marks of these people that stand in the session; who has none is left out. */
export async function readMarks(
  db: ReadDb,
  sessionId: SessionId,
  memberIds: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, Mark>> {
  const isTheirs = isOfMember(await readJoined(db), sql`t.member_id`, sql`j.value`)
  // The own mark comes last and stands, unless it is blank and a joined record's is not.
  const { rows } = await sql<MarkCells & { readonly member_id: MemberId }>`
    select j.value as member_id, t.status, t.arrived_at, t.left_at, t.late_minutes
    from json_each(${JSON.stringify(memberIds)}) j
    cross join attendance t on t.session_id = ${sessionId} and ${isTheirs}
    order by t.status is not null, t.member_id = j.value, t.member_id desc`.execute(db)
  return new Map(rows.map((row) => [row.member_id, toMark(row)]))
}

/** Records joined into these people that have a mark of their own in the session. */
async function listMarkedAliases(
  db: ReadDb,
  sessionId: SessionId,
  memberIds: readonly MemberId[],
): Promise<readonly MemberId[]> {
  const { rows } = await sql<{ id: MemberId }>`
    select l.id from json_each(${JSON.stringify(memberIds)}) j
    cross join members l on l.survivor_id = j.value
    join attendance t on t.session_id = ${sessionId} and t.member_id = l.id
    where t.status is not null`.execute(db)
  return rows.map(({ id }) => id)
}

export async function putMarks(
  db: WriteDb,
  sessionId: SessionId,
  marks: readonly PersonMark[],
  recordedBy: AccountId,
): Promise<void> {
  if (marks.length === 0) return
  const blanked = marks.flatMap(({ memberId, status }) => (status === null ? [memberId] : []))
  // A mark that was made under a joined record would show again where the own one is taken away.
  const aliases = blanked.length === 0 ? [] : await listMarkedAliases(db, sessionId, blanked)
  const all = [...marks, ...aliases.map((memberId) => ({ memberId, ...blankMark }))]
  await put(
    db,
    'attendance',
    all.map(({ memberId, status, arrivedAt, leftAt, lateMinutes }) => ({
      session_id: sessionId,
      member_id: memberId,
      status,
      arrived_at: arrivedAt,
      left_at: leftAt,
      late_minutes: lateMinutes,
      recorded_by: recordedBy,
    })),
  )
}

export type SessionMark = PersonMark & { readonly sessionId: SessionId }

/** All marks of an activity's sessions. */
export async function listMarksOfActivity(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly SessionMark[]> {
  const joined = await readJoined(db)
  const standing = memberStanding(joined, sql`t.member_id`)
  const isOwn = joined.members ? sql`t.member_id = ${standing}` : sql`null`
  const { rows } = await sql<
    MarkCells & { readonly session_id: SessionId; readonly member_id: MemberId }
  >`
    select t.session_id, ${standing} as member_id, t.status, t.arrived_at, t.left_at, t.late_minutes
    from sessions s cross join attendance t on t.session_id = s.id
    where s.activity_id = ${activityId} and s.removed_at is null and t.status is not null
    order by ${isOwn}`.execute(db)
  const marks = rows.map((row) => ({
    sessionId: row.session_id,
    memberId: row.member_id,
    ...toMark(row),
  }))
  if (!joined.members) return marks
  // The own mark comes last and stands.
  return [...new Map(marks.map((mark) => [`${mark.sessionId}:${mark.memberId}`, mark])).values()]
}

/**
 * The Lamport time of the latest commit of this device. Read before the rows that it dates: a
 * commit in between then makes them look older than they are, never newer.
 */
export async function readLamport(db: ReadDb): Promise<number> {
  const row = await db.selectFrom('device').select('lamport').executeTakeFirst()
  return row?.lamport ?? 0
}

function toMark(row: MarkCells): Mark {
  return {
    ...blankMark,
    status: known(attendanceStatuses, row.status),
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
    lateMinutes: row.late_minutes,
  }
}
