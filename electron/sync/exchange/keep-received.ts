import type { FileHash } from '../../../shared/domain/ids'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import type { TaskContext } from '../../features/handler'
import { listFeedHeads } from '../feeds/feed-repository'
import { listNeeded } from '../privacy/unneeded-files'
import type { ReceivedBundle, ReceivedFile } from './receive-bundle'

/**
 * After its records are merged: gives a bundle's files their place in the store. Outside the merge's
 * transaction, because making many files durable takes long on a slow disk and others wait to write.
 * Only what an artifact names is kept: a file of an erased person stands in `files` and must not come
 * back. The rows that say so follow when the files are there.
 */
export async function keepFiles(
  { files }: ReceivedBundle,
  { db, files: store }: Pick<TaskContext, 'db' | 'files'>,
): Promise<readonly FileHash[]> {
  const kept: ReceivedFile[] = []
  const needed = await listNeeded(
    db,
    files.map(({ hash }) => hash),
  )
  for (const file of files) {
    if (needed.has(file.hash)) kept.push(file)
    else await file.incoming.discard()
  }
  await store.keepAll(kept.map(({ incoming }) => incoming))
  return kept.map(({ hash }) => hash)
}

/**
 * Notes a bundle as read, with the files it left in the store: last, so that a power cut before only
 * means reading it once more. False when commits of it could not be taken yet, or were held back:
 * then it is not noted, and read again.
 */
export async function noteReceived(
  db: WriteDb,
  bundle: ReceivedBundle,
  noted: { readonly files: readonly FileHash[]; readonly now: number },
): Promise<boolean> {
  for (const hash of noted.files) {
    await db
      .insertInto('stored_files')
      .values({ hash, stored_at: noted.now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (noted.files.length > 0) markChanged(db, 'stored_files')
  const heads = new Map(
    (await listFeedHeads(db)).map(({ deviceId, ...head }) => [deviceId as string, head]),
  )
  const senderNo = heads.get(bundle.sender)?.deviceNo
  const vector = bundle.receipts[0]?.vector ?? []
  const isWhole = vector.every(({ device, seq }) => (heads.get(device)?.seq ?? 0) >= seq)
  if (senderNo === undefined || !isWhole) return isWhole
  await db
    .insertInto('read_bundles')
    .values({
      sender_no: senderNo,
      bundle_seq: bundle.bundleSeq,
      part: bundle.part,
      read_at: noted.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}
