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
import {
  isOfMember,
  listSameAs,
  memberStanding,
  readJoined,
} from '../duplicates/survivor-repository'

const anyRecord = { members: true, institutions: true }

/** The school where member `m` is at home, for lists of people. */
export const homeSchoolName = sql`(select coalesce(
    (select joined.name from institutions joined where joined.id = i.survivor_id), i.name)
  from posts p join institutions i on i.id = p.institution_id
  where ${isOfMember(anyRecord, sql`p.member_id`, sql`m.id`)} and p.removed_at is null
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

/**
 * In no order: `sortForSheet` knows the order of the paper. Whoever was written down twice and
 * joined stands once, as their own enrolment says, else as that of the joined record.
 */
export async function listParticipants(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly Participant[]> {
  const joined = await readJoined(db)
  const standing = memberStanding(joined, sql`e.member_id`)
  // An enrolment may arrive before the person's own record does, hence the left join.
  const { rows } = await sql<ParticipantRow>`
    select ${standing} as member_id, m.front_title, m.full_name, m.back_title, e.role, e.class_name,
      e.is_walk_in, ${homeSchoolName} as school_name,
      e.member_id in (select subject_id from erasures) as is_erased
    from enrolments e left join members m on m.id = ${standing}
    where e.activity_id = ${activityId} and e.removed_at is null
    order by e.member_id = ${standing} desc, e.member_id`.execute(db)
  return onePerPerson(rows).map((row) => ({
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

function onePerPerson<Row extends { readonly member_id: MemberId }>(
  rows: readonly Row[],
): readonly Row[] {
  const people = new Map<MemberId, Row>()
  for (const row of rows) if (!people.has(row.member_id)) people.set(row.member_id, row)
  return [...people.values()]
}

/** The enrolments of these people, also of records joined into them, by the ids they are kept under. */
export async function listEnrolledRecords(
  db: ReadDb,
  activityId: ActivityId,
  memberIds: readonly MemberId[],
  options: { readonly removed: boolean },
): Promise<readonly MemberId[]> {
  const standing = memberStanding(await readJoined(db), sql`e.member_id`)
  const { rows } = await sql<{ member_id: MemberId }>`
    select e.member_id from enrolments e
    where e.activity_id = ${activityId}
      and ${options.removed ? sql`e.removed_at is not null` : sql`e.removed_at is null`}
      and ${standing} in (select value from json_each(${JSON.stringify(memberIds)}))`.execute(db)
  return rows.map((row) => row.member_id)
}

/** Roles that this version does not know count as participant. */
export function readRole(text: string | null): EnrolmentRole {
  return known(enrolmentRoles, text) ?? 'participant'
}

export type EnrolmentCells = SyncedRow<'enrolments'>

export async function putEnrolments(db: WriteDb, rows: readonly EnrolmentCells[]): Promise<void> {
  await put(db, 'enrolments', rows)
}

/** Active members whose post at the institution has not ended. */
export async function listMembersOfInstitution(
  db: ReadDb,
  institutionId: InstitutionId,
): Promise<readonly MemberId[]> {
  const joined = await readJoined(db)
  const schools = await listSameAs(db, 'institution', institutionId)
  const { rows } = await sql<{ id: MemberId }>`
    select distinct m.id from posts p join members m
      on m.id = ${memberStanding(joined, sql`p.member_id`)}
    where p.institution_id in (select value from json_each(${JSON.stringify(schools)}))
      and p.removed_at is null and p.ended_on is null
      and m.removed_at is null and m.archived_at is null`.execute(db)
  return rows.map(({ id }) => id)
}
