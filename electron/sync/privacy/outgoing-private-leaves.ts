import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { sql } from 'kysely'

import { decodeCommitHeader } from '../../../shared/sync/commit-header'
import { leafKindByte } from '../../../shared/sync/leaf'
import type { LeafPlace, PlacedLeaf } from '../../../shared/sync/private-leaves'
import { LIMITS } from '../../../shared/sync/wire-limits'
import type { ReadDb, WriteDb } from '../../database/database'
import type { TaskContext } from '../../features/handler'
import { blake2b256 } from '../../platform/crypto'
import type { OutgoingSection } from '../bundle/bundle-writer'
import type { Trust, TrustedDevice } from '../trust/certificates'
import { sealPrivateSection } from './private-section'

/** Devices that share this one's hub by endorsement, itself left out; not those reported lost. */
export function otherDevicesOfHub(trust: Trust, ownDeviceId: string): readonly TrustedDevice[] {
  const own = trust.devices.get(ownDeviceId)
  if (!own || own.revokedAfter !== null) return []
  return [...trust.devices.values()].filter(
    ({ id, hubRoot, revokedAfter }) =>
      id !== ownDeviceId && hubRoot === own.hubRoot && revokedAfter === null,
  )
}

/** The name under which `erase-member.ts` writes. */
const erasingCommand = 'members.erase'

const privateKinds = sql.join(
  (['bulk-hub', 'personal-hub'] as const).map((kind) => sql.lit(leafKindByte(kind))),
)

/**
 * Leaves that this device should have and has not: of hub scope, from its hub's other devices; and
 * once an erasure by a lost device does not count any more, of everybody, since what it took here
 * others may still have. Also erased ones, which nobody has.
 */
export async function listLackedLeaves(
  db: ReadDb,
  trust: Trust,
  ownDeviceId: string,
): Promise<readonly LeafPlace[]> {
  const isRobbed = await hasVoidErasure(db)
  const ownHub = otherDevicesOfHub(trust, ownDeviceId).map(({ id }) => id)
  if (isRobbed) ownHub.push(ownDeviceId)
  if (ownHub.length === 0) return []
  // Walks all leaves; the other one, which every exchange asks, only those of hub scope.
  const taken = sql`
    union all
    select d.device_id as device, l.seq, l.leaf_no as leaf
    from commit_leaves l join devices d on d.no = l.device_no
    where l.kind = ${sql.lit(leafKindByte('personal-network'))} and l.bytes is null`
  const { rows } = await sql<LeafPlace>`
    select d.device_id as device, l.seq, l.leaf_no as leaf
    from json_each(${JSON.stringify(ownHub)}) j cross join devices d on d.device_id = j.value
    cross join commit_leaves l on l.device_no = d.no
    where l.kind in (${privateKinds}) and l.bytes is null
    ${isRobbed ? taken : sql``}
    order by device, seq, leaf limit ${sql.lit(LIMITS.lackedLeaves)}`.execute(db)
  return rows
}

/** Whether a device erased somebody after it was reported lost. Such commits are kept, not heard. */
async function hasVoidErasure(db: ReadDb): Promise<boolean> {
  const { rows } = await sql<{ header: Uint8Array }>`
    select c.header from devices d join commits c on c.device_no = d.no and c.seq > d.revoked_after
    where d.revoked_after is not null`.execute(db)
  return rows.some(({ header }) => decodeCommitHeader(header).command === erasingCommand)
}

/** What a device of our hub says it lacks, until its next bundle says it anew. */
export async function noteLackedLeaves(
  db: WriteDb,
  holderNo: number,
  places: readonly LeafPlace[],
): Promise<void> {
  await db.deleteFrom('lacked_leaves').where('holder_no', '=', holderNo).execute()
  const rows = JSON.stringify(places.map(({ device, seq, leaf }) => [device, seq, leaf]))
  await sql`
    insert or ignore into lacked_leaves (holder_no, device_no, seq, leaf_no)
    select ${holderNo}, d.no, j.value ->> 1, j.value ->> 2
    from json_each(${rows}) j join devices d on d.device_id = j.value ->> 0`.execute(db)
}

/**
 * Sections with the private leaves that some other device of our hub may not have: of commits it is
 * not known to hold, and those it said it lacks; and, to whoever said so, network leaves that a void
 * erasure took there. None in a network of one PC a hub where nobody was robbed.
 */
