import { type RawBuilder, sql } from 'kysely'

import { activityTypes } from '../../../shared/domain/activity'
import type { ActivityId, SessionId } from '../../../shared/domain/ids'
import type { HomeActivity, HomeOverview, HomeSession } from '../../../shared/ipc/home-contract'
import type { ReadDb } from '../../database/database'
import { known } from '../../database/known-value'
import { type Joined, memberStanding, readJoined } from '../duplicates/survivor-repository'

/** What Beranda says. Only reads; every figure is counted at the moment it is asked for. */
const shown = 5

export async function countEverything(
  db: ReadDb,
  year: string,
): Promise<HomeOverview['counts'] & Pick<HomeOverview, 'filesAwaited' | 'consentOpen'>> {
  const { rows } = await sql<{
    readonly members: number
    readonly institutions: number
    readonly activities: number
    readonly artifacts: number
    readonly filesAwaited: number
    readonly consentOpen: number
  }>`
    select
      (select count(*) from members
        where removed_at is null and archived_at is null and survivor_id is null
          and coalesce(is_walk_in, 0) = 0) as members,
      (select count(*) from institutions
        where removed_at is null and archived_at is null and survivor_id is null) as institutions,
      (select count(*) from activities where removed_at is null and archived_at is null
        and starts_on >= ${`${year}-`} and starts_on < ${`${String(Number(year) + 1)}-`}) as activities,
      (select count(*) from artifacts where removed_at is null) as artifacts,
      (select count(distinct a.file_hash) from artifacts a
        left join stored_files s on s.hash = a.file_hash
        where a.removed_at is null and a.file_hash is not null and s.hash is null) as "filesAwaited",
      (select count(*) from artifacts where removed_at is null and coalesce(has_children, 1) = 1
        and coalesce(consent, 'unknown') <> 'given') as "consentOpen"`.execute(db)
  const [row] = rows
  if (!row) throw new Error('A select without a table gives one row')
  return row
}

export async function findLastExchange(db: ReadDb): Promise<HomeOverview['lastExchange']> {
  const row = await db
    .selectFrom('exchanges')
    .select(['started_at', 'drive_label'])
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { startedAt: row.started_at, driveLabel: row.drive_label } : null
}

// Another hub's meeting is theirs to keep the books of.
const isOurs = sql`a.removed_at is null and a.archived_at is null
  and (a.hub_id is null or a.hub_id = (select hub_id from device))`

/** How many people, each counted once however many records of them were joined. */
function people(joined: Joined, column: RawBuilder<unknown>): RawBuilder<unknown> {
  return joined.members ? sql`count(distinct ${memberStanding(joined, column)})` : sql`count(*)`
}

export async function listUpcoming(db: ReadDb, today: string): Promise<readonly HomeActivity[]> {
  const joined = await readJoined(db)
  const { rows } = await sql<{
    readonly id: ActivityId
    readonly title: string | null
    readonly type: string | null
    readonly starts_on: string
    readonly ends_on: string | null
    readonly registered: number
  }>`
    select a.id, a.title, a.type, a.starts_on, a.ends_on,
      (select ${people(joined, sql`e.member_id`)} from enrolments e
        where e.activity_id = a.id and e.removed_at is null and coalesce(e.role, 'participant') = 'participant') as registered
    from activities a where ${isOurs} and a.starts_on > ${today}
    order by a.starts_on, a.id limit ${shown}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    title: row.title ?? '',
    type: known(activityTypes, row.type) ?? 'other',
    startsOn: row.starts_on,
    endsOn: row.ends_on ?? row.starts_on,
    registered: row.registered,
  }))
}

type SessionRow = {
  readonly id: SessionId
  readonly activity_id: ActivityId
  readonly activity_title: string | null
  readonly title: string | null
  readonly class_name: string | null
  readonly held_on: string
  readonly starts_at: number | null
  readonly ends_at: number | null
  readonly expected: number
  readonly marked: number
  readonly total: number
}

export async function listSessionsOn(db: ReadDb, day: string): Promise<readonly HomeSession[]> {
  const { rows } = await sql<SessionRow>`
    select ${sessionColumns(await readJoined(db))}, 0 as total ${ownSessions} and s.held_on = ${day}
    order by s.starts_at, s.position, s.id`.execute(db)
  return rows.map(toSession)
}

/** Sheets nobody has begun. A session without people on it has nothing to mark and is left out. */
export async function listUnmarked(
  db: ReadDb,
  days: { readonly from: string; readonly before: string },
): Promise<Pick<HomeOverview, 'unmarked' | 'unmarkedTotal'>> {
  const { rows } = await sql<SessionRow>`
    select *, count(*) over () as total from (
      select ${sessionColumns(await readJoined(db))}
      ${ownSessions} and s.held_on >= ${days.from} and s.held_on < ${days.before}
    ) where marked = 0 and expected > 0
    order by held_on desc, starts_at desc, id limit ${shown}`.execute(db)
  return { unmarked: rows.map(toSession), unmarkedTotal: rows[0]?.total ?? 0 }
}

const sessionColumns = (
  joined: Joined,
) => sql`s.id, s.activity_id, a.title as activity_title, s.title, s.class_name,
  s.held_on, s.starts_at, s.ends_at,
  (select ${people(joined, sql`e.member_id`)} from enrolments e
    where e.activity_id = a.id and e.removed_at is null
    and (s.class_name is null or e.class_name is null
      or lower(e.class_name) = lower(s.class_name))) as expected,
  (select ${people(joined, sql`t.member_id`)} from attendance t
    where t.session_id = s.id and t.status is not null) as marked`

const ownSessions = sql`from sessions s join activities a on a.id = s.activity_id
  where s.removed_at is null and ${isOurs}`

function toSession(row: SessionRow): HomeSession {
  return {
    id: row.id,
    activityId: row.activity_id,
    activityTitle: row.activity_title ?? '',
    title: row.title,
    className: row.class_name,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    expected: row.expected,
    marked: row.marked,
  }
}
