import { type RawBuilder, sql } from 'kysely'

import { employmentGroups } from '../../../shared/domain/employment-status'
import type { InstitutionId, MemberId } from '../../../shared/domain/ids'
import { activityStatuses, sexes } from '../../../shared/domain/member'
import type {
  MemberPageInput,
  MemberSort,
  MemberSummary,
} from '../../../shared/ipc/member-contract'
import type { ReadDb } from '../../database/database'
import { known } from '../../database/known-value'
import {
  institutionStanding,
  isOfMember,
  type Joined,
  memberStanding,
  readJoined,
} from '../duplicates/survivor-repository'
import { type MemberSearch, memberSearch } from './member-search'

/**
 * The list of people, one page at a time: 20,000 of them, one query per keystroke. A search that
 * finds few looks these up and sorts them. One that finds many would sort long: there the index
 * `members_listed`, which holds the shown people in name order, is walked, asking of each whether
 * the full-text index found it.
 */
export type MemberPage = { readonly total: number; readonly rows: readonly MemberSummary[] }

export async function pageMembers(db: ReadDb, input: MemberPageInput): Promise<MemberPage> {
  const search = memberSearch(input.search)
  const joined = await readJoined(db)
  const shown = conditions(input, joined)
  if (search === null) return pageWhere(db, shown, { ...input, joined })
  // Only the order by name asks for two parts; any other order is asked for by its own meaning.
  if (input.sort !== 'name') {
    const total = await countFound(db, shown, search.anywhere)
    const rows = await listMembers(db, shown, {
      ...input,
      joined,
      found: search.anywhere,
      total,
    })
    return { total, rows }
  }
  return pageByName(db, shown, search, { ...input, joined })
}

/** Everybody of the list in its order by name, for papers: twenty thousand ids are read at one go. */
export async function listMemberIds(
  db: ReadDb,
  input: Pick<MemberPageInput, 'search' | 'filter'>,
): Promise<readonly MemberId[]> {
  const search = memberSearch(input.search)
  const joined = await readJoined(db)
  const shown = conditions(input, joined)
  if (search === null) return idsByName(db, { from: sql`members m`, where: shown })
  const total = await countFound(db, shown, search.anywhere)
  const inName = source(shown, { found: search.inName, total })
  const elsewhere = source([...shown, sql`not ${found(search.inName)}`], {
    found: search.anywhere,
    total,
  })
  return [...(await idsByName(db, inName)), ...(await idsByName(db, elsewhere))]
}

async function idsByName(
  db: ReadDb,
  { from, where }: ReturnType<typeof source>,
): Promise<readonly MemberId[]> {
  const { rows } = await sql<{ id: MemberId }>`
    select m.id from ${from} where ${sql.join(where, sql` and `)}
    order by m.full_name collate nocase, m.id`.execute(db)
  return rows.map(({ id }) => id)
}

type Condition = RawBuilder<unknown>
type Span = Pick<MemberPageInput, 'offset' | 'limit' | 'isDescending'> & {
  readonly joined: Joined
}

// The plus keeps SQLite from looking each found row up in the table: it walks members_listed instead.
const found = (query: string): Condition =>
  sql`+m.row_no in (select rowid from member_search where member_search match ${query})`

/** Up to here sorting what was found is quicker than walking past everybody. */
const fewFound = 1_000

/** People whose name matches stand before those who only work at a school of that name. */
async function pageByName(
  db: ReadDb,
  shown: readonly Condition[],
  search: MemberSearch,
  span: Span,
): Promise<MemberPage> {
  const total = await countFound(db, shown, search.anywhere)
  const { offset, limit, isDescending, joined } = span
  // The first page need not know how many names match: it is full of them, or holds them all.
  const inName = offset === 0 ? limit : await countFound(db, shown, search.inName)
  const order = { sort: 'name', isDescending, joined, total } as const
  const first =
    offset < inName
      ? await listMembers(db, shown, { ...order, offset, limit, found: search.inName })
      : []
  const left = limit - first.length
  const rest =
    left > 0 && offset + first.length < total
      ? await listMembers(db, [...shown, sql`not ${found(search.inName)}`], {
          ...order,
          offset: Math.max(0, offset - inName),
          limit: left,
          found: search.anywhere,
        })
      : []
  return { total, rows: [...first, ...rest] }
}

