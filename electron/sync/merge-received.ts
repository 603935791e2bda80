import { sql } from 'kysely'

import type { IncomingHub } from '../../shared/domain/exchange'
import { markChanged } from '../database/change-log'
import type { WriteDb } from '../database/database'
import type { TaskContext } from '../features/handler'
import { readTrust } from './certificates'
import { countByHub } from './count-changes'
import { learnVectors, listFeedHeads } from './feed-repository'
import { mergeSegments } from './merge-segments'
import type { ReceivedBundle } from './receive-stick'
import { listStatements, saveTrust } from './trust-repository'

export type MergedStick = {
  readonly hubs: readonly IncomingHub[]
  /** Names of bundles with a segment that does not hold. */
  readonly refused: readonly string[]
  /** Names of hubs whose earlier commits must come first, from somebody else. */
  readonly gapHubs: readonly string[]
  /** Files that the merged records name and that are now in the store. */
  readonly filesKept: number
}

/**
 * Everything received from a stick into the database, in one transaction: who belongs to the
 * network, commits, receipts, wanted files, files. All of it or nothing.
 */
export async function mergeReceived(
  db: WriteDb,
  bundles: readonly ReceivedBundle[],
  options: { readonly network: string; readonly context: TaskContext },
): Promise<MergedStick> {
  const { network, context } = options
  const now = context.clock.now()
  const statements = [
    ...(await listStatements(db)),
    ...bundles.flatMap(({ trust }) => trust.statements),
  ]
  const trust = readTrust(network, statements)
  if (trust) await saveTrust(db, trust, now)
  const segments = bundles.flatMap((bundle) => bundle.segments)
  const outcome = await mergeSegments(db, segments, {
    signal: context.signal,
    onSegment: (done) => {
      context.progress({ step: 'merging', done, total: segments.length })
    },
  })
  const numbers = new Map((await listFeedHeads(db)).map((head) => [head.deviceId as string, head]))
  for (const bundle of bundles) {
    await learnReceipts(db, bundle, numbers)
    await noteWanted(db, bundle, numbers)
    await noteRead(db, bundle, { numbers, now })
  }
  return {
    hubs: await countByHub(db, outcome.counts),
    refused: outcome.refused,
    gapHubs: outcome.gaps.map((device) => trust?.devices.get(device)?.hubName ?? ''),
    filesKept: await keepFiles(db, bundles, now),
  }
}

type Numbers = ReadonlyMap<string, { readonly deviceNo: number; readonly seq: number }>

async function learnReceipts(db: WriteDb, bundle: ReceivedBundle, numbers: Numbers): Promise<void> {
  for (const receipt of bundle.receipts) {
    const holderNo = numbers.get(receipt.device)?.deviceNo
    if (holderNo === undefined) continue
    const vector = receipt.vector.flatMap(({ device, seq }) => {
      const deviceNo = numbers.get(device)?.deviceNo
      return deviceNo === undefined ? [] : [{ holderNo, deviceNo, seq }]
    })
    await learnVectors(db, vector, receipt.toldAt)
    await sql`
      insert into receipts (holder_no, bundle_seq, told_at)
      values (${holderNo}, ${receipt.bundleSeq}, ${receipt.toldAt})
      on conflict (holder_no) do update set bundle_seq = excluded.bundle_seq, told_at = excluded.told_at
        where excluded.bundle_seq > receipts.bundle_seq`.execute(db)
  }
  markChanged(db, 'known_vectors')
}

/** The newest bundle of a device says what it lacks now; what it lacked before has arrived. */
async function noteWanted(db: WriteDb, bundle: ReceivedBundle, numbers: Numbers): Promise<void> {
  const holderNo = numbers.get(bundle.sender)?.deviceNo
  if (holderNo === undefined) return
  await db.deleteFrom('wanted_files').where('holder_no', '=', holderNo).execute()
  await sql`
    insert into wanted_files (holder_no, hash)
    select ${holderNo}, value from json_each(${JSON.stringify([...new Set(bundle.wantedFiles)])})`.execute(
    db,
  )
}

/** Not noted while commits of it could not be taken yet: they may fit next time. */
async function noteRead(
  db: WriteDb,
  bundle: ReceivedBundle,
  options: { readonly numbers: Numbers; readonly now: number },
): Promise<void> {
  const { numbers, now } = options
  const senderNo = numbers.get(bundle.sender)?.deviceNo
  const vector = bundle.receipts[0]?.vector ?? []
  const isWhole = vector.every(({ device, seq }) => (numbers.get(device)?.seq ?? 0) >= seq)
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
}

async function keepFiles(
  db: WriteDb,
  bundles: readonly ReceivedBundle[],
  now: number,
): Promise<number> {
  let kept = 0
  for (const { hash, incoming } of bundles.flatMap(({ files }) => files)) {
    const isNamed = await db
      .selectFrom('files')
      .select('hash')
      .where('hash', '=', hash)
      .executeTakeFirst()
    if (!isNamed) {
      await incoming.discard()
      continue
    }
    // Before the row that says so: a file without a row is harmless, the other way round is not.
    await incoming.keep()
    await db
      .insertInto('stored_files')
      .values({ hash, stored_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    kept += 1
  }
  if (kept > 0) markChanged(db, 'stored_files')
  return kept
}
