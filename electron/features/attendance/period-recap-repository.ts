import { sql } from 'kysely'

import { type AttendanceStatus, attendanceStatuses } from '../../../shared/domain/attendance'
import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import type { ReadDb } from '../../database/database'
import { known } from '../../database/known-value'
import { isOfMember, memberStanding, readJoined } from '../duplicates/survivor-repository'

export type Period = { readonly from: string; readonly to: string }

/** An activity with sessions in the period, and the marks of those sessions counted. */
export type ActivityTotals = {
  readonly activityId: ActivityId
  readonly title: string
  readonly startsOn: string | null
  readonly sessions: number
  /** Enrolled in the role of participant. */
  readonly registered: number
  readonly totals: Readonly<Record<AttendanceStatus, number>>
}

export async function listActivityTotals(
  db: ReadDb,
  { from, to }: Period,
): Promise<readonly ActivityTotals[]> {
  const joined = await readJoined(db)
  const { rows } = await sql<
    {
      id: ActivityId
      title: string | null
      starts_on: string | null
      sessions: number
      registered: number
    } & Record<AttendanceStatus, number>
  >`
    select a.id, a.title, min(s.held_on) as starts_on, count(distinct s.id) as sessions,
      (select count(distinct ${memberStanding(joined, sql`e.member_id`)}) from enrolments e
        where e.activity_id = a.id and e.removed_at is null
          and coalesce(e.role, 'participant') = 'participant') as registered,
      ${sql.join(
        attendanceStatuses.map(
          (status) =>
            sql`count(distinct case when t.status = ${status} then
              t.session_id || ${memberStanding(joined, sql`t.member_id`)} end) as ${sql.ref(status)}`,
        ),
      )}
    from activities a
    join sessions s on s.activity_id = a.id and s.removed_at is null
      and s.held_on >= ${from} and s.held_on <= ${to}
    left join attendance t on t.session_id = s.id and t.status is not null
    where a.removed_at is null
    group by a.id order by starts_on, a.id`.execute(db)
  return rows.map(({ H, T, I, S, A, D, ...row }) => ({
    activityId: row.id,
    title: row.title ?? '',
    startsOn: row.starts_on,
    sessions: row.sessions,
    registered: row.registered,
    totals: { H, T, I, S, A, D },
  }))
}

/** One session of the period that a person was meant for or marked in. */
export type MemberSession = {
  readonly heldOn: string | null
  readonly activityTitle: string
  readonly sessionTitle: string | null
  readonly position: number
  readonly jp: number | null
  readonly status: AttendanceStatus | null
  readonly arrivedAt: number | null
  readonly leftAt: number | null
  readonly lateMinutes: number | null
}

export async function listSessionsOfMember(
  db: ReadDb,
  memberId: MemberId,
  { from, to }: Period,
): Promise<readonly MemberSession[]> {
  const joined = await readJoined(db)
  const isTheirs = (column: string) => isOfMember(joined, sql.ref(column), sql`${memberId}`)
  const { rows } = await sql<{
    held_on: string | null
    activity_title: string | null
    title: string | null
    position: number | null
    jp: number | null
    status: string | null
    arrived_at: number | null
    left_at: number | null
    late_minutes: number | null
  }>`
    select s.held_on, a.title as activity_title, s.title, s.position, s.jp,
      t.status, t.arrived_at, t.left_at, t.late_minutes
    from sessions s
    join activities a on a.id = s.activity_id and a.removed_at is null
    left join attendance t on t.session_id = s.id and t.status is not null and t.member_id = (
      select own.member_id from attendance own
      where own.session_id = s.id and own.status is not null and ${isTheirs('own.member_id')}
      order by own.member_id = ${memberId} desc limit 1)
    where s.removed_at is null and s.held_on >= ${from} and s.held_on <= ${to}
      and (t.member_id is not null or exists (
        select 1 from enrolments e
        where e.activity_id = s.activity_id and e.removed_at is null and ${isTheirs('e.member_id')}
          and (s.class_name is null or e.class_name is null
            or lower(s.class_name) = lower(e.class_name))))
    order by s.held_on, s.starts_at, s.position, s.id`.execute(db)
  return rows.map((row) => ({
    heldOn: row.held_on,
    activityTitle: row.activity_title ?? '',
    sessionTitle: row.title,
    position: row.position ?? 0,
    jp: row.jp,
    status: known(attendanceStatuses, row.status),
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
    lateMinutes: row.late_minutes,
  }))
}
