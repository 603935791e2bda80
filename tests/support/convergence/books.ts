import { put } from '../../../electron/database/change-log'
import type { WriteDb } from '../../../electron/database/database'
import type { ActivityId, MemberId, SessionId, VenueId } from '../../../shared/domain/ids'

/** What every hub of the world knows before a schedule begins: four people, an activity, its session. */
const id = (letter: string, n: number) => `0${letter}`.padEnd(25, '0') + String(n)
export const member = (n: number) => id('m', n) as MemberId
export const venue = (n: number) => id('v', n) as VenueId
export const session = id('s', 0) as SessionId
export const activity = id('a', 0) as ActivityId

export async function writeFirstBooks(db: WriteDb): Promise<void> {
  const rows = [0, 1, 2, 3]
  await put(
    db,
    'members',
    rows.map((n) => ({ id: member(n), full_name: `Guru ${n}` })),
  )
  await put(db, 'activities', [{ id: activity, title: 'Workshop' }])
  await put(db, 'sessions', [{ id: session, activity_id: activity, starts_at: 480 }])
  await put(
    db,
    'venues',
    [0, 1].map((n) => ({ id: venue(n), activity_id: activity, name: `Aula ${n}` })),
  )
}
