import { sql } from 'kysely'

import {
  type Activity,
  type ActivityDetails,
  type ActivityFilter,
  activityPurposes,
  type ActivitySummary,
  activityTypes,
  type Venue,
} from '../../../shared/domain/activity'
import type { ActivityId, HubId, VenueId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import {
  isOfMember,
  type Joined,
  memberStanding,
  readJoined,
} from '../duplicates/survivor-repository'

/** SQL of activities and their venues. */
type SummaryRow = {
  readonly id: ActivityId
  readonly hub_id: HubId | null
  readonly hub_name: string | null
  readonly is_own: number
  readonly title: string | null
  readonly type: string | null
  readonly purpose: string | null
  readonly starts_on: string | null
  readonly ends_on: string | null
  readonly quota: number | null
  readonly series_id: string | null
  readonly note: string | null
  readonly archived_at: number | null
  readonly sessions: number
  readonly registered: number
  readonly present: number
}

const participants = sql`enrolments e where e.activity_id = a.id and e.removed_at is null
  and coalesce(e.role, 'participant') = 'participant'`

/** How many people, each counted once however many records of them were joined. */
const people = (joined: Joined) =>
  joined.members ? sql`count(distinct ${memberStanding(joined, sql`e.member_id`)})` : sql`count(*)`

/**
 * Registered people and those who were at one session at least, counted by SQLite beside each row. The
 * cross join begins at the sessions: by the index of members, all that anybody ever attended is walked.
 */
const summaryColumns = (joined: Joined) => sql`
  a.id, a.hub_id, h.name as hub_name, a.hub_id is (select hub_id from device) as is_own,
  a.title, a.type, a.purpose, a.starts_on, a.ends_on, a.quota, a.series_id, a.note, a.archived_at,
  (select count(*) from sessions s where s.activity_id = a.id and s.removed_at is null) as sessions,
  (select ${people(joined)} from ${participants}) as registered,
  (select ${people(joined)} from ${participants} and exists (
    select 1 from sessions s cross join attendance t
      on t.session_id = s.id and t.status in ('H', 'T')
        and ${isOfMember(joined, sql`t.member_id`, memberStanding(joined, sql`e.member_id`))}
    where s.activity_id = a.id and s.removed_at is null)) as present`

export async function listActivities(
  db: ReadDb,
  filter: ActivityFilter,
): Promise<readonly ActivitySummary[]> {
  const where = [
    sql`a.removed_at is null`,
    filter.isArchived ? sql`a.archived_at is not null` : sql`a.archived_at is null`,
  ]
  // starts_on is text, so a year is a range of the index.
  if (filter.year !== null) {
    where.push(sql`a.starts_on >= ${`${filter.year}-`} and a.starts_on < ${`${filter.year + 1}-`}`)
  }
  if (filter.type !== null) where.push(sql`a.type = ${filter.type}`)
  for (const word of filter.text.toLowerCase().split(/\s+/u)) {
    if (word !== '') where.push(sql`instr(lower(coalesce(a.title, '')), ${word}) > 0`)
  }
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(await readJoined(db))}
    from activities a left join hubs h on h.id = a.hub_id
    where ${sql.join(where, sql` and `)}
    order by a.starts_on is null, a.starts_on desc, a.id desc`.execute(db)
  return rows.map(toSummary)
}

export async function listYears(db: ReadDb): Promise<readonly number[]> {
  const { rows } = await sql<{ year: string }>`
    select distinct substr(starts_on, 1, 4) as year from activities
    where removed_at is null and starts_on glob '[0-9][0-9][0-9][0-9]-*'
    order by year desc`.execute(db)
  return rows.map(({ year }) => Number(year))
}

export async function findActivity(
  db: ReadDb,
  id: ActivityId,
): Promise<(ActivitySummary & Pick<Activity, 'note'>) | null> {
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(await readJoined(db))}
    from activities a left join hubs h on h.id = a.hub_id
    where a.id = ${id} and a.removed_at is null`.execute(db)
  const [row] = rows
  return row === undefined ? null : { ...toSummary(row), note: row.note }
}

/** The meetings of a series by date, archived ones left out. */
export async function listSeries(
  db: ReadDb,
  seriesId: string,
): Promise<
  readonly { readonly id: ActivityId; readonly title: string; readonly startsOn: string | null }[]
> {
  const rows = await db
    .selectFrom('activities')
    .select(['id', 'title', 'starts_on'])
    .where('series_id', '=', seriesId)
    .where('removed_at', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('starts_on')
    .orderBy('id')
    .execute()
  return rows.map(({ id, title, starts_on }) => ({ id, title: title ?? '', startsOn: starts_on }))
}

export async function listVenues(db: ReadDb, activityId: ActivityId): Promise<readonly Venue[]> {
  const rows = await db
    .selectFrom('venues')
    .select(['id', 'name', 'address'])
    .where('activity_id', '=', activityId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, address }) => ({ id, name: name ?? '', address }))
}

export type NewActivityRow = ActivityDetails & {
  readonly id: ActivityId
  readonly hubId: HubId
  readonly seriesId: string | null
}

export async function insertActivities(
  db: WriteDb,
  activities: readonly NewActivityRow[],
): Promise<void> {
  await put(
    db,
    'activities',
    activities.map(({ id, hubId, seriesId, ...details }) => ({
      id,
      hub_id: hubId,
      // The id of a series is an id like any other; the column carries no brand.
      series_id: seriesId,
      ...toCells(details),
    })),
  )
}

export async function updateActivity(
  db: WriteDb,
  id: ActivityId,
  changes: { readonly [F in keyof ActivityDetails]?: ActivityDetails[F] | undefined },
): Promise<void> {
  await put(db, 'activities', [{ id, ...toCells(changes) }])
}

export async function setActivityArchived(
  db: WriteDb,
  id: ActivityId,
  archivedAt: number | null,
): Promise<void> {
  await put(db, 'activities', [{ id, archived_at: archivedAt }])
}

export async function putVenues(db: WriteDb, rows: readonly SyncedRow<'venues'>[]): Promise<void> {
  await put(db, 'venues', rows)
}

export type VenueRow = {
  readonly id: VenueId
  readonly activity_id: ActivityId
  readonly name: string
  readonly address: string | null
}

function toCells(details: {
  readonly [F in keyof ActivityDetails]?: ActivityDetails[F] | undefined
}): Omit<SyncedRow<'activities'>, 'id'> {
  const { title, type, purpose, startsOn, endsOn, quota, note } = details
  return {
    ...(title === undefined ? {} : { title }),
    ...(type === undefined ? {} : { type }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(startsOn === undefined ? {} : { starts_on: startsOn }),
    ...(endsOn === undefined ? {} : { ends_on: endsOn }),
    ...(quota === undefined ? {} : { quota }),
    ...(note === undefined ? {} : { note }),
  }
}

function toSummary(row: SummaryRow): ActivitySummary {
  return {
    id: row.id,
    hubId: row.hub_id,
    hubName: row.is_own === 1 ? null : row.hub_name,
    title: row.title ?? '',
    type: known(activityTypes, row.type) ?? 'other',
    purpose: known(activityPurposes, row.purpose),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    quota: row.quota,
    seriesId: row.series_id,
    isArchived: row.archived_at !== null,
    sessions: row.sessions,
    registered: row.registered,
    present: row.present,
  }
}
