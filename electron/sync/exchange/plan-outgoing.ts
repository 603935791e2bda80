import { sql } from 'kysely'

import type { FileHash } from '../../../shared/domain/ids'
import { leafKindByte, leafKindOf } from '../../../shared/sync/leaf'
import { readLeaf } from '../../../shared/sync/readable-leaf'
import type { ReadDb } from '../../database/database'
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
    // Rows of `files` are in bulk leaves; only those of the new commits are looked into.
    const leaves = await db
      .selectFrom('commit_leaves')
      .select(['kind', 'bytes'])
      .where('device_no', '=', run.deviceNo)
      .where('seq', '>=', run.from)
      .where('seq', '<=', run.to)
      .where('kind', '=', leafKindByte('bulk-network'))
      .execute()
    for (const { kind, bytes } of leaves) {
      if (bytes) for (const hash of fileHashesIn(kind, bytes)) hashes.add(hash)
    }
  }
  if (hashes.size === 0) return []
  const stored = await db.selectFrom('stored_files').select('hash').orderBy('stored_at').execute()
  return stored.map(({ hash }) => hash).filter((hash) => hashes.has(hash))
}

/** A cheap look first: most leaves are attendance and name no file. */
const filesTable = Buffer.from('files')

function fileHashesIn(kind: number, bytes: Uint8Array): readonly string[] {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(filesTable)) return []
  // What only a later version reads names its files once this PC knows how.
  return (readLeaf({ kind: leafKindOf(kind), bytes }) ?? [])
    .filter(({ table }) => table === 'files')
    .flatMap(({ values }) => values[0] ?? [])
    .filter((value) => typeof value === 'string')
}

/** Files that other hubs' records name and that have not arrived here: the list for the next trip. Not what was erased. */
export async function listWantedFiles(db: ReadDb): Promise<readonly FileHash[]> {
  const { rows } = await sql<{ hash: FileHash }>`
    select f.hash from files f left join stored_files s on s.hash = f.hash
    where s.hash is null and f.hash in
      (select file_hash from artifacts union all select thumbnail_hash from artifacts)`.execute(db)
  return rows.map(({ hash }) => hash)
}
