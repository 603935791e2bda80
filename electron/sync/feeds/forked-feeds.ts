import type { DeviceId } from '../../../shared/domain/ids'
import type { FeedMark } from '../../../shared/sync/bundle-manifest'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { blake2b256, equalBytes } from '../../platform/crypto'
import { giveUpCommits } from '../identity/give-up-commits'
import { rebuildTables } from '../merge/rebuild-tables'
import type { Trust } from '../trust/certificates'
import { findHeader, listFeedHeads } from './feed-repository'
import { OWN_DEVICE_NO } from './own-device'

/**
 * Devices of which a sender holds another history than we do, by the marks of its vector: seen
 * before any commit of it comes, and also when none has to.
 */
export async function findOtherHistories(
  db: WriteDb,
  vector: readonly FeedMark[],
): Promise<readonly string[]> {
  const known = new Map((await listFeedHeads(db)).map((head) => [head.deviceId as string, head]))
  const others: string[] = []
  for (const { device, seq, mark } of vector) {
    const head = known.get(device)
    if (!head || head.deviceNo === OWN_DEVICE_NO || seq === 0 || seq > head.seq) continue
    const hash = seq === head.seq ? head.hash : await hashAt(db, head.deviceNo, seq)
    if (hash && !equalBytes(hash.subarray(0, mark.length), mark)) others.push(device)
  }
  return others
}

async function hashAt(db: WriteDb, deviceNo: number, seq: number): Promise<Uint8Array | null> {
  const header = await findHeader(db, { deviceNo, seq })
  return header && blake2b256(header)
}

/**
 * Two PCs wrote under one identity. Once one of them has given its branch up, whoever holds that
 * branch lets go of it, and whoever is offered it passes it over; until then the feed stops.
 * Returns the devices whose feed was freed: what was offered for them can now be taken.
 */
export async function settleForks(
  db: WriteDb,
  forks: readonly string[],
  trust: Trust | null,
): Promise<{ readonly stopped: readonly string[]; readonly freed: readonly string[] }> {
  const stopped: string[] = []
  const freed: string[] = []
  for (const device of forks) {
    const renounced = trust?.renounced.get(device) ?? []
    const head = await headOf(db, device)
    if (!head) continue
    if (renounced.length === 0) {
      await stopFeed(db, head.deviceNo)
      stopped.push(device)
      continue
    }
    const branch = renounced.find(({ firstSeq, marks }) => {
      const mark = marks[head.seq - firstSeq]
      return mark !== undefined && equalBytes(mark, head.hash.subarray(0, mark.length))
    })
    if (!branch) continue
    await giveUpCommits(db, { deviceNo: head.deviceNo, after: branch.after })
    freed.push(device)
  }
  if (freed.length > 0) await rebuildTables(db)
  if (stopped.length + freed.length > 0) markChanged(db, 'devices')
  return { stopped, freed }
}

async function headOf(db: WriteDb, device: string) {
  const row = await db
    .selectFrom('feeds')
    .innerJoin('devices', 'devices.no', 'feeds.device_no')
    .select(['devices.no', 'feeds.seq', 'feeds.hash'])
    .where('devices.device_id', '=', device as DeviceId) // an id by the segment's own format
    .where('devices.no', '!=', OWN_DEVICE_NO)
    .executeTakeFirst()
  return row ? { deviceNo: row.no, seq: row.seq, hash: row.hash } : null
}

async function stopFeed(db: WriteDb, deviceNo: number): Promise<void> {
  await db.updateTable('feeds').set({ state: 'forked' }).where('device_no', '=', deviceNo).execute()
}
