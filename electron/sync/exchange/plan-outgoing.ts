import { sql } from 'kysely'

import type { FileHash } from '../../../shared/domain/ids'
import { leafKindByte } from '../../../shared/sync/leaf'
import { readLeaf } from '../../../shared/sync/readable-leaf'
import type { ReadDb } from '../../database/database'
import { boundedGroups } from '../feeds/bounded-groups'
import { findSignedSeq, knownVectors, listFeedHeads } from '../feeds/feed-repository'
import { listRetired } from '../identity/retired-devices'
import type { Trust } from '../trust/certificates'

/** Commits `from`..`to` of a feed that somebody in the network is not known to hold. */
export type OutgoingRun = {
  readonly deviceNo: number
  readonly deviceId: string
  readonly from: number
  readonly to: number
}

export type OutgoingPlan = {
  readonly runs: readonly OutgoingRun[]
  /** Content of the store that goes along: what these commits brought, and what others asked for. */
  readonly files: readonly FileHash[]
  readonly recipients: readonly Recipient[]
  readonly vector: ReadonlyMap<string, number>
}

export type Recipient = { readonly id: string; readonly boxKey: Uint8Array }

/**
 * What a bundle for everyone holds: from the lowest place that any of them is known to have
 * reached. A device or an open invitation never heard of has reached nothing.
 */
export async function planOutgoing(
  db: ReadDb,
  options: {
    readonly trust: Trust
    readonly ownDeviceId: string
    readonly wantedByOthers: readonly FileHash[]
  },
): Promise<OutgoingPlan> {
  const { trust, ownDeviceId, wantedByOthers } = options
  const heads = await listFeedHeads(db)
  const numbers = new Map(heads.map(({ deviceId, deviceNo }) => [deviceId as string, deviceNo]))
  const devices = [...trust.devices.values()].filter(
    ({ id, revokedAfter }) => id !== ownDeviceId && revokedAfter === null,
  )
  const invitations = [...trust.invitations.values()].filter(({ usedBy }) => usedBy.length === 0)
  const vectors = await knownVectors(db)
  // Nobody reads under a name that was left behind, so nobody is waited for there.
  const retired = await listRetired(db, trust)
  const readers = devices.filter(({ id }) => !retired.has(id))
  const runs: OutgoingRun[] = []
  for (const head of heads) {
    const reached = readers.map(
      ({ id }) => vectors.get(numbers.get(id) ?? -1)?.get(head.deviceNo) ?? 0,
    )
    const lowest = invitations.length > 0 ? 0 : Math.min(...reached, head.seq)
    const to = await findSignedSeq(db, head)
    if (to > lowest) {
      runs.push({ deviceNo: head.deviceNo, deviceId: head.deviceId, from: lowest + 1, to })
    }
  }
  return {
    runs,
    files: await storedFilesOf(db, runs, wantedByOthers),
    recipients: [...devices, ...invitations].map(({ id, boxKey }) => ({ id, boxKey })),
    vector: new Map(heads.map(({ deviceId, seq }) => [deviceId, seq])),
  }
}

async function storedFilesOf(
  db: ReadDb,
  runs: readonly OutgoingRun[],
  wantedByOthers: readonly FileHash[],
): Promise<readonly FileHash[]> {
  const hashes = new Set<string>(wantedByOthers)
  for (const run of runs) {
    for (const hash of await filesNamedIn(db, run)) hashes.add(hash)
  }
  if (hashes.size === 0) return []
  const stored = await db.selectFrom('stored_files').select('hash').orderBy('stored_at').execute()
  return stored.map(({ hash }) => hash).filter((hash) => hashes.has(hash))
}

/** As it stands in every leaf that has rows of `files`. */
const filesTable = Buffer.from('files')

/**
 * Rows of `files` are in bulk leaves; only those of the new commits are looked into. A cheap look
 * first: most leaves are attendance and name no file.
 */
async function filesNamedIn(db: ReadDb, run: OutgoingRun): Promise<readonly string[]> {
  const found = await sql<{ seq: number; leaf_no: number; bytes: number }>`
    select seq, leaf_no, length(bytes) as bytes from commit_leaves
    where device_no = ${run.deviceNo} and seq between ${run.from} and ${run.to}
      and kind = ${leafKindByte('bulk-network')} and instr(bytes, ${filesTable}) > 0`.execute(db)
  const hashes: string[] = []
  for (const some of boundedGroups(found.rows, ({ bytes }) => bytes)) {
    const places = JSON.stringify(some.map(({ seq, leaf_no }) => [seq, leaf_no]))
    const { rows } = await sql<{ bytes: Uint8Array }>`
      select l.bytes from json_each(${places}) j cross join commit_leaves l
      where l.device_no = ${run.deviceNo} and l.seq = j.value ->> 0 and l.leaf_no = j.value ->> 1
        and l.bytes is not null`.execute(db)
    for (const { bytes } of rows) hashes.push(...fileHashesIn(bytes))
  }
  return hashes
}

function fileHashesIn(bytes: Uint8Array): readonly string[] {
  // What only a later version reads names its files once this PC knows how.
  return (readLeaf({ kind: 'bulk-network', bytes }) ?? [])
    .filter(({ table }) => table === 'files')
    .flatMap(({ values }) => values[0] ?? [])
    .filter((value) => typeof value === 'string')
}

/**
 * Files that other hubs' records name and that have not arrived here: the list for the next trip,
 * small pictures first. Not what was erased.
 */
export async function listWantedFiles(db: ReadDb): Promise<readonly FileHash[]> {
  const { rows } = await sql<{ hash: FileHash }>`
    select f.hash from files f left join stored_files s on s.hash = f.hash
    where s.hash is null and f.hash in
      (select file_hash from artifacts union all select thumbnail_hash from artifacts
        union all select logo_hash from letterheads)
    order by f.size, f.hash`.execute(db)
  return rows.map(({ hash }) => hash)
}
