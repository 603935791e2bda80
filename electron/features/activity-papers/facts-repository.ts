import { type RawBuilder, sql } from 'kysely'

import { books } from '../../../shared/domain/book'
import type { BudgetLine, Expense } from '../../../shared/domain/budget'
import type { ActivityId, FileHash } from '../../../shared/domain/ids'
import type { ReadDb, WriteDb } from '../../database/database'
import { pageLines } from '../books/book-repository'
import { memberStanding, readJoined } from '../duplicates/survivor-repository'
import { homeSchoolName } from '../sessions/enrolment-repository'

/** What an activity's papers tell about: its agenda, people, money, pictures, letters, certificates. */
export type AgendaLine = {
  readonly heldOn: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly jp: number | null
  readonly topic: string
  readonly speaker: string | null
  readonly moderator: string | null
  readonly section: string | null
}

export type StaffPerson = {
  readonly role: string
  readonly name: string
  readonly unit: string | null
  readonly nip: string | null
  readonly topic: string | null
  readonly jp: number | null
  readonly leftAt: number | null
}

/** More lines than any activity has. */
const all = { offset: 0, limit: 2_000 }
const ofActivity = (activityId: ActivityId) => ({ ofId: activityId, year: null, search: '' })
const textOr = (value: string | number | null | undefined) =>
  typeof value === 'string' ? value : null
const numberOr = (value: string | number | null | undefined) =>
  typeof value === 'number' ? value : null