export async function stagePrivateLeaves(
  trust: Trust,
  context: TaskContext,
): Promise<readonly OutgoingSection[]> {
  const { db, device, signal } = context
  const others = otherDevicesOfHub(trust, device.deviceId)
  const robbed = await listRobbed(db, trust)
  const sections: OutgoingSection[] = []
  const stageFor = async (leaves: readonly PlacedLeaf[], readers: readonly TrustedDevice[]) => {
    for (const portion of inPortions(leaves)) {
      signal.throwIfAborted()
      sections.push(await stageSection(portion, readers, context))
    }
  }
  if (others.length > 0) await stageFor(await listOutgoing(db, others, device.deviceId), others)
  if (robbed.length > 0) await stageFor(await listTaken(db, robbed), robbed)
  return sections
}

async function stageSection(
  leaves: readonly PlacedLeaf[],
  readers: readonly TrustedDevice[],
  { paths }: TaskContext,
): Promise<OutgoingSection> {
  const bytes = await sealPrivateSection(
    leaves,
    readers.map(({ boxKey }) => boxKey),
  )
  const path = join(paths.staging, randomUUID())
  await writeFile(path, bytes)
  return {
    section: { kind: 'private-leaves', length: bytes.length, hash: blake2b256(bytes) },
    open: () => createReadStream(path),
  }
}

const isNetworkLeaf = sql`l.kind = ${sql.lit(leafKindByte('personal-network'))} and l.bytes is not null`

const lackedLeaf = sql`lacked_leaves w cross join commit_leaves l
  on l.device_no = w.device_no and l.seq = w.seq and l.leaf_no = w.leaf_no`

/** Trusted devices that lack network leaves which we hold. */
async function listRobbed(db: ReadDb, trust: Trust): Promise<readonly TrustedDevice[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct h.device_id as id from ${lackedLeaf} join devices h on h.no = w.holder_no
    where ${isNetworkLeaf}`.execute(db)
  return rows.flatMap(({ id }) => {
    const device = trust.devices.get(id)
    return device && device.revokedAfter === null ? [device] : []
  })
}

async function listTaken(
  db: ReadDb,
  robbed: readonly TrustedDevice[],
): Promise<readonly PlacedLeaf[]> {
  const { rows } = await sql<PlacedLeaf>`
    select distinct f.device_id as device, l.seq, l.leaf_no as leaf, l.bytes
    from ${lackedLeaf} join devices f on f.no = l.device_no
    where ${isNetworkLeaf} and w.holder_no in (select no from devices where device_id in
      (select value from json_each(${JSON.stringify(robbed.map(({ id }) => id))})))
    order by f.device_id, l.seq, l.leaf_no`.execute(db)
  return rows
}

async function listOutgoing(
  db: ReadDb,
  others: readonly TrustedDevice[],
  ownDeviceId: string,
): Promise<readonly PlacedLeaf[]> {
  const holders = JSON.stringify(others.map(({ id }) => id))
  const feeds = JSON.stringify([ownDeviceId, ...others.map(({ id }) => id)])
  const { rows } = await sql<PlacedLeaf>`
    with holders as (
      select d.no, d.device_id from json_each(${holders}) j join devices d on d.device_id = j.value
    )
    select f.device_id as device, l.seq, l.leaf_no as leaf, l.bytes
    from json_each(${feeds}) j cross join devices f on f.device_id = j.value
    cross join commit_leaves l on l.device_no = f.no
    where l.kind in (${privateKinds}) and l.bytes is not null and exists (
      select 1 from holders h where (
        h.no != f.no and l.seq > coalesce((select v.seq from known_vectors v
          where v.holder_no = h.no and v.device_no = f.no), 0)
        or exists (select 1 from lacked_leaves w where w.holder_no = h.no
          and w.device_no = f.no and w.seq = l.seq and w.leaf_no = l.leaf_no)))
    order by f.device_id, l.seq, l.leaf_no`.execute(db)
  return rows
}

/** Closed at 4 MiB, as segments are. */
function inPortions(leaves: readonly PlacedLeaf[]): readonly (readonly PlacedLeaf[])[] {
  const portions: PlacedLeaf[][] = []
  let size = Infinity
  for (const leaf of leaves) {
    size += leaf.bytes.length
    if (size > LIMITS.segmentTargetBytes) {
      portions.push([])
      size = leaf.bytes.length
    }
    portions.at(-1)?.push(leaf)
  }
  return portions
}
