import { type RawBuilder, sql } from 'kysely'

import type { InstitutionId } from '../../../shared/domain/ids'
import {
  coreStatuses,
  type InstitutionDetails,
  institutionDetails,
  type InstitutionField,
  institutionFieldNames,
  institutionForms,
} from '../../../shared/domain/institution'
import type {
  InstitutionCard,
  InstitutionPageInput,
  InstitutionSummary,
} from '../../../shared/ipc/institution-contract'
import { compareNames } from '../../../shared/lib/natural-order'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import type { SyncedSchema } from '../../database/schema'
import { mapGivingWay } from '../../platform/give-way'
import {
  type Joined,
  listSameAs,
  memberStanding,
  readJoined,
} from '../duplicates/survivor-repository'

/** SQL of institutions: some hundreds at a hub, a few thousand in a kabupaten. */
export type InstitutionCells = SyncedRow<'institutions'>
type InstitutionRow = SyncedSchema['institutions']

const memberCount = (joined: Joined) => sql<number>`(select count(distinct m.id) from posts p
  join members m on m.id = ${memberStanding(joined, sql`p.member_id`)}
  where ${joined.institutions ? servedUnderAnyRecord : sql`p.institution_id = i.id`}
    and p.removed_at is null and m.removed_at is null and m.archived_at is null)`

const servedUnderAnyRecord = sql`p.institution_id in (select i.id union all
  select joined.id from institutions joined where joined.survivor_id = i.id)`

