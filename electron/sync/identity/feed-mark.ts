import { readFileSync, renameSync, writeFileSync } from 'node:fs'

import { z } from 'zod'

import { MARK_BYTES } from '../../../shared/sync/bundle-manifest'
import type { ReadDb, WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'
import { findHeader } from '../feeds/feed-repository'
import { OWN_DEVICE_NO } from '../feeds/own-device'

/**
 * How far our own feed had come, in a small file beside the database. A database that is behind it,
 * or has another commit there, was restored from a backup; going on under the same identity would
 * write a second commit where others hold the first.
 */
const feedMark = z.object({
  deviceId: z.string(),
  seq: z.number().int().nonnegative(),
  /** Start of that commit's hash, as in the vectors of bundles. */
  hash: z.string(),
})
export type FeedMark = z.infer<typeof feedMark>

/** Null when there is none that can be read: then nothing is concluded from it. */
export function readFeedMark(path: string): FeedMark | null {
  try {
    return feedMark.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** Not synced to the disk: after a power cut an older mark, or none, is as good. */
export function writeFeedMark(path: string, mark: FeedMark): void {
  writeFileSync(`${path}.new`, JSON.stringify(mark))
  renameSync(`${path}.new`, path)
}

/** Milliseconds between two notes while one command follows the other. */
const pauseMilliseconds = 5_000

/** Notes beside the database how far the feed has come: now and then, after exchanges, at the end. */
export function createFeedMarker(db: ReadDb, path: string) {
  let last = performance.now()
  const now = async () => {
    const mark = await currentFeedMark(db)
    if (mark !== null) writeFeedMark(path, mark)
    last = performance.now()
  }
  return {
    now,
    soon: async (isUrgent: boolean) => {
      if (isUrgent || performance.now() - last >= pauseMilliseconds) await now()
    },
  }
}

export async function currentFeedMark(db: ReadDb): Promise<FeedMark | null> {
  const row = await db
    .selectFrom('feeds')
    .innerJoin('devices', 'devices.no', 'feeds.device_no')
    .select(['devices.device_id', 'feeds.seq', 'feeds.hash'])
    .where('feeds.device_no', '=', OWN_DEVICE_NO)
    .executeTakeFirst()
  if (!row) return null
  return { deviceId: row.device_id, seq: row.seq, hash: markText(row.hash) }
}

/** The first bytes of the hash of a commit of our own; null when we do not hold it. */
export async function ownMarkAt(db: ReadDb | WriteDb, seq: number): Promise<string | null> {
  const header = await findHeader(db, { deviceNo: OWN_DEVICE_NO, seq })
  return header && markText(blake2b256(header))
}

export function markText(hash: Uint8Array): string {
  return Buffer.from(hash.subarray(0, MARK_BYTES)).toString('hex')
}
