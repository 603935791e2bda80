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
import { homeSchoolName, readRole } from '../sessions/enrolment-repository'

type MarkCells = {
  readonly status: string | null
  readonly arrived_at: number | null
  readonly left_at: number | null
  readonly late_minutes: number | null
}

/**
 * Everybody who is enrolled in the activity or was marked in this session, in no order. An erased
 * person stands only where a mark keeps their place.
 */
export async function listSheetRows(
  db: ReadDb,
  session: { readonly id: SessionId; readonly activityId: ActivityId },
): Promise<readonly SheetRow[]> {
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
    select people.member_id, m.front_title, m.full_name, m.back_title,
      ${homeSchoolName} as school_name, e.role, e.class_name, e.is_walk_in,
      e.member_id is not null and e.removed_at is null as is_enrolled,
      t.status, t.arrived_at, t.left_at, t.late_minutes, t.recorded_by,
      people.member_id in (select subject_id from erasures) as is_erased
    from people
    left join members m on m.id = people.member_id
    left join enrolments e
      on e.activity_id = ${session.activityId} and e.member_id = people.member_id
    left join attendance t on t.session_id = ${session.id} and t.member_id = people.member_id`.execute(
    db,
  )
  return rows.map((row) => ({
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
}

/** Marks of these people that stand in the session; who has none is left out. */
export async function readMarks(
  db: ReadDb,
  sessionId: SessionId,
  memberIds: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, Mark>> {
  const { rows } = await sql<MarkCells & { readonly member_id: MemberId }>`
    select t.member_id, t.status, t.arrived_at, t.left_at, t.late_minutes
    from json_each(${JSON.stringify(memberIds)}) j
    cross join attendance t on t.session_id = ${sessionId} and t.member_id = j.value`.execute(db)
  return new Map(rows.map((row) => [row.member_id, toMark(row)]))
}

export async function putMarks(
  db: WriteDb,
  sessionId: SessionId,
  marks: readonly PersonMark[],
  recordedBy: AccountId,
): Promise<void> {
  if (marks.length === 0) return
  await put(
    db,
    'attendance',
    marks.map(({ memberId, status, arrivedAt, leftAt, lateMinutes }) => ({
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
  const { rows } = await sql<
    MarkCells & { readonly session_id: SessionId; readonly member_id: MemberId }
  >`
    select t.session_id, t.member_id, t.status, t.arrived_at, t.left_at, t.late_minutes
    from sessions s cross join attendance t on t.session_id = s.id
    where s.activity_id = ${activityId} and s.removed_at is null
      and t.status is not null`.execute(db)
  return rows.map((row) => ({
    sessionId: row.session_id,
    memberId: row.member_id,
    ...toMark(row),
  }))
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