export async function listAgenda(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly AgendaLine[]> {
  const { rows } = await pageLines(db, books.agenda, ofActivity(activityId), all)
  return rows.map(({ values }) => ({
    heldOn: textOr(values['heldOn']),
    startsAt: numberOr(values['startsAt']),
    endsAt: numberOr(values['endsAt']),
    jp: numberOr(values['jp']),
    topic: textOr(values['topic']) ?? '',
    speaker: textOr(values['speaker']),
    moderator: textOr(values['moderator']),
    section: textOr(values['section']),
  }))
}

export async function listBudget(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly BudgetLine[]> {
  const { rows } = await pageLines(db, books.budget, ofActivity(activityId), all)
  return rows.map(({ id, values }) => ({
    id,
    post: textOr(values['post']),
    description: textOr(values['description']) ?? '',
    volume: numberOr(values['volume']),
    unit: textOr(values['unit']),
    unitPrice: numberOr(values['unitPrice']),
    source: textOr(values['source']),
  }))
}

/** Money that left the cash book for this activity. */
export async function listExpenses(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly Expense[]> {
  const { rows } = await sql<Expense>`
    select budget_item_id as "budgetItemId", post, amount_out as amount from cash_entries
    where removed_at is null and coalesce(amount_out, 0) > 0 and (activity_id = ${activityId}
      or budget_item_id in (select id from budget_items where activity_id = ${activityId}))
    order by entry_on, id`.execute(db)
  return rows
}

const memberName = sql`trim(coalesce(m.front_title || ' ', '') || coalesce(m.full_name, '') ||
  coalesce(', ' || m.back_title, ''))`

/** The book of narasumber and panitia, then enrolled people of these roles who are not in it. */
export async function listStaff(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly StaffPerson[]> {
  const { rows } = await sql<StaffPerson>`
    select coalesce(s.role, 'committee') as role, coalesce(nullif(s.person_name, ''), ${memberName}, '') as name,
      coalesce(s.unit, ${homeSchoolName}) as unit, coalesce(s.nip, m.nip) as nip, s.topic, s.jp,
      s.left_at as "leftAt"
    from staff s left join members m on m.id = s.member_id
    where s.activity_id = ${activityId} and s.removed_at is null
    union all
    select e.role, ${memberName}, ${homeSchoolName}, m.nip, null, null, (
      select max(t.left_at) from attendance t join sessions n on n.id = t.session_id
      where t.member_id = e.member_id and n.activity_id = e.activity_id and n.removed_at is null)
    from enrolments e join members m on m.id = e.member_id
    where e.activity_id = ${activityId} and e.removed_at is null
      and e.role in ('speaker', 'facilitator', 'moderator', 'committee')
      and e.member_id not in (select member_id from staff
        where activity_id = ${activityId} and removed_at is null and member_id is not null)`.execute(
    db,
  )
  return rows
}

export type ActivityPicture = {
  readonly type: string
  readonly title: string
  readonly member: string | null
  readonly hash: FileHash | null
  readonly isPicture: boolean
  /** Children can be recognised, or nobody said whether, and there is no consent (UU PDP art. 25). */
  readonly isWithheld: boolean
}

/** Files of the activity and its sessions, oldest first. */
export function listFiles(db: ReadDb, activityId: ActivityId): Promise<readonly ActivityPicture[]> {
  return filesWhere(
    db,
    sql`a.record_id is null and (a.activity_id = ${activityId}
      or a.session_id in (select id from sessions where activity_id = ${activityId}))`,
  )
}

/** Scans of the letters that belong to the activity: paper, with nobody to be recognised on it. */
export async function listLetterScans(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly ActivityPicture[]> {
  const scans = await filesWhere(
    db,
    sql`a.record_id in (select id from letters
      where activity_id = ${activityId} and removed_at is null)`,
  )
  return scans.map((scan) => ({ ...scan, isWithheld: false }))
}

async function filesWhere(
  db: ReadDb,
  where: RawBuilder<unknown>,
): Promise<readonly ActivityPicture[]> {
  const { rows } = await sql<{
    type: string | null
    title: string | null
    member: string | null
    hash: FileHash | null
    mediaType: string | null
    isWithheld: number
  }>`
    select a.type, a.title, nullif(${memberName}, '') as member, a.file_hash as hash,
      f.media_type as "mediaType",
      coalesce(a.type, '') <> 'signed-sheet' and coalesce(a.has_children, 1) = 1
        and coalesce(a.consent, 'unknown') <> 'given' as "isWithheld"
    from artifacts a left join members m on m.id = a.member_id
      left join files f on f.hash = a.file_hash
    where a.removed_at is null and ${where}
    order by a.added_at, a.id`.execute(db)
  return rows.map((row) => ({
    type: row.type ?? 'other',
    title: row.title ?? '',
    member: row.member,
    hash: row.hash,
    isPicture: /^image\/(?:jpeg|png|webp|gif)$/u.test(row.mediaType ?? ''),
    isWithheld: row.isWithheld === 1,
  }))
}

export type ActivityLetter = {
  readonly number: string | null
  readonly letterOn: string | null
  readonly subject: string | null
  readonly party: string | null
  /** Whom it was written to, without those who got a copy. */
  readonly names: readonly string[]
  readonly isIncoming: number
}

export async function listLetters(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly ActivityLetter[]> {
  const { rows } = await sql<Omit<ActivityLetter, 'names'> & { readonly names: string }>`
    select number, letter_on as "letterOn", subject, party, direction is 'in' as "isIncoming",
      (select json_group_array(r.name) from (
        select name from letter_recipients where letter_id = letters.id and removed_at is null
          and coalesce(is_copy, 0) = 0 and name is not null order by position) r) as names
    from letters where activity_id = ${activityId} and removed_at is null and void_reason is null
    order by letter_on, number_seq, id`.execute(db)
  // SQLite has just made this array of texts.
  return rows.map((row) => ({ ...row, names: JSON.parse(row.names) as string[] }))
}

export type ActivityCertificate = {
  readonly number: string | null
  readonly name: string | null
  readonly unit: string | null
  readonly jp: number | null
  readonly issuedOn: string | null
}

export async function listCertificates(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly ActivityCertificate[]> {
  const { rows } = await sql<ActivityCertificate>`
    select c.number, n.name, n.unit, c.jp, c.issued_on as "issuedOn"
    from certificates c left join certificate_names n on n.certificate_id = c.id
    where c.activity_id = ${activityId} and c.removed_at is null and c.revoked_at is null
    order by c.number_seq, c.id`.execute(db)
  return rows
}

/** People who are on the sheet of another activity while a session of this one runs. */
export async function countDoubleBooked(
  db: ReadDb,
  activityId: ActivityId,
): Promise<
  readonly { readonly title: string; readonly heldOn: string; readonly people: number }[]
> {
  const { rows } = await sql<{ title: string | null; heldOn: string; people: number }>`
    select b.title, o.held_on as "heldOn", count(distinct t.member_id) as people
    from sessions s join sessions o on o.held_on = s.held_on and o.activity_id <> s.activity_id
        and o.removed_at is null and o.starts_at < s.ends_at and s.starts_at < o.ends_at
      join activities b on b.id = o.activity_id and b.removed_at is null
      join attendance t on t.session_id = s.id and t.status in ('H', 'T')
      join attendance u on u.session_id = o.id and u.member_id = t.member_id
        and u.status in ('H', 'T')
    where s.activity_id = ${activityId} and s.removed_at is null
    group by o.activity_id, o.held_on order by o.held_on limit 5`.execute(db)
  return rows.map(({ title, ...row }) => ({ ...row, title: title ?? '' }))
}

/** Regular meetings of the same hub within three days of the given one, itself not counted. */
export async function countNearMeetings(db: ReadDb, activityId: ActivityId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from activities a join activities o on o.hub_id is a.hub_id
      and o.id <> a.id and o.removed_at is null and o.type = 'pertemuan-rutin'
      and o.starts_on between date(a.starts_on, '-3 days') and date(a.starts_on, '+3 days')
    where a.id = ${activityId} and a.type = 'pertemuan-rutin'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Participants who handed in something that shows the skill, not a photo of the event. */
export async function countShownWork(db: ReadDb, activityId: ActivityId): Promise<number> {
  const joined = await readJoined(db)
  const { rows } = await sql<{ count: number }>`
    select count(distinct ${memberStanding(joined, sql`a.member_id`)}) as count from artifacts a
    where a.activity_id = ${activityId} and a.removed_at is null and a.member_id is not null
      and coalesce(a.type, '') not in ('activity-photo', 'signed-sheet', 'outside-certificate', 'decree')`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Sessions on whose sheet somebody has been marked. */
export async function listHeldSessions(
  db: ReadDb | WriteDb,
  activityId: ActivityId,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sessions s where s.activity_id = ${activityId} and s.removed_at is null
      and exists (select 1 from attendance t where t.session_id = s.id and t.status is not null)`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}