/** Here the found ones lead: each is looked up once, and none of the others is looked at. */
async function countFound(db: ReadDb, shown: readonly Condition[], query: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${foundMembers} where member_search match ${query} and ${sql.join(shown, sql` and `)}`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

async function pageWhere(
  db: ReadDb,
  where: readonly Condition[],
  options: Span & { readonly sort: MemberSort },
): Promise<MemberPage> {
  const total = await countMembers(db, where)
  const rows = options.offset < total ? await listMembers(db, where, { ...options, total }) : []
  return { total, rows }
}

function conditions(
  { filter }: Pick<MemberPageInput, 'filter'>,
  joined: Joined,
): readonly Condition[] {
  const where: Condition[] = [
    sql`m.removed_at is null`,
    // Who is joined into another record is found and shown as that one.
    sql`m.survivor_id is null`,
    filter.archived === true ? sql`m.archived_at is not null` : sql`m.archived_at is null`,
  ]
  if (filter.institutionId !== undefined) {
    where.push(sql`m.id in (select ${memberStanding(joined, sql`p.member_id`)} from posts p
      where ${isAtInstitution(joined, filter.institutionId)} and p.removed_at is null)`)
  }
  if (filter.status !== undefined) where.push(sql`m.activity_status = ${filter.status}`)
  if (filter.isWalkIn !== undefined) {
    where.push(filter.isWalkIn ? sql`m.is_walk_in = 1` : sql`coalesce(m.is_walk_in, 0) = 0`)
  }
  return where
}

function source(
  shown: readonly Condition[],
  { found: query, total }: { readonly found?: string; readonly total: number },
): { readonly from: RawBuilder<unknown>; readonly where: readonly Condition[] } {
  if (query === undefined) return { from: sql`members m`, where: shown }
  if (total > fewFound) return { from: sql`members m`, where: [...shown, found(query)] }
  return { from: foundMembers, where: [sql`member_search match ${query}`, ...shown] }
}

/** Cross join: SQLite has to begin with what was found. */
const foundMembers = sql`member_search cross join members m on m.row_no = member_search.rowid`

async function countMembers(db: ReadDb, where: readonly Condition[]): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from members m where ${sql.join(where, sql` and `)}`.execute(db)
  return rows[0]?.total ?? 0
}

function isAtInstitution(joined: Joined, id: InstitutionId): Condition {
  if (!joined.institutions) return sql`p.institution_id = ${id}`
  return sql`p.institution_id in (select ${id} union all
    select id from institutions where survivor_id = ${id})`
}

/** The post that stands for a member in a list: the home, else the one that came first. */
const homePost = (joined: Joined) => sql`(select p.id from posts p
  where ${isOfMember(joined, sql`p.member_id`, sql`m.id`)} and p.removed_at is null
  order by p.is_home desc, p.id limit 1)`

const homeInstitutionName = (joined: Joined) => sql`(select i.name from posts hp
  join institutions i on i.id = ${institutionStanding(joined, sql`hp.institution_id`)}
  where hp.id = ${homePost(joined)})`

function orderBy({
  sort,
  isDescending,
  joined,
}: Pick<MemberPageInput, 'sort' | 'isDescending'> & {
  readonly joined: Joined
}): RawBuilder<unknown> {
  const way = isDescending ? sql`desc` : sql`asc`
  switch (sort) {
    case 'name':
      return sql`m.full_name collate nocase ${way}, m.id ${way}`
    case 'institution':
      // People without a school stand last, whichever way the schools run.
      return sql`${homeInstitutionName(joined)} collate nocase ${way} nulls last,
        m.full_name collate nocase, m.id`
  }
}

type SummaryRow = {
  readonly id: MemberId
  readonly front_title: string | null
  readonly full_name: string | null
  readonly back_title: string | null
  readonly sex: string | null
  readonly nuptk: string | null
  readonly phone: string | null
  readonly employment_group: string | null
  readonly activity_status: string | null
  readonly is_walk_in: number | null
  readonly archived_at: number | null
  readonly post_count: number
  readonly position: string | null
  readonly institution_id: InstitutionId | null
  readonly institution_name: string | null
}

async function listMembers(
  db: ReadDb,
  shown: readonly Condition[],
  options: Span & {
    readonly sort: MemberSort
    /** Full-text query that the people must match. */
    readonly found?: string
    /** How many there are in all. */
    readonly total: number
  },
): Promise<readonly MemberSummary[]> {
  const order = orderBy(options)
  const { joined } = options
  const { from, where } = source(shown, options)
  // The page is cut before posts and schools are joined, so that they are looked up 100 times and not 20,000.
  const { rows } = await sql<SummaryRow>`
    with page as materialized (
      select m.row_no from ${from} where ${sql.join(where, sql` and `)}
      order by ${order} limit ${options.limit} offset ${options.offset}
    )
    select m.id, m.front_title, m.full_name, m.back_title, m.sex, m.nuptk, m.phone,
      m.employment_group, m.activity_status, m.is_walk_in, m.archived_at,
      (select count(*) from posts c where ${isOfMember(joined, sql`c.member_id`, sql`m.id`)}
        and c.removed_at is null) as post_count,
      p.position, i.id as institution_id, i.name as institution_name
    from page cross join members m on m.row_no = page.row_no
    left join posts p on p.id = ${homePost(joined)}
    left join institutions i on i.id = ${institutionStanding(joined, sql`p.institution_id`)}
    order by ${order}`.execute(db)
  return rows.map(toSummary)
}

function toSummary(row: SummaryRow): MemberSummary {
  return {
    id: row.id,
    frontTitle: row.front_title,
    fullName: row.full_name ?? '',
    backTitle: row.back_title,
    sex: known(sexes, row.sex),
    nuptk: row.nuptk,
    phone: row.phone,
    employmentGroup: known(employmentGroups, row.employment_group),
    activityStatus: known(activityStatuses, row.activity_status) ?? 'active',
    institution:
      row.institution_id === null
        ? null
        : { id: row.institution_id, name: row.institution_name ?? '' },
    position: row.position,
    postCount: row.post_count,
    isWalkIn: row.is_walk_in === 1,
    isArchived: row.archived_at !== null,
  }
}
