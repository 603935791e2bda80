import { sql } from 'kysely'

import type { ActivityId, SessionId, VenueId } from '../../../shared/domain/ids'
import { compareSessions, type Session, type SessionDetails } from '../../../shared/domain/session'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

type SessionRow = {
  readonly id: SessionId
  readonly activity_id: ActivityId
  readonly position: number | null
  readonly title: string | null
  readonly held_on: string | null
  readonly starts_at: number | null
  readonly ends_at: number | null
  readonly class_name: string | null
  readonly venue_id: VenueId | null
  readonly venue_name: string | null
  readonly jp: number | null
}

const columns = sql`s.id, s.activity_id, s.position, s.title, s.held_on, s.starts_at, s.ends_at,
  s.class_name, v.id as venue_id, v.name as venue_name, s.jp`
const sources = sql`sessions s
  left join venues v on v.id = s.venue_id and v.removed_at is null`

/** In the order of the days and hours. */
export async function listSessions(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly Session[]> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from ${sources}
    where s.activity_id = ${activityId} and s.removed_at is null order by s.id`.execute(db)
  return rows.map(toSession).sort(compareSessions)
}

export async function findSession(db: ReadDb, id: SessionId): Promise<Session | null> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from ${sources} join activities a on a.id = s.activity_id
    where s.id = ${id} and s.removed_at is null and a.removed_at is null`.execute(db)
  const [row] = rows
  return row === undefined ? null : toSession(row)
}

export async function wasSessionRemoved(db: ReadDb, id: SessionId): Promise<boolean> {
  const row = await db
    .selectFrom('sessions')
    .select('removed_at')
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined && row.removed_at !== null
}

export type NewSessionRow = SessionDetails & {
  readonly id: SessionId
  readonly activityId: ActivityId
  readonly position: number
}

export async function insertSessions(
  db: WriteDb,
  sessions: readonly NewSessionRow[],
): Promise<void> {
  if (sessions.length === 0) return
  await put(
    db,
    'sessions',
    sessions.map(({ id, activityId, position, ...details }) => ({
      id,
      activity_id: activityId,
      position,
      ...toCells(details),
    })),
  )
}

export async function updateSession(
  db: WriteDb,
  id: SessionId,
  changes: { readonly [F in keyof SessionDetails]?: SessionDetails[F] | undefined },
): Promise<void> {
  await put(db, 'sessions', [{ id, ...toCells(changes) }])
}

export async function putSessionCells(db: WriteDb, row: SyncedRow<'sessions'>): Promise<void> {
  await put(db, 'sessions', [row])
}

function toCells(details: {
  readonly [F in keyof SessionDetails]?: SessionDetails[F] | undefined
}): Omit<SyncedRow<'sessions'>, 'id'> {
  const { title, heldOn, startsAt, endsAt, className, venueId, jp } = details
  return {
    ...(title === undefined ? {} : { title }),
    ...(heldOn === undefined ? {} : { held_on: heldOn }),
    ...(startsAt === undefined ? {} : { starts_at: startsAt }),
    ...(endsAt === undefined ? {} : { ends_at: endsAt }),
    ...(className === undefined ? {} : { class_name: className }),
    ...(venueId === undefined ? {} : { venue_id: venueId }),
    ...(jp === undefined ? {} : { jp }),
  }
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    activityId: row.activity_id,
    position: row.position ?? 0,
    title: row.title,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    className: row.class_name,
    venueId: row.venue_id,
    venueName: row.venue_name,
    jp: row.jp,
  }
}
