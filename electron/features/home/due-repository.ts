import { sql } from 'kysely'

import type { ActivityId } from '../../../shared/domain/ids'
import {
  type DueActivity,
  type HomeDue,
  type MissingPaper,
  type ShownBook,
  shownBooks,
} from '../../../shared/ipc/home-due-contract'
import type { ReadDb } from '../../database/database'

/** What is due on the secretary's desk. Only reads, and looks at attendance by session alone. */
const shown = 5

const isOurs = sql`a.removed_at is null and a.archived_at is null
  and (a.hub_id is null or a.hub_id = (select hub_id from device))`
const endedOn = sql`coalesce(a.ends_on, a.starts_on)`

/** Rapat and pertemuan rutin are minuted; what trains people is reported (DOMAIN 5). */
const isMinuted = sql`(a.purpose is 'meeting' or (a.purpose is null and a.type is 'pertemuan-rutin'))`
const isReported = sql`(not ${isMinuted} and a.purpose is not 'ceremonial')`
const hasMinutes = sql`exists (select 1 from minutes n where n.activity_id = a.id
  and n.removed_at is null and coalesce(n.proceedings, n.closing) is not null)`
const hasReport = sql`exists (select 1 from activity_reports r where r.activity_id = a.id
  and coalesce(r.course, r.results, r.conclusion) is not null)`
const isMarked = sql`exists (select 1 from attendance t where t.session_id = s.id and t.status is not null)`
const hasUnmarkedSheet = sql`exists (select 1 from sessions s where s.activity_id = a.id
  and s.removed_at is null and not ${isMarked}
  and exists (select 1 from enrolments e where e.activity_id = a.id and e.removed_at is null))`
const isCertified = sql`exists (select 1 from certificate_rules r where r.activity_id = a.id)`
const hasCertificates = sql`exists (select 1 from certificates c where c.activity_id = a.id
  and c.removed_at is null)`

type DueRow = {
  readonly id: ActivityId
  readonly title: string | null
  readonly ended_on: string
  readonly total: number
} & Readonly<Record<MissingPaper, number>>

export async function listIncomplete(
  db: ReadDb,
  days: { readonly from: string; readonly before: string },
): Promise<Pick<HomeDue, 'activities' | 'activitiesTotal'>> {
  // An unmarked sheet alone has a line of its own on Beranda.
  const { rows } = await sql<DueRow>`
    select *, count(*) over () as total from (
      select a.id, a.title, ${endedOn} as ended_on,
        ${hasUnmarkedSheet} as attendance,
        (${isMinuted} and not ${hasMinutes}) as minutes,
        (${isReported} and not ${hasReport}) as report,
        (${isCertified} and not ${hasCertificates}) as certificates
      from activities a
      where ${isOurs} and ${endedOn} >= ${days.from} and ${endedOn} < ${days.before}
    ) where minutes or report or certificates
    order by ended_on desc, id limit ${shown}`.execute(db)
  return { activities: rows.map(toDue), activitiesTotal: rows[0]?.total ?? 0 }
}

function toDue(row: DueRow): DueActivity {
  const missing = (['attendance', 'minutes', 'report', 'certificates'] as const).filter(
    (paper) => row[paper] === 1,
  )
  return { id: row.id, title: row.title ?? '', endedOn: row.ended_on, missing }
}

/** Activities of these days that still lack one of their papers, each paper counted apart. */
export async function countLackedPapers(
  db: ReadDb,
  days: { readonly from: string; readonly before: string },
): Promise<Readonly<Record<MissingPaper, number>>> {
  const { rows } = await sql<Record<MissingPaper, number>>`
    select count(*) filter (where ${hasUnmarkedSheet}) as attendance,
      count(*) filter (where ${isMinuted} and not ${hasMinutes}) as minutes,
      count(*) filter (where ${isReported} and not ${hasReport}) as report,
      count(*) filter (where ${isCertified} and not ${hasCertificates}) as certificates
    from activities a
    where ${isOurs} and ${endedOn} >= ${days.from} and ${endedOn} < ${days.before}`.execute(db)
  return rows[0] ?? { attendance: 0, minutes: 0, report: 0, certificates: 0 }
}

/** Given to somebody who is in the books, and neither called off nor signed yet. */
const isUnsigned = sql`c.signed_on is null and c.revoked_at is null and c.removed_at is null
  and c.id not in (select subject_id from erasures)`

/**
 * Certificates issued since a day that wait for signatures, activity by activity. The plus keeps SQLite
 * from walking all of them by activity: few wait.
 */
