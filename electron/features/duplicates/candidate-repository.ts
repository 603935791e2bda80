import { type RawBuilder, sql } from 'kysely'

import { type DuplicatePair, pairOf } from '../../../shared/domain/duplicate'
import type { ReadDb } from '../../database/database'

/**
 * Everything that two records may have in common, of all that stand (not removed, not joined into
 * another). Read as one JSON text each: 20,000 people take SQLite 10 ms that way and 60 ms as rows.
 */
export type AlikeMember = {
  readonly id: string
  readonly name: string
  readonly nuptk: string | null
  readonly birthDate: string | null
}

export async function listStandingMembers(db: ReadDb): Promise<readonly AlikeMember[]> {
  const rows = await readLists<readonly [string, string, string | null, string | null]>(
    db,
    sql`select json_group_array(json_array(id, coalesce(full_name, ''), nuptk, birth_date)) as lists
      from members where removed_at is null and survivor_id is null`,
  )
  return rows.map(([id, name, nuptk, birthDate]) => ({ id, name, nuptk, birthDate }))
}

/** Who serves where, as the posts say it: joined records are still apart here. */
export async function listServed(
  db: ReadDb,
): Promise<readonly (readonly [memberId: string, institutionId: string])[]> {
  return readLists<readonly [string, string]>(
    db,
    sql`select json_group_array(json_array(member_id, institution_id)) as lists from posts
      where removed_at is null and member_id is not null and institution_id is not null`,
  )
}

export type AlikeInstitution = {
  readonly id: string
  readonly name: string
  readonly npsn: string | null
  readonly districtCode: string | null
  readonly districtName: string | null
}

export async function listStandingInstitutions(db: ReadDb): Promise<readonly AlikeInstitution[]> {
  const rows = await readLists<
    readonly [string, string, string | null, string | null, string | null]
  >(
    db,
    sql`select json_group_array(json_array(id, coalesce(name, ''), npsn, district_code,
        district_name)) as lists
      from institutions where removed_at is null and survivor_id is null`,
  )
  return rows.map(([id, name, npsn, districtCode, districtName]) => ({
    id,
    name,
    npsn,
    districtCode,
    districtName,
  }))
}

/** `Row` says what the query puts into its one array. */
async function readLists<Row>(
  db: ReadDb,
  select: RawBuilder<{ lists: string }>,
): Promise<readonly Row[]> {
  const { rows } = await select.execute(db)
  // SQLite has just written this text by the shape that the caller's query names.
  return JSON.parse(rows[0]?.lists ?? '[]') as readonly Row[]
}

/** Pairs that somebody called different, between the records that stand for them now. */
export async function listApart(db: ReadDb): Promise<readonly DuplicatePair[]> {
  const { rows } = await sql<{ first: string; second: string }>`
    select
      coalesce((select survivor_id from members where id = d.first_id),
        (select survivor_id from institutions where id = d.first_id), d.first_id) as first,
      coalesce((select survivor_id from members where id = d.second_id),
        (select survivor_id from institutions where id = d.second_id), d.second_id) as second
    from duplicate_decisions d where d.decision = 'different'`.execute(db)
  return rows.map(({ first, second }) => pairOf(first, second))
}
