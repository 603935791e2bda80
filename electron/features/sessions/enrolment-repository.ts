import { sql } from 'kysely'

import {
  type EnrolmentRole,
  enrolmentRoles,
  type Participant,
} from '../../../shared/domain/enrolment'
import type { ActivityId, InstitutionId, MemberId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'

/** The school where member `m` is at home, for lists of people. */
export const homeSchoolName = sql`(select i.name from posts p
  join institutions i on i.id = p.institution_id
  where p.member_id = m.id and p.removed_at is null
  order by p.is_home desc, p.id limit 1)`

type ParticipantRow = {
  readonly member_id: MemberId
  readonly front_title: string | null
  readonly full_name: string | null
  readonly back_title: string | null
  readonly school_name: string | null
  readonly role: string | null
  readonly class_name: string | null
  readonly is_walk_in: number | null
  readonly is_erased: number
}

/** In no order: `sortForSheet` knows the order of the paper. */
export async function listParticipants(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly Participant[]> {
  // An enrolment may arrive before the person's own record does, hence the left join.
  const { rows } = await sql<ParticipantRow>`
    select e.member_id, m.front_title, m.full_name, m.back_title, e.role, e.class_name,
      e.is_walk_in, ${homeSchoolName} as school_name,
      e.member_id in (select subject_id from erasures) as is_erased
    from enrolments e left join members m on m.id = e.member_id
    where e.activity_id = ${activityId} and e.removed_at is null`.execute(db)
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
  }))
}

/** Roles that this version does not know count as participant. */
export function readRole(text: string | null): EnrolmentRole {
  return known(enrolmentRoles, text) ?? 'participant'
}

export type EnrolmentCells = SyncedRow<'enrolments'>

export async function putEnrolments(db: WriteDb, rows: readonly EnrolmentCells[]): Promise<void> {
  await put(db, 'enrolments', rows)
}

/** People who were taken off the list. */
export async function listRemovedParticipants(
  db: ReadDb,
  activityId: ActivityId,
): Promise<ReadonlySet<MemberId>> {
  const rows = await db
    .selectFrom('enrolments')
    .select('member_id')
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.member_id))
}

/** Active members whose post at the institution has not ended. */
export async function listMembersOfInstitution(
  db: ReadDb,
  institutionId: InstitutionId,
): Promise<readonly MemberId[]> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('members', 'members.id', 'posts.member_id')
    .select('members.id')
    .distinct()
    .where('posts.institution_id', '=', institutionId)
    .where('posts.removed_at', 'is', null)
    .where('posts.ended_on', 'is', null)
    .where('members.removed_at', 'is', null)
    .where('members.archived_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}
