import { sql } from 'kysely'

import type { MemberId } from '../../../shared/domain/ids'
import { institutionForms } from '../../../shared/domain/institution'
import {
  type MemberDetails,
  memberDetails,
  type MemberField,
  memberFieldNames,
  unknownMemberDetails,
} from '../../../shared/domain/member'
import type { MemberCard, MemberPost } from '../../../shared/ipc/member-contract'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import type { SyncedSchema } from '../../database/schema'
import { institutionStanding, listSameAs, readJoined } from '../duplicates/survivor-repository'

/** SQL of people and their posts. Rows stay here; others see the types of shared/. */
type MemberRow = SyncedSchema['members']
export type MemberCells = SyncedRow<'members'>
export type PostCells = SyncedRow<'posts'>

/**
 * What is stored of a member who is there and not removed. Under the id of a record that was joined
 * into another, the one that stands for it is found, with the posts of all.
 */
export async function findMember(
  db: ReadDb | WriteDb,
  wanted: MemberId,
): Promise<MemberCard | null> {
  const records = await listSameAs(db, 'member', wanted)
  const [id] = records
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { nik, ...details } = toDetails(row)
  return {
    id,
    details,
    nikEnding: nik?.slice(-4) ?? null,
    posts: await listPosts(db, records),
    archivedAt: row.archived_at,
    isWalkIn: row.is_walk_in === 1,
    isDemo: row.is_demo === 1,
  }
}

export async function findNik(db: ReadDb, id: MemberId): Promise<string | null> {
  const [standing] = await listSameAs(db, 'member', id)
  const row = await db
    .selectFrom('members')
    .select('nik')
    .where('id', '=', standing)
    .executeTakeFirst()
  return row?.nik ?? null
}

/** The posts of all records of a member, home first, then the oldest. */
export async function listPosts(
  db: ReadDb | WriteDb,
  records: readonly MemberId[],
): Promise<readonly MemberPost[]> {
  const joined = await readJoined(db)
  const rows = await db
    .selectFrom('posts')
    .innerJoin('institutions', (join) =>
      join.on(
        sql<boolean>`institutions.id = ${institutionStanding(joined, sql`posts.institution_id`)}`,
      ),
    )
    .select([
      'posts.id',
      'institutions.id as institution_id',
      'posts.position',
      'posts.is_home',
      'posts.started_on',
      'institutions.name',
      'institutions.form',
    ])
    .where('posts.member_id', 'in', records)
    .where('posts.removed_at', 'is', null)
    .orderBy('posts.is_home', 'desc')
    .orderBy('posts.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    institutionId: row.institution_id,
    position: row.position,
    isHome: row.is_home === 1,
    startedOn: row.started_on,
    institutionName: row.name ?? '',
    institutionForm: known(institutionForms, row.form),
  }))
}

export async function putMembers(db: WriteDb, rows: readonly MemberCells[]): Promise<number> {
  return (await put(db, 'members', rows)).updated
}

export async function putPosts(db: WriteDb, rows: readonly PostCells[]): Promise<void> {
  await put(db, 'posts', rows)
}

/** Those of `ids` that are there, not removed, and archived or not as asked. */
export async function filterMembers(
  db: ReadDb | WriteDb,
  ids: readonly MemberId[],
  { archived }: { readonly archived?: boolean },
): Promise<readonly MemberId[]> {
  const present = db
    .selectFrom('members')
    .select('id')
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
  const asked =
    archived === undefined
      ? present
      : present.where('archived_at', archived ? 'is not' : 'is', null)
  return (await asked.execute()).map(({ id }) => id)
}

export type LikeRow = {
  readonly id: MemberId
  readonly frontTitle: string | null
  readonly fullName: string
  readonly backTitle: string | null
  readonly nuptk: string | null
  readonly nip: string | null
  readonly birthDate: string | null
  readonly isArchived: boolean
  readonly institutionName: string | null
}

