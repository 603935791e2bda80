import { sql } from 'kysely'

import type { AccountId } from '../../../shared/domain/ids'
import { assert } from '../../../shared/lib/assert'
import type { FeedPosition } from '../../../shared/sync/commit-header'
import { leafKindByte } from '../../../shared/sync/leaf'
import type { CommitDraft } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { schemaVersion } from '../../database/migrations/index'
import { type Clock, isClockDoubtful } from '../../platform/clock'
import type { DeviceKeys } from '../../platform/device-keys'
import { sealCommit, type SealedCommit } from './commit-codec'
import { storeDeps } from './commits-seen'
import { OWN_DEVICE_NO } from './own-device'
import { scopedGroups } from './scoped-groups'

/**
 * Turns what a command put into the next commit of this device's feed and moves the feed's head,
 * all inside the command's own transaction: the rows and their history are durable together.
 */
export async function sealDraft(
  db: WriteDb,
  draft: CommitDraft,
  options: {
    readonly command: string
    readonly accountId: AccountId | null
    readonly device: DeviceKeys
    readonly clock: Clock
  },
): Promise<void> {
  const { command, accountId, device, clock } = options
  const head = await db
    .selectFrom('feeds')
    .select(['seq', 'hash', 'wall_clock'])
    .where('device_no', '=', OWN_DEVICE_NO)
    .executeTakeFirstOrThrow()
  const now = clock.now()
  const deps = await citeNewlySeen(db)
  await storeDeps(db, OWN_DEVICE_NO, [{ seq: head.seq + 1, deps }])
  const commit = sealCommit({
    device: { id: device.deviceId, signSecretKey: device.sign.secretKey },
    seq: head.seq + 1,
    prev: head.hash,
    lamport: draft.lamport,
    wallClock: now,
    isClockDoubtful: isClockDoubtful(now, head.wall_clock),
    account: accountId,
    command,
    schemaVersion,
    deps,
    groups: scopedGroups(draft.groups),
  })
  await storeCommit(db, { commit, seq: head.seq + 1, lamport: draft.lamport, wallClock: now })
}

/** Feeds that moved since our last commit: what this commit had seen and that one had not. */
async function citeNewlySeen(db: WriteDb): Promise<readonly FeedPosition[]> {
  const moved = await db
    .selectFrom('feeds')
    .innerJoin('devices', 'devices.no', 'feeds.device_no')
    .select(['devices.device_id as device', 'feeds.seq', 'feeds.device_no'])
    .where('feeds.device_no', '!=', OWN_DEVICE_NO)
    .whereRef('feeds.seq', '>', 'feeds.cited_seq')
    .orderBy('devices.device_id')
    .execute()
  if (moved.length > 0) {
    await sql`update feeds set cited_seq = seq where device_no != ${OWN_DEVICE_NO}`.execute(db)
  }
  return moved.map(({ device, seq }) => ({ device, seq }))
}

async function storeCommit(
  db: WriteDb,
  options: {
    readonly commit: SealedCommit
    readonly seq: number
    readonly lamport: number
    readonly wallClock: number
  },
): Promise<void> {
  const { commit, seq, lamport, wallClock } = options
  await db
    .insertInto('commits')
    .values({
      device_no: OWN_DEVICE_NO,
      seq,
      lamport,
      wall_clock: wallClock,
      header: commit.header,
      signature: commit.signature,
      is_applied: 1,
    })
    .execute()
  const leaves = commit.leaves.map((leaf, index) => ({
    device_no: OWN_DEVICE_NO,
    seq,
    leaf_no: index,
    kind: leafKindByte(leaf.kind),
    row_key: leaf.tableName === null ? null : `${leaf.tableName}/${String(leaf.rowKey)}`,
    bytes: leaf.bytes,
  }))
  // SQLite takes 32,766 parameters a statement; 6 a leaf.
  for (let start = 0; start < leaves.length; start += 1000) {
    await db
      .insertInto('commit_leaves')
      .values(leaves.slice(start, start + 1000))
      .execute()
  }
  await db
    .updateTable('feeds')
    .set({ seq, hash: commit.hash, lamport, wall_clock: wallClock })
    .where('device_no', '=', OWN_DEVICE_NO)
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('device')
    .set({ lamport, wall_clock: wallClock })
    .executeTakeFirst()
  assert(numUpdatedRows === 1n, 'this device stands in its own database')
}