export async function pageInstitutions(
  db: ReadDb,
  input: InstitutionPageInput,
): Promise<{ readonly total: number; readonly rows: readonly InstitutionSummary[] }> {
  const where = sql.join(conditions(input), sql` and `)
  const counted = await sql<{ total: number }>`
    select count(*) as total from institutions i where ${where}`.execute(db)
  const { rows } = await sql<InstitutionRow & { member_count: number }>`
    select i.*, ${memberCount(await readJoined(db))} as member_count
    from institutions i where ${where}
    order by ${orderBy(input)} limit ${input.limit} offset ${input.offset}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, rows: rows.map(toSummary) }
}

/** All of them with everything the register tells, by name. */
export async function listInstitutionRegister(
  db: ReadDb,
  input: Pick<InstitutionPageInput, 'search' | 'filter'>,
): Promise<
  readonly (InstitutionDetails & {
    readonly memberCount: number
    readonly hubName: string | null
  })[]
> {
  const where = sql.join(conditions(input), sql` and `)
  const { rows } = await sql<InstitutionRow & { member_count: number; hub_name: string | null }>`
    select i.*, ${memberCount(await readJoined(db))} as member_count,
      (select h.name from hubs h where h.id = i.hub_id) as hub_name
    from institutions i where ${where} order by i.id`.execute(db)
  const listed = await mapGivingWay(rows, (row) => ({
    ...toInstitutionDetails(row),
    memberCount: row.member_count,
    hubName: row.hub_name,
  }))
  return listed.sort((a, b) => compareNames(a.name, b.name))
}

function orderBy({
  sort,
  isDescending,
}: Pick<InstitutionPageInput, 'sort' | 'isDescending'>): RawBuilder<unknown> {
  const way = isDescending ? sql`desc` : sql`asc`
  const byName = sql`i.name collate nocase, i.id`
  switch (sort) {
    case 'name':
      return sql`i.name collate nocase ${way}, i.id`
    case 'members':
      return sql`member_count ${way}, ${byName}`
    case 'district':
      return sql`i.district_name collate nocase ${way} nulls last, ${byName}`
  }
}

// One text to look in, plain as the words are: without apostrophes, and marks as spaces.
const searchedText = sql`lower(replace(replace(replace(replace(
  ' ' || coalesce(i.name, '') || ' ' || coalesce(i.npsn, '') || ' ' || coalesce(i.village, '')
    || ' ' || coalesce(i.head_name, ''), '''', ''), '’', ''), '.', ' '), '-', ' '))`

function conditions({
  search,
  filter,
}: Pick<InstitutionPageInput, 'search' | 'filter'>): readonly RawBuilder<unknown>[] {
  const where = [
    sql`i.removed_at is null`,
    // What is joined into another record is shown as that one.
    sql`i.survivor_id is null`,
    filter.archived === true ? sql`i.archived_at is not null` : sql`i.archived_at is null`,
  ]
  if (filter.form !== undefined) where.push(sql`i.form = ${filter.form}`)
  if (filter.districtName !== undefined) {
    where.push(sql`i.district_name = ${filter.districtName} collate nocase`)
  }
  for (const word of searchWords(search)) where.push(sql`instr(${searchedText}, ${word}) > 0`)
  return where
}

function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[.-]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, 12)
}

/** Under the id of a record that was joined into another, the one that stands for it is found. */
export async function findInstitution(
  db: ReadDb | WriteDb,
  wanted: InstitutionId,
): Promise<InstitutionCard | null> {
  const [id] = await listSameAs(db, 'institution', wanted)
  const { rows } = await sql<InstitutionRow & { member_count: number }>`
    select i.*, ${memberCount(await readJoined(db))} as member_count from institutions i
    where i.id = ${id} and i.removed_at is null`.execute(db)
  const row = rows[0]
  if (!row) return null
  return {
    id,
    details: toInstitutionDetails(row),
    memberCount: row.member_count,
    archivedAt: row.archived_at,
    isDemo: row.is_demo === 1,
  }
}

/** Those of `ids` that are there, not removed, and archived or not as asked. */
export async function filterInstitutions(
  db: ReadDb | WriteDb,
  ids: readonly InstitutionId[],
  options: { readonly archived?: boolean } = {},
): Promise<readonly InstitutionId[]> {
  const present = db
    .selectFrom('institutions')
    .select('id')
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
  const asked =
    options.archived === undefined
      ? present
      : present.where('archived_at', options.archived ? 'is not' : 'is', null)
  return (await asked.execute()).map(({ id }) => id)
}

/** Kecamatan of the institutions, by name, with how many lie there. */
export async function listDistricts(
  db: ReadDb,
): Promise<readonly { readonly name: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('institutions')
    .select((select) => ['district_name', select.fn.countAll<number>().as('count')])
    .where('removed_at', 'is', null)
    .where('archived_at', 'is', null)
    .where('survivor_id', 'is', null)
    .where('district_name', 'is not', null)
    .groupBy(sql`district_name collate nocase`)
    .orderBy(sql`district_name collate nocase`)
    .execute()
  return rows.flatMap(({ district_name: name, count }) => (name === null ? [] : [{ name, count }]))
}

export type NamedInstitution = {
  readonly id: InstitutionId
  readonly name: string
  readonly npsn: string | null
  readonly districtName: string | null
  readonly isArchived: boolean
}

/**
 * All institutions that are not removed, joined ones under the id that stands for them. Few enough
 * to compare names in memory.
 */
export async function listNamedInstitutions(
  db: ReadDb | WriteDb,
): Promise<readonly NamedInstitution[]> {
  const rows = await db
    .selectFrom('institutions')
    .select(['id', 'survivor_id', 'name', 'npsn', 'district_name', 'archived_at'])
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.survivor_id ?? row.id,
    name: row.name ?? '',
    npsn: row.npsn,
    districtName: row.district_name,
    isArchived: row.archived_at !== null,
  }))
}

export async function putInstitutions(
  db: WriteDb,
  rows: readonly InstitutionCells[],
): Promise<number> {
  return (await put(db, 'institutions', rows)).updated
}

/** The column that holds a field. */
export const institutionColumnOf = {
  npsn: 'npsn',
  name: 'name',
  form: 'form',
  coreStatus: 'core_status',
  hubId: 'hub_id',
  village: 'village',
  districtCode: 'district_code',
  districtName: 'district_name',
  address: 'address',
  headName: 'head_name',
  phone: 'phone',
  pupilCount: 'pupil_count',
  accreditation: 'accreditation',
  accreditationYear: 'accreditation_year',
} as const satisfies Record<InstitutionField, keyof InstitutionRow>

/** The cells of the fields that are named in `details`. */
export function toInstitutionCells(details: {
  readonly [F in InstitutionField]?: InstitutionDetails[F] | undefined
}): InstitutionCells {
  const cells = institutionFieldNames.flatMap((field) => {
    const value = details[field]
    return value === undefined ? [] : [[institutionColumnOf[field], value] as const]
  })
  // Column and value come from the same field, of which institutionColumnOf knows the column.
  return Object.fromEntries(cells)
}

/** A value that this version cannot read counts as unknown; see member-repository. */
export function toInstitutionDetails(row: InstitutionRow): InstitutionDetails {
  const entries = institutionFieldNames.map((field) => {
    const parsed = institutionDetails.shape[field].safeParse(row[institutionColumnOf[field]])
    return [field, parsed.success ? parsed.data : field === 'name' ? '-' : null] as const
  })
  // Each value has just passed the schema of its own field.
  return Object.fromEntries(entries) as unknown as InstitutionDetails
}

function toSummary(row: InstitutionRow & { readonly member_count: number }): InstitutionSummary {
  return {
    id: row.id,
    name: row.name ?? '',
    npsn: row.npsn,
    form: known(institutionForms, row.form),
    coreStatus: known(coreStatuses, row.core_status),
    village: row.village,
    districtName: row.district_name,
    headName: row.head_name,
    memberCount: row.member_count,
    isArchived: row.archived_at !== null,
  }
}
