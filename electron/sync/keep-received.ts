import type { FileHash } from '../../shared/domain/ids'
import { markChanged } from '../database/change-log'
import type { TaskContext } from '../features/handler'
import { listFeedHeads } from './feed-repository'
import type { ReceivedBundle } from './receive-bundle'
import { listNeeded } from './unneeded-files'

/**
 * After its records are merged: gives a bundle's files their place in the store and notes the bundle
 * as read, last, so that a power cut in between only means reading it once more. Outside the merge's
 * transaction, because making many files durable takes long on a slow disk and others wait to write.
 * False when commits of the bundle could not be taken yet, or were held back: it is read again.
 */
export async function keepReceived(bundle: ReceivedBundle, context: TaskContext): Promise<boolean> {
  const kept = await keepFiles(bundle, context)
  const heads = new Map(
    (await listFeedHeads(context.db)).map(({ deviceId, ...head }) => [deviceId as string, head]),
  )
  const senderNo = heads.get(bundle.sender)?.deviceNo
  const vector = bundle.receipts[0]?.vector ?? []
  const isWhole = vector.every(({ device, seq }) => (heads.get(device)?.seq ?? 0) >= seq)
  const now = context.clock.now()
  await context.write('exchange.run', async (db) => {
    for (const hash of kept) {
      await db
        .insertInto('stored_files')
        .values({ hash, stored_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    if (kept.length > 0) markChanged(db, 'stored_files')
    if (senderNo === undefined || !isWhole) return
    await db
      .insertInto('read_bundles')
      .values({
        sender_no: senderNo,
        bundle_seq: bundle.bundleSeq,
        part: bundle.part,
        read_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  return isWhole
}

/** Only what an artifact names, so not what was erased; a row saying so follows when the file is there, not the other way round. */
async function keepFiles(
  { files }: ReceivedBundle,
  { db }: TaskContext,
): Promise<readonly FileHash[]> {
  const kept: FileHash[] = []
  const needed = await listNeeded(
    db,
    files.map(({ hash }) => hash),
  )
  for (const { hash, incoming } of files) {
    if (needed.has(hash)) {
      await incoming.keep()
      kept.push(hash)
    } else {
      await incoming.discard()
    }
  }
  return kept
}
