import { educationLevels } from '../../../shared/domain/education'
import { employmentGroups } from '../../../shared/domain/employment-status'
import {
  accreditations,
  coreStatuses,
  type Institution,
  institutionForms,
} from '../../../shared/domain/institution'
import { activityStatuses, type Member, type Post, sexes } from '../../../shared/domain/member'
import type { ReadDb, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import { localDay } from '../../platform/local-day'
import { listAliases } from '../duplicates/survivor-repository'

/**
 * Everybody and every institution as plain data, for planning an import against. Read in portions,
 * so that 20,000 people do not hold up the marks that somebody is making meanwhile. Of joined records
 * only the one that stands for them is there, with the posts of all.
 */
export type Snapshot = {
  readonly members: readonly Member[]
  readonly posts: readonly Post[]
  readonly institutions: readonly Institution[]
}

type Db = ReadDb | WriteDb
const portion = 2000

export async function readSnapshot(db: Db): Promise<Snapshot> {
  const people = await listAliases(db, 'member')
  const schools = await listAliases(db, 'institution')
  const posts = await inPortions((after) => readPosts(db, after))
  return {
    members: await inPortions((after) => readMembers(db, after)),
    posts: posts.map((post) => ({
      ...post,
      memberId: people.get(post.memberId) ?? post.memberId,
      institutionId: schools.get(post.institutionId) ?? post.institutionId,
    })),
    institutions: await inPortions((after) => readInstitutions(db, after)),
  }
}

async function inPortions<Row extends { readonly id: string }>(
  read: (after: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const all: Row[] = []
  for (;;) {
    const rows = await read(all.at(-1)?.id ?? '')
    all.push(...rows)
    if (rows.length < portion) return all
  }
}

const dayOf = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : localDay(milliseconds)

async function readMembers(db: Db, after: string): Promise<readonly Member[]> {
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('survivor_id', 'is', null)
    .where('id', '>', after as Member['id'])
    .orderBy('id')
    .limit(portion)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    frontTitle: row.front_title,
    fullName: row.full_name ?? '',
    backTitle: row.back_title,
    sex: known(sexes, row.sex),
    birthPlace: row.birth_place,
    birthDate: row.birth_date,
    nuptk: row.nuptk,
    nip: row.nip,
    nik: row.nik,
    phone: row.phone,
    email: row.email,
    cardNumber: row.card_number,
    memberNumber: row.member_number,
    homeAddress: row.home_address,
    employmentStatus: row.employment_status,
    employmentGroup: known(employmentGroups, row.employment_group),
    rank: row.rank,
    serviceStartedOn: row.service_started_on,
    isCertified: row.is_certified === null ? null : row.is_certified === 1,
    educationLevel: known(educationLevels, row.education_level),
    educationMajor: row.education_major,
    isLinear: row.is_linear === null ? null : row.is_linear === 1,
    activityStatus: known(activityStatuses, row.activity_status) ?? 'active',
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    note: row.note,
    archivedOn: dayOf(row.archived_at),
  }))
}

async function readPosts(db: Db, after: string): Promise<readonly Post[]> {
  const rows = await db
    .selectFrom('posts')
    .select(['id', 'member_id', 'institution_id', 'position', 'is_home', 'started_on'])
    .where('removed_at', 'is', null)
    .where('member_id', 'is not', null)
    .where('institution_id', 'is not', null)
    .where('id', '>', after as Post['id'])
    .orderBy('id')
    .limit(portion)
    .$narrowType<{ member_id: Member['id']; institution_id: Institution['id'] }>()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    institutionId: row.institution_id,
    position: row.position,
    isHome: row.is_home === 1,
    startedOn: row.started_on,
  }))
}

async function readInstitutions(db: Db, after: string): Promise<readonly Institution[]> {
  const rows = await db
    .selectFrom('institutions')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('survivor_id', 'is', null)
    .where('id', '>', after as Institution['id'])
    .orderBy('id')
    .limit(portion)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    npsn: row.npsn,
    name: row.name ?? '',
    form: known(institutionForms, row.form),
    coreStatus: known(coreStatuses, row.core_status),
    hubId: row.hub_id,
    village: row.village,
    districtCode: row.district_code,
    districtName: row.district_name,
    address: row.address,
    headName: row.head_name,
    phone: row.phone,
    pupilCount: row.pupil_count,
    accreditation: known(accreditations, row.accreditation),
    accreditationYear: row.accreditation_year,
    archivedOn: dayOf(row.archived_at),
  }))
}
