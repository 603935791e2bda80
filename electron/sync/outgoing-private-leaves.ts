import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { sql } from 'kysely'

import { leafKindByte } from '../../shared/sync/leaf'
import type { LeafPlace, PlacedLeaf } from '../../shared/sync/private-leaves'
import { LIMITS } from '../../shared/sync/wire-limits'
import type { ReadDb, WriteDb } from '../database/database'
import type { TaskContext } from '../features/handler'
import { blake2b256 } from '../platform/crypto'
import type { OutgoingSection } from './bundle-writer'
import type { Trust, TrustedDevice } from './certificates'
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

const privateKinds = sql.join(
  (['bulk-hub', 'personal-hub'] as const).map((kind) => sql.lit(leafKindByte(kind))),
)

/** Leaves of hub scope that this device should have and has not; also erased ones, which nobody has. */
export async function listLackedLeaves(
  db: ReadDb,
  trust: Trust,
  ownDeviceId: string,
): Promise<readonly LeafPlace[]> {
  const devices = otherDevicesOfHub(trust, ownDeviceId).map(({ id }) => id)
  if (devices.length === 0) return []
  const { rows } = await sql<LeafPlace>`
    select d.device_id as device, l.seq, l.leaf_no as leaf
    from json_each(${JSON.stringify(devices)}) j join devices d on d.device_id = j.value
    join commit_leaves l on l.device_no = d.no
    where l.kind in (${privateKinds}) and l.bytes is null
    order by d.device_id, l.seq, l.leaf_no limit ${sql.lit(LIMITS.lackedLeaves)}`.execute(db)
  return rows
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
 * not known to hold, and those it said it lacks. None in a network of one PC a hub.
 */
export async function stagePrivateLeaves(
  trust: Trust,
  context: TaskContext,
): Promise<readonly OutgoingSection[]> {
  const { db, device, paths, signal } = context
  const others = otherDevicesOfHub(trust, device.deviceId)
  if (others.length === 0) return []
  const sections: OutgoingSection[] = []
  for (const leaves of inPortions(await listOutgoing(db, others, device.deviceId))) {
    signal.throwIfAborted()
    const bytes = await sealPrivateSection(
      leaves,
      others.map(({ boxKey }) => boxKey),
    )
    const path = join(paths.staging, randomUUID())
    await writeFile(path, bytes)
    sections.push({
      section: { kind: 'private-leaves', length: bytes.length, hash: blake2b256(bytes) },
      open: () => createReadStream(path),
    })
  }
  return sections
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
    from json_each(${feeds}) j join devices f on f.device_id = j.value
    join commit_leaves l on l.device_no = f.no
    where l.kind in (${privateKinds}) and l.bytes is not null and exists (
      select 1 from holders h where h.no != f.no and (
        l.seq > coalesce((select v.seq from known_vectors v
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