/** People with that NUPTK, that NIP or that birth date; at most 200. */
export async function listAlike(
  db: ReadDb,
  wanted: {
    readonly nuptk: string | null
    readonly nip: string | null
    readonly birthDate: string | null
  },
): Promise<readonly LikeRow[]> {
  const { nuptk, nip, birthDate } = wanted
  if (nuptk === null && nip === null && birthDate === null) return []
  const rows = await db
    .selectFrom('members as m')
    .select((select) => [
      'm.id',
      'm.survivor_id',
      'm.front_title',
      'm.full_name',
      'm.back_title',
      'm.nuptk',
      'm.nip',
      'm.birth_date',
      'm.archived_at',
      select
        .selectFrom('posts as p')
        .innerJoin('institutions as i', 'i.id', 'p.institution_id')
        .select('i.name')
        .whereRef('p.member_id', '=', 'm.id')
        .where('p.removed_at', 'is', null)
        .orderBy('p.is_home', 'desc')
        .orderBy('p.id')
        .limit(1)
        .as('institution_name'),
    ])
    .where('m.removed_at', 'is', null)
    .where((where) =>
      where.or([
        ...(nuptk === null ? [] : [where('m.nuptk', '=', nuptk)]),
        ...(nip === null ? [] : [where('m.nip', '=', nip)]),
        ...(birthDate === null ? [] : [where('m.birth_date', '=', birthDate)]),
      ]),
    )
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.survivor_id ?? row.id,
    frontTitle: row.front_title,
    fullName: row.full_name ?? '',
    backTitle: row.back_title,
    nuptk: row.nuptk,
    nip: row.nip,
    birthDate: row.birth_date,
    isArchived: row.archived_at !== null,
    institutionName: row.institution_name,
  }))
}

type Stored = string | number | null

/** The column that holds a field. */
export const memberColumnOf = {
  frontTitle: 'front_title',
  fullName: 'full_name',
  backTitle: 'back_title',
  sex: 'sex',
  birthPlace: 'birth_place',
  birthDate: 'birth_date',
  nuptk: 'nuptk',
  nip: 'nip',
  nik: 'nik',
  phone: 'phone',
  email: 'email',
  cardNumber: 'card_number',
  memberNumber: 'member_number',
  homeAddress: 'home_address',
  employmentStatus: 'employment_status',
  employmentGroup: 'employment_group',
  rank: 'rank',
  serviceStartedOn: 'service_started_on',
  isCertified: 'is_certified',
  educationLevel: 'education_level',
  educationMajor: 'education_major',
  isLinear: 'is_linear',
  activityStatus: 'activity_status',
  joinedOn: 'joined_on',
  leftOn: 'left_on',
  note: 'note',
} as const satisfies Record<MemberField, keyof MemberRow>

const toStored = (value: string | boolean | null): Stored =>
  typeof value === 'boolean' ? Number(value) : value

/** The cells of the fields that are named in `details`. */
export function toMemberCells(details: {
  readonly [F in MemberField]?: MemberDetails[F] | undefined
}): MemberCells {
  const cells = memberFieldNames.flatMap((field) => {
    const value = details[field]
    return value === undefined ? [] : [[memberColumnOf[field], toStored(value)] as const]
  })
  // Column and value come from the same field, of which memberColumnOf knows the column.
  return Object.fromEntries(cells)
}

/**
 * A value that this version cannot read (a word of a newer hub, a date that is none) counts as
 * unknown, so that one strange cell does not make a person unreadable.
 */
export function toDetails(
  row: Pick<MemberRow, (typeof memberColumnOf)[MemberField]>,
): MemberDetails {
  const unknown = unknownMemberDetails(row.full_name ?? '-')
  const entries = memberFieldNames.map((field) => {
    const stored = row[memberColumnOf[field]]
    const value: unknown =
      field === 'isLinear' || field === 'isCertified' ? toAnswer(stored) : stored
    const parsed = memberDetails.shape[field].safeParse(value)
    return [field, parsed.success ? parsed.data : unknown[field]] as const
  })
  // Each value has just passed the schema of its own field.
  return Object.fromEntries(entries) as unknown as MemberDetails
}

const toAnswer = (value: Stored): boolean | null => (value === null ? null : value === 1)
