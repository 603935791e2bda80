import { sql } from 'kysely'

import type { FeedPosition } from '../../../shared/sync/commit-header'
import type { ReadDb, WriteDb } from '../../database/database'
import type { CellWriter } from './cell-writers'

/**
 * What a commit had seen of other feeds: its own deps and those of all commits before it on its
 * feed. That is how two edits are known to be concurrent (DESIGN 5.2).
 */
export type Seen = (commit: CellWriter, other: CellWriter) => boolean

/** Answers for exactly these pairs; asking for another one is a bug. */
export async function loadSeen(
  db: ReadDb | WriteDb,
  pairs: Iterable<readonly [commit: CellWriter, other: CellWriter]>,
): Promise<Seen> {
  const asked = new Map<string, readonly [number, number, number]>()
  for (const [commit, other] of pairs) {
    if (commit.deviceNo === other.deviceNo) continue
    asked.set(keyOf(commit, other), [commit.deviceNo, commit.seq, other.deviceNo])
  }
  const reached = await readReached(db, asked)
  return (commit, other) =>
    commit.deviceNo === other.deviceNo
      ? commit.seq >= other.seq
      : (reached.get(keyOf(commit, other)) ?? 0) >= other.seq
}

/** Notes the deps of commits as they enter the database. */
export async function storeDeps(
  db: WriteDb,
  deviceNo: number,
  commits: readonly { readonly seq: number; readonly deps: readonly FeedPosition[] }[],
): Promise<void> {
  const rows = commits.flatMap(({ seq, deps }) =>
    deps.map((dep) => [seq, dep.device, dep.seq] as const),
  )
  if (rows.length === 0) return
  await sql`
    insert or ignore into feed_deps (device_no, dep_no, seq, dep_seq)
    select ${deviceNo}, d.no, j.value ->> 0, j.value ->> 2
    from json_each(${JSON.stringify(rows)}) j join devices d on d.device_id = j.value ->> 1`.execute(
    db,
  )
}

function keyOf(commit: CellWriter, other: CellWriter): string {
  return `${commit.deviceNo}/${commit.seq}/${other.deviceNo}`
}

async function readReached(
  db: ReadDb | WriteDb,
  asked: ReadonlyMap<string, readonly [number, number, number]>,
): Promise<ReadonlyMap<string, number>> {
  if (asked.size === 0) return new Map()
  const { rows } = await sql<{ asked: string; reached: number | null }>`
    select j.key as asked, (
      select f.dep_seq from feed_deps f
      where f.device_no = j.value ->> 0 and f.dep_no = j.value ->> 2 and f.seq <= j.value ->> 1
      order by f.seq desc limit 1) as reached
    from json_each(${JSON.stringify(Object.fromEntries(asked))}) j`.execute(db)
  return new Map(rows.map((row) => [row.asked, row.reached ?? 0]))
}