export async function listUnsigned(
  db: ReadDb,
  from: string,
): Promise<Pick<HomeDue, 'signatures' | 'signaturesTotal'>> {
  const { rows } = await sql<HomeDue['signatures'][number] & { readonly total: number }>`
    with waiting as materialized (
      select c.activity_id, count(*) as count, max(c.issued_on) as issued_on
      from certificates c where ${isUnsigned} and c.issued_on >= ${from} group by +c.activity_id
    )
    select a.id as "activityId", coalesce(a.title, '') as title, w.count, count(*) over () as total
    from waiting w join activities a on a.id = w.activity_id where ${isOurs}
    order by w.issued_on desc, a.id desc limit ${shown}`.execute(db)
  return {
    signatures: rows.map(({ activityId, title, count }) => ({ activityId, title, count })),
    signaturesTotal: rows[0]?.total ?? 0,
  }
}

export async function countUnsigned(db: ReadDb, from: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from certificates c join activities a on a.id = c.activity_id
    where ${isUnsigned} and c.issued_on >= ${from} and ${isOurs}`.execute(db)
  return rows[0]?.count ?? 0
}

const isOurLetter = sql`l.removed_at is null and l.status is not 'void'
  and (l.hub_id is null or l.hub_id = (select hub_id from device))`
const isOutgoing = sql`l.direction = 'out'`

export async function countLetters(db: ReadDb, year: number): Promise<HomeDue['letters']> {
  const { rows } = await sql<HomeDue['letters']>`
    select count(*) filter (where ${isOutgoing} and l.number is null) as unnumbered,
      count(*) filter (where ${isOutgoing} and l.number is not null and l.year = ${year}
        and l.kind not in ('assignment', 'statement')
        and exists (select 1 from letter_recipients r where r.letter_id = l.id
          and r.removed_at is null and r.sent_on is null)) as undelivered,
      count(*) filter (where l.direction = 'in' and l.disposition is null) as undirected
    from letters l where ${isOurLetter}`.execute(db)
  return rows[0] ?? { unnumbered: 0, undelivered: 0, undirected: 0 }
}

type Shares = Readonly<Record<`${ShownBook}_done` | `${ShownBook}_total`, number>>

/** How full each book is. `before`: today, which is not over yet. */
export async function readCompleteness(
  db: ReadDb,
  year: number,
  before: string,
): Promise<HomeDue['books']> {
  const from = `${year}-01-01`
  const { rows } = await sql<Shares>`
    with held as materialized (
      select a.id, a.type, a.purpose from activities a
      where ${isOurs} and ${endedOn} >= ${from} and ${endedOn} < ${before}
    ), people as (
      select count(*) as total, count(*) filter (where m.birth_date is not null and m.sex is not null
        and exists (select 1 from posts p where p.member_id = m.id and p.removed_at is null)) as done
      from members m where m.removed_at is null and m.archived_at is null and m.survivor_id is null
        and coalesce(m.is_walk_in, 0) = 0
    ), sheets as (
      select count(*) as total, count(*) filter (where ${isMarked}) as done
      from sessions s join activities a on a.id = s.activity_id
      where ${isOurs} and s.removed_at is null and s.held_on >= ${from} and s.held_on < ${before}
    ), papers as (
      select count(*) filter (where ${isMinuted}) as minuted,
        count(*) filter (where ${isMinuted} and ${hasMinutes}) as minutes,
        count(*) filter (where ${isReported}) as reportable,
        count(*) filter (where ${isReported} and ${hasReport}) as reported,
        count(*) filter (where ${isCertified}) as certifiable,
        count(*) filter (where ${isCertified} and ${hasCertificates}) as certified
      from held a
    ), outgoing as (
      select count(*) as total, count(*) filter (where l.number is not null) as done
      from letters l where ${isOurLetter} and ${isOutgoing} and l.year = ${year}
    )
    select people.done as members_done, people.total as members_total,
      sheets.done as sheets_done, sheets.total as sheets_total,
      papers.minutes as minutes_done, papers.minuted as minutes_total,
      papers.reported as reports_done, papers.reportable as reports_total,
      papers.certified as certificates_done, papers.certifiable as certificates_total,
      outgoing.done as letters_done, outgoing.total as letters_total
    from people, sheets, papers, outgoing`.execute(db)
  const [row] = rows
  if (!row) return []
  return shownBooks
    .map((book) => ({ book, done: row[`${book}_done`], total: row[`${book}_total`] }))
    .filter(({ total }) => total > 0)
}
