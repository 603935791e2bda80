import { sql } from 'kysely'

import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import type { ReadDb } from '../../database/database'
import { institutionStanding, isOfMember, readJoined } from '../duplicates/survivor-repository'

/** What papers say about a person: who they are, and where they are at home. */
export type PaperPerson = {
  readonly memberId: MemberId
  /** With titles. */
  readonly name: string
  readonly nip: string | null
  readonly nuptk: string | null
  /** +62… */
  readonly phone: string | null
  readonly birthPlace: string | null
  readonly birthDate: string | null
  readonly rank: string | null
  readonly educationLevel: string | null
  readonly educationMajor: string | null
  readonly employmentStatus: string | null
  readonly memberNumber: string | null
  readonly cardNumber: string | null
  readonly homeAddress: string | null
  readonly position: string | null
  readonly schoolName: string | null
  readonly schoolAddress: string | null
  readonly schoolDistrict: string | null
}

type PersonRow = { readonly id: MemberId } & Readonly<
  Record<
    | 'front_title'
    | 'full_name'
    | 'back_title'
    | 'nip'
    | 'nuptk'
    | 'phone'
    | 'birth_place'
    | 'birth_date'
    | 'rank'
    | 'education_level'
    | 'education_major'
    | 'employment_status'
    | 'member_number'
    | 'card_number'
    | 'home_address'
    | 'position'
    | 'school_name'
    | 'school_address'
    | 'school_district',
    string | null
  >
>

/**
 * People by their id, whoever of `ids` is there and not removed; who was joined into another is asked
 * for under the id of the one that stands.
 */
export async function listPaperPeople(
  db: ReadDb,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, PaperPerson>> {
  const joined = await readJoined(db)
  const { rows } = await sql<PersonRow>`
    select m.id, m.front_title, m.full_name, m.back_title, m.nip, m.nuptk, m.phone, m.birth_place,
      m.birth_date, m.rank, m.education_level, m.education_major, m.employment_status,
      m.member_number, m.card_number, m.home_address, h.position, i.name as school_name,
      coalesce(i.address, i.village) as school_address, i.district_name as school_district
    from json_each(${JSON.stringify(ids)}) k
    cross join members m on m.id = k.value and m.removed_at is null
    left join posts h on h.id = (
      select p.id from posts p
      where ${isOfMember(joined, sql`p.member_id`, sql`m.id`)} and p.removed_at is null
      order by p.is_home desc, p.id limit 1)
    left join institutions i on i.id = ${institutionStanding(joined, sql`h.institution_id`)}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, toPerson(row)]))
}

function toPerson(row: PersonRow): PaperPerson {
  return {
    memberId: row.id,
    name: fullTitledName({
      frontTitle: row.front_title,
      fullName: row.full_name ?? '',
      backTitle: row.back_title,
    }),
    nip: row.nip,
    nuptk: row.nuptk,
    phone: row.phone,
    birthPlace: row.birth_place,
    birthDate: row.birth_date,
    rank: row.rank,
    educationLevel: row.education_level,
    educationMajor: row.education_major,
    employmentStatus: row.employment_status,
    memberNumber: row.member_number,
    cardNumber: row.card_number,
    homeAddress: row.home_address,
    position: row.position,
    schoolName: row.school_name,
    schoolAddress: row.school_address,
    schoolDistrict: row.school_district,
  }
}
