import { sql } from 'kysely'

import type { MemberId } from '../../../shared/domain/ids'
import type { ReadDb } from '../../database/database'
import {
  institutionStanding,
  isOfMember,
  type Joined,
  readJoined,
} from '../duplicates/survivor-repository'

/** One line of the buku induk as it is stored. The NIK is never read: it is not for paper (DOMAIN 5). */
export type RegisterRow = {
  readonly id: MemberId
  readonly member_number: string | null
  readonly front_title: string | null
  readonly full_name: string | null
  readonly back_title: string | null
  readonly sex: string | null
  readonly birth_place: string | null
  readonly birth_date: string | null
  readonly nuptk: string | null
  readonly nip: string | null
  readonly school_name: string | null
  readonly npsn: string | null
  readonly hub_name: string | null
  readonly district_name: string | null
  readonly position: string | null
  readonly employment_status: string | null
  readonly employment_group: string | null
  readonly education_level: string | null
  readonly education_major: string | null
  readonly service_started_on: string | null
  readonly is_certified: number | null
  readonly phone: string | null
  readonly joined_on: string | null
  readonly left_on: string | null
  readonly activity_status: string | null
}

/** Their ids are still short enough for a statement that is kept, and their rows are soon taken over. */
const portion = 500

/**
 * The people of `ids`, in that order. Read in portions: rows become objects in this thread, and those
 * of 20,000 people at one go would keep every other call waiting.
 */
export async function listRegister(
  db: ReadDb,
  ids: readonly MemberId[],
): Promise<readonly RegisterRow[]> {
  const joined = await readJoined(db)
  const rows: RegisterRow[] = []
  for (let from = 0; from < ids.length; from += portion) {
    rows.push(...(await readPortion(db, ids.slice(from, from + portion), joined)))
  }
  return rows
}

async function readPortion(
  db: ReadDb,
  ids: readonly MemberId[],
  joined: Joined,
): Promise<readonly RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`
    select m.id, m.member_number, m.front_title, m.full_name, m.back_title, m.sex, m.birth_place,
      m.birth_date, m.nuptk, m.nip, i.name as school_name, i.npsn, h.name as hub_name,
      i.district_name, p.position, m.employment_status, m.employment_group, m.education_level,
      m.education_major, coalesce(m.service_started_on, p.started_on) as service_started_on,
      m.is_certified, m.phone, m.joined_on, m.left_on, m.activity_status
    from json_each(${JSON.stringify(ids)}) k
    cross join members m on m.id = k.value
    left join posts p on p.id = (
      select p.id from posts p
      where ${isOfMember(joined, sql`p.member_id`, sql`m.id`)} and p.removed_at is null
      order by p.is_home desc, p.id limit 1)
    left join institutions i on i.id = ${institutionStanding(joined, sql`p.institution_id`)}
    left join hubs h on h.id = i.hub_id
    order by k.key`.execute(db)
  return rows
}

/**
 * Members whom no activity of the year had on its list, in any role (U16): present ones only, neither
 * set aside nor walk-ins, by name. `last_on` is the last day of the last activity that had them.
 */
export async function listUninvited(
  db: ReadDb,
  year: number,
): Promise<readonly { readonly id: MemberId; readonly lastOn: string | null }[]> {
  const joined = await readJoined(db)
  const { rows } = await sql<{ id: MemberId; last_on: string | null }>`
    with listed as (
      select cast(coalesce(e.standing, e.member_id) as text) as member_id, max(a.ends_on) as last_on,
        max(substr(a.starts_on, 1, 4) <= ${String(year)} and substr(a.ends_on, 1, 4) >= ${String(year)}) as is_now
      from (
        select e.activity_id, e.member_id,
          ${joined.members ? sql`(select j.survivor_id from members j where j.id = e.member_id)` : sql`null`} as standing
        from enrolments e where e.removed_at is null
      ) e join activities a on a.id = e.activity_id
      where a.removed_at is null and substr(a.starts_on, 1, 4) <= ${String(year)}
      group by 1
    )
    select m.id, l.last_on from members m left join listed l on l.member_id = m.id
    where m.removed_at is null and m.survivor_id is null and m.archived_at is null
      and coalesce(m.is_walk_in, 0) = 0 and coalesce(m.activity_status, 'active') = 'active'
      and coalesce(l.is_now, 0) = 0
    order by m.full_name collate nocase, m.id`.execute(db)
  return rows.map((row) => ({ id: row.id, lastOn: row.last_on }))
}
