import { type RawBuilder, sql } from 'kysely'

import type { FoundKind } from '../../../shared/domain/find'
import type { ActivityId, AnyId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import type { Found } from '../../../shared/ipc/find-contract'
import type { ReadDb } from '../../database/database'
import type { FindQuery } from './find-words'

/** Of one kind; more of them say less. */
const shownOfAKind = 8

/** 2: the title begins with the text; 1: it holds all words; 0: they stand elsewhere too. */
export type RankedFound = Found & { readonly rank: number }

type MemberRow = {
  readonly id: AnyId
  readonly front_title: string | null
  readonly full_name: string | null
  readonly back_title: string | null
  readonly school: string | null
  readonly rank: number
}

/**
 * People, by the index of the members list. Those whose name begins with the text come from the list
 * of names in its order, or of three thousand called Siti the first ones written down would be shown.
 */
export async function findMembers(
  db: ReadDb,
  { text, inName, anywhere }: FindQuery,
): Promise<readonly RankedFound[]> {
  const stands = sql`m.removed_at is null and m.survivor_id is null`
  const indexed = (query: string, rank: number) => sql`
    select * from (select m.row_no, ${sql.lit(rank)} as rank
      from member_search cross join members m on m.row_no = member_search.rowid
      where member_search match ${query} and ${stands} limit ${shownOfAKind})`
  const { rows } = await sql<MemberRow>`
    with hits as materialized (
      select * from (select m.row_no, 2 as rank from members m
        where ${stands} and m.archived_at is null
          and m.full_name collate nocase >= ${text} and m.full_name collate nocase < ${`${text}\u{10ffff}`}
        order by m.full_name collate nocase limit ${shownOfAKind})
      union all ${indexed(inName, 1)}
      union all ${indexed(anywhere, 0)}
    ), best as (
      select row_no, max(rank) as rank from hits group by row_no order by rank desc limit ${shownOfAKind}
    )
    select m.id, m.front_title, m.full_name, m.back_title, best.rank,
      (select i.name from posts p join institutions i on i.id = p.institution_id
        where p.member_id = m.id and p.removed_at is null
        order by p.is_home desc, p.id limit 1) as school
    from best cross join members m on m.row_no = best.row_no
    order by best.rank desc, m.full_name collate nocase`.execute(db)
  return rows.map((row) => ({
    kind: 'member',
    id: row.id,
    title: fullTitledName({
      frontTitle: row.front_title,
      fullName: row.full_name ?? '',
      backTitle: row.back_title,
    }),
    detail: row.school,
    on: null,
    activityId: null,
    rank: row.rank,
  }))
}

type RecordKind = Exclude<FoundKind, 'member'>
type IndexedTable = 'institutions' | 'activities' | 'letters' | 'certificates' | 'artifacts'

type RecordSource = {
  readonly table: IndexedTable
  readonly kindNo: number
  /** SQL over the record `t`: id, title, detail, on, activity_id. */
  readonly columns: RawBuilder<unknown>
  readonly joins: RawBuilder<unknown>
}

const joined = (...parts: readonly string[]): RawBuilder<unknown> =>
  sql`nullif(trim(${sql.join(
    parts.map((part) => sql`coalesce(${sql.ref(part)} || ' · ', '')`),
    sql` || `,
  )}, ' ·'), '')`

/** Where each kind lies; `kindNo` as in migration 0003. */
const sources: Readonly<Record<RecordKind, RecordSource>> = {
  institution: {
    table: 'institutions',
    kindNo: 1,
    // Who was joined into another stands for it.
    columns: sql`coalesce(s.id, t.id) as id, coalesce(s.name, t.name) as title,
      coalesce(s.district_name, t.district_name, s.npsn, t.npsn) as detail, null as "on", null as activity_id`,
    joins: sql`left join institutions s on s.id = t.survivor_id`,
  },
  activity: {
    table: 'activities',
    kindNo: 2,
    columns: sql`t.id, t.title, null as detail, t.starts_on as "on", t.id as activity_id`,
    joins: sql``,
  },
  letter: {
    table: 'letters',
    kindNo: 3,
    columns: sql`t.id, t.subject as title, ${joined('t.number', 't.party')} as detail,
      coalesce(t.letter_on, t.received_on) as "on", t.activity_id`,
    joins: sql``,
  },
  certificate: {
    table: 'certificates',
    kindNo: 4,
    columns: sql`t.id, coalesce(n.name, t.number) as title, ${joined('t.number', 'a.title')} as detail,
      t.issued_on as "on", t.activity_id`,
    joins: sql`left join certificate_names n on n.certificate_id = t.id
      left join activities a on a.id = t.activity_id`,
  },
  artifact: {
    table: 'artifacts',
    kindNo: 5,
    columns: sql`t.id, coalesce(t.title, t.file_name) as title,
      coalesce(${joined('m.full_name', 'a.title')}, t.file_name) as detail, null as "on", t.activity_id`,
    joins: sql`left join members m on m.id = t.member_id left join activities a on a.id = t.activity_id`,
  },
}

/** Everything but people; of each kind the newest first. */
export async function findRecords(
  db: ReadDb,
  { inTitle, anywhere }: FindQuery,
): Promise<readonly RankedFound[]> {
  const found: RankedFound[] = []
  for (const kind of Object.keys(sources) as readonly RecordKind[]) {
    const inTitles = await listFound(db, kind, inTitle)
    found.push(...inTitles.map((one) => ({ ...one, rank: 1 })))
    if (inTitles.length >= shownOfAKind) continue
    const room = shownOfAKind - inTitles.length
    const others = await listFound(db, kind, anywhere)
    const unseen = others.filter(({ id }) => inTitles.every((seen) => seen.id !== id))
    found.push(...unseen.slice(0, room).map((one) => ({ ...one, rank: 0 })))
  }
  return found
}

async function listFound(db: ReadDb, kind: RecordKind, query: string): Promise<readonly Found[]> {
  const { table, kindNo, columns, joins } = sources[kind]
  const index = sql.table(`find_${table}`)
  const { rows } = await sql<{
    readonly id: AnyId
    readonly title: string | null
    readonly detail: string | null
    readonly on: string | null
    readonly activity_id: ActivityId | null
  }>`
    with hits as materialized (
      select rowid as row_no from ${index} where ${index} match ${query}
      order by rowid desc limit ${shownOfAKind}
    )
    select ${columns} from hits
    cross join find_rows r on r.row_no = hits.row_no
    cross join ${sql.table(table)} t on t.id = r.record_id ${joins}
    where r.kind = ${sql.lit(kindNo)} order by hits.row_no desc`.execute(db)
  // Two that were joined are found as one.
  const first = rows.filter((row, index) => rows.findIndex(({ id }) => id === row.id) === index)
  return first.map(({ id, title, detail, on, activity_id: activityId }) => ({
    kind,
    id,
    title: title ?? '',
    detail: detail === title ? null : detail,
    on,
    activityId,
  }))
}
