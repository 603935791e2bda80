import { openHandle } from '../../electron/database/sqlite-handle'
import type { AttendanceStatus, MarkChange } from '../../shared/domain/attendance'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import type { TwoHubs } from './two-hubs'

/** The work load of the bundle benchmarks. Pseudo-random from a fixed seed: the same in every run. */
const statuses: readonly AttendanceStatus[] = ['H', 'H', 'H', 'H', 'T', 'I', 'S', 'A']

/** What was recorded, by session and person. */
export type Recorded = ReadonlyMap<string, AttendanceStatus>

const keyOf = (session: SessionId, member: MemberId) => `${session} ${member}`

/** One commit a session, everybody in it marked. */
export async function recordSessions({ recorder, sessions, people }: TwoHubs): Promise<Recorded> {
  const random = seededRandom(42)
  const recorded = new Map<string, AttendanceStatus>()
  for (const sessionId of sessions) {
    const marks = people.map((memberId): MarkChange => {
      const status = statuses[Math.floor(random() * statuses.length)] ?? 'H'
      const arrivedAt = 480 + Math.floor(random() * 60)
      recorded.set(keyOf(sessionId, memberId), status)
      return status === 'H' || status === 'T'
        ? { memberId, status, arrivedAt }
        : { memberId, status }
    })
    await recorder.call('attendance.mark', { sessionId, marks })
  }
  return recorded
}

/** A minute at which nobody was recorded, so that a correction to it always changes the cell. */
const correctedArrival = 600

/** Corrects status and arrival, two cells each, of `rows` scattered rows in so many commits. */
export async function correctMarks(
  { recorder, sessions, people }: TwoHubs,
  options: {
    readonly recorded: Recorded
    readonly rows: number
    readonly commits: number
    /** From 0; every round changes every cell again. */
    readonly round: number
  },
): Promise<void> {
  const perCommit = options.rows / options.commits
  const stride = Math.floor(people.length / perCommit)
  for (let commit = 0; commit < options.commits; commit += 1) {
    const sessionId = sessions[(commit * 23) % sessions.length]
    if (sessionId === undefined) throw new Error('There are no sessions to correct.')
    const marks = Array.from({ length: perCommit }, (_, index) => people[index * stride])
      .filter((memberId) => memberId !== undefined)
      .map((memberId): MarkChange => {
        const before = options.recorded.get(keyOf(sessionId, memberId))
        // Present and late in turns, beginning with what was not recorded at first.
        const status = (before === 'H') === (options.round % 2 === 0) ? 'T' : 'H'
        return { memberId, status, arrivedAt: correctedArrival + options.round }
      })
    await recorder.call('attendance.mark', { sessionId, marks })
  }
}

/** SQLite alone: the same rows copied from one durable file into another, nothing merged, checked or signed. */
export async function copyRowsMs(source: string, target: string): Promise<number> {
  const handle = await openHandle(target, 'write')
  await handle.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    create table attendance (
      session_id text not null, member_id text not null, status text, arrived_at integer,
      left_at integer, late_minutes integer, recorded_by text, row_version integer not null,
      primary key (session_id, member_id)
    ) strict, without rowid;`)
  await handle.run('attach ? as source', [source])
  const startedAt = performance.now()
  await handle.exec('insert into attendance select * from source.attendance')
  const ms = performance.now() - startedAt
  await handle.close()
  return ms
}

/** Throws unless both databases hold the same attendance; gives the number of rows. */
export async function countSameRows(databases: TwoHubs['databases']): Promise<number> {
  const handle = await openHandle(databases.receiver, 'write')
  await handle.run('attach ? as sender', [databases.recorder])
  const [result] = (await handle.all(`
    select (select count(*) from main.attendance) as received,
      (select count(*) from sender.attendance) as sent,
      (select count(*) from (select * from sender.attendance except select * from main.attendance)) as different
  `)) as { received: number; sent: number; different: number }[]
  await handle.close()
  if (result === undefined || result.different > 0 || result.sent !== result.received) {
    throw new Error(`The hubs differ: ${JSON.stringify(result)}`)
  }
  return result.received
}

function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
