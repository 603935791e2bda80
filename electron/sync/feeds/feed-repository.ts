import { sql } from 'kysely'

import type { DeviceId } from '../../../shared/domain/ids'
import { leafKindOf } from '../../../shared/sync/leaf'
import type { ReadDb, WriteDb } from '../../database/database'
import { OWN_DEVICE_NO } from './own-device'
import type { StoredCommit } from './segment-codec'

/** How far this database holds a device's feed. */
export type FeedHead = {
  readonly deviceNo: number
  readonly deviceId: DeviceId
  readonly seq: number
  readonly hash: Uint8Array
  /** Of the commit at the head. */
  readonly lamport: number
  readonly state: 'open' | 'forked'
}

export async function listFeedHeads(db: ReadDb | WriteDb): Promise<readonly FeedHead[]> {
  const rows = await db
    .selectFrom('feeds')
    .innerJoin('devices', 'devices.no', 'feeds.device_no')
    .select([
      'feeds.device_no',
      'devices.device_id',
      'feeds.seq',
      'feeds.hash',
      'feeds.lamport',
      'feeds.state',
    ])
    .orderBy('devices.device_id')
    .execute()
  return rows.map((row) => ({
    deviceNo: row.device_no,
    deviceId: row.device_id,
    seq: row.seq,
    hash: row.hash,
    lamport: row.lamport,
    state: row.state,
  }))
}

/** Of one page: commits, and bytes of leaves unless one commit alone has more. */
const page = { commits: 500, bytes: 1024 * 1024 }

/**
 * Commits `from`..`to` of a feed, oldest first, as they travel to other hubs: leaves of hub scope
 * are withheld, so only their hashes go out. Read in pages, so that memory stays bounded.
 */
export async function* readRun(
  db: ReadDb,
  run: { readonly deviceNo: number; readonly from: number; readonly to: number },
): AsyncGenerator<StoredCommit> {
  for (let start = run.from; start <= run.to;) {
    const end = await endOfPage(db, { ...run, from: start })
    const commits = await db
      .selectFrom('commits')
      .select(['seq', 'header', 'signature'])
      .where('device_no', '=', run.deviceNo)
      .where('seq', '>=', start)
      .where('seq', '<=', end)
      .orderBy('seq')
      .execute()
    const leaves = await db
      .selectFrom('commit_leaves')
      .select(['seq', 'leaf_no', 'kind', 'bytes'])
      .where('device_no', '=', run.deviceNo)
      .where('seq', '>=', start)
      .where('seq', '<=', end)
      .orderBy('seq')
      .orderBy('leaf_no')
      .execute()
    const bySeq = new Map<number, (Uint8Array | null)[]>()
    for (const leaf of leaves) {
      const kind = leafKindOf(leaf.kind)
      const isPrivate = kind === 'bulk-hub' || kind === 'personal-hub'
      const list = bySeq.get(leaf.seq) ?? []
      bySeq.set(leaf.seq, list)
      list.push(isPrivate ? null : leaf.bytes)
    }
    for (const { seq, header, signature } of commits) {
      yield { header, signature, leaves: bySeq.get(seq) ?? [] }
    }
    start = end + 1
  }
}

/** SQLite tells how long a blob is without reading it. */
async function endOfPage(
  db: ReadDb,
  run: { readonly deviceNo: number; readonly from: number; readonly to: number },
): Promise<number> {
  const last = Math.min(run.to, run.from + page.commits - 1)
  const { rows } = await sql<{ seq: number; bytes: number }>`
    select seq, coalesce(sum(length(bytes)), 0) as bytes from commit_leaves
    where device_no = ${run.deviceNo} and seq between ${run.from} and ${last}
    group by seq order by seq`.execute(db)
  let bytes = 0
  for (const row of rows) {
    bytes += row.bytes
    if (bytes > page.bytes) return Math.max(run.from, row.seq - 1)
  }
  return last
}

/** The header of one commit, as stored; null when it is not here. */
export async function findHeader(
  db: ReadDb | WriteDb,
  { deviceNo, seq }: { readonly deviceNo: number; readonly seq: number },
): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('commits')
    .select('header')
    .where('device_no', '=', deviceNo)
    .where('seq', '=', seq)
    .executeTakeFirst()
  return row?.header ?? null
}

/** The last commit at or below `seq` that carries its signature; a run to send ends there. */
export async function findSignedSeq(
  db: ReadDb,
  feed: { readonly deviceNo: number; readonly seq: number },
): Promise<number> {
  const row = await db
    .selectFrom('commits')
    .select('seq')
    .where('device_no', '=', feed.deviceNo)
    .where('seq', '<=', feed.seq)
    .where('signature', 'is not', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** Raises this device's Lamport time to the greatest it has now seen. */
export async function raiseLamport(db: WriteDb, lamport: number): Promise<void> {
  await sql`update device set lamport = max(lamport, ${lamport})`.execute(db)
}

/** Commits 1..seq of each feed that a device is known to hold, by what it or others said. */
export async function knownVectors(
  db: ReadDb,
): Promise<ReadonlyMap<number, ReadonlyMap<number, number>>> {
  const rows = await db
    .selectFrom('known_vectors')
    .select(['holder_no', 'device_no', 'seq'])
    .execute()
  const vectors = new Map<number, Map<number, number>>()
  for (const { holder_no, device_no, seq } of rows) {
    const vector = vectors.get(holder_no) ?? new Map<number, number>()
    vectors.set(holder_no, vector)
    vector.set(device_no, seq)
  }
  return vectors
}

/**
 * A receipt: `holder` has commits 1..seq of `device`. Older news never lowers what we know; the same
 * news from the holder's own bundle counts for more than hearsay.
 */
export async function learnVectors(
  db: WriteDb,
  receipts: readonly {
    readonly holderNo: number
    readonly deviceNo: number
    readonly seq: number
  }[],
  /** `viaNo`: whose bundle told us; null when it was the holder's own. */
  { learnedAt, viaNo }: { readonly learnedAt: number; readonly viaNo: number | null },
): Promise<void> {
  const rows = receipts
    .filter(({ holderNo }) => holderNo !== OWN_DEVICE_NO)
    .map(({ holderNo, deviceNo, seq }) => [holderNo, deviceNo, seq])
  await sql`
    insert into known_vectors (holder_no, device_no, seq, learned_at, via_no)
    select value ->> 0, value ->> 1, value ->> 2, ${learnedAt}, ${viaNo} from json_each(${JSON.stringify(rows)})
    where true
    on conflict (holder_no, device_no) do update
      set seq = excluded.seq, learned_at = excluded.learned_at, via_no = excluded.via_no
      where excluded.seq > known_vectors.seq
        or (excluded.seq = known_vectors.seq and excluded.via_no is null)`.execute(db)
}

/**
 * What a holder says later counts also where it is less: it let go of a branch that was given up
 * (forked-feeds.ts), and somebody has to bring it the other one.
 */
export async function lowerVectors(
  db: WriteDb,
  holderNo: number,
  vector: readonly { readonly deviceNo: number; readonly seq: number }[],
): Promise<void> {
  const rows = JSON.stringify(vector.map(({ deviceNo, seq }) => [deviceNo, seq]))
  await sql`
    update known_vectors set seq = j.value ->> 1 from json_each(${rows}) j
    where holder_no = ${holderNo} and device_no = j.value ->> 0 and seq > j.value ->> 1`.execute(db)
}
