import { sql } from 'kysely'

import type { IncomingHub } from '../../../shared/domain/exchange'
import type { ImportId } from '../../../shared/domain/ids'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { refreshSurvivors } from '../../features/duplicates/survivor-repository'
import type { TaskContext } from '../../features/handler'
import type { ReceivedBundle } from '../exchange/receive-bundle'
import { learnVectors, listFeedHeads, lowerVectors } from '../feeds/feed-repository'
import { findOtherHistories, settleForks } from '../feeds/forked-feeds'
import { OWN_DEVICE_NO } from '../feeds/own-device'
import { noteLackedLeaves } from '../privacy/outgoing-private-leaves'
import { takePrivateLeaves } from '../privacy/take-private-leaves'
import type { Trust } from '../trust/certificates'
import { readTrustOnce } from '../trust/trust-memo'
import { listStatements, saveTrust } from '../trust/trust-repository'
import type { ApplyOptions } from './apply-groups'
import { countByHub } from './count-changes'
import type { CountedRows } from './counted-rows'
import { dropEmptyImport, openImport } from './import-log'
import { mergeSegments } from './merge-segments'

export type MergedStick = {
  readonly hubs: readonly IncomingHub[]
  /** Names of bundles with a segment that does not hold. */
  readonly refused: readonly string[]
  /** Names of hubs whose earlier commits must come first, from somebody else. */
  readonly gapHubs: readonly string[]
  /** Names of hubs of one of whose devices a copy writes as well: nothing more is taken from it. */
  readonly forkedHubs: readonly string[]
}

/**
 * What was received into the database, in one transaction: who belongs to the network, commits,
 * receipts, wanted files. All of it or nothing. `keep-received.ts` follows with the files.
 */
export async function mergeReceived(
  db: WriteDb,
  bundles: readonly ReceivedBundle[],
  options: {
    readonly network: string
    readonly context: TaskContext
    /** The import that can be undone later; null for a rehearsal. */
    readonly importId: ImportId | null
    /** What the same exchange has counted so far. */
    readonly counted: CountedRows
  },
): Promise<MergedStick> {
  const { network, context, importId, counted } = options
  const now = context.clock.now()
  const fresh = bundles.flatMap(({ trust }) => trust.statements)
  const trust = readTrustOnce(network, [...(await listStatements(db)), ...fresh])
  if (trust && fresh.length > 0) await saveTrust(db, trust, now)
  const segments = bundles.flatMap((bundle) => bundle.segments)
  if (importId !== null) await openImport(db, importId, now)
  const outcome = await mergeSegments(db, segments, {
    signal: context.signal,
    now,
    importId,
    counted,
    onSegment: (done) => {
      context.progress({ step: 'merging', done, total: segments.length })
    },
  })
  if (importId !== null) await dropEmptyImport(db, importId)
  // An import without commits is none, so private leaves alone cannot be undone.
  const undoable = outcome.commits > 0 ? importId : null
  const { tally } = outcome
  const refusedLeaves = trust
    ? await takePrivate(db, bundles, { trust, context, tally, now, importId: undoable })
    : []
  const forks = new Set(outcome.forks)
  for (const { vector } of bundles) {
    for (const device of await findOtherHistories(db, vector)) forks.add(device)
  }
  const { stopped } = await settleForks(db, [...forks], trust)
  if (outcome.commits > 0) await refreshSurvivors(db)
  const numbers = new Map((await listFeedHeads(db)).map((head) => [head.deviceId as string, head]))
  for (const bundle of bundles) {
    await learnReceipts(db, bundle, numbers)
    await noteWanted(db, bundle, numbers)
    const senderNo = numbers.get(bundle.sender)?.deviceNo
    if (senderNo !== undefined) await noteLackedLeaves(db, senderNo, bundle.lackedLeaves)
  }
  const nameOf = (device: string) => trust?.devices.get(device)?.hubName ?? ''
  return {
    hubs: await countByHub(db, outcome),
    refused: [...new Set([...outcome.refused, ...refusedLeaves])],
    gapHubs: outcome.gaps.map(nameOf),
    forkedHubs: stopped.map(nameOf),
  }
}

/** After all commits are taken, since their headers prove them. Names of bundles with a false one. */
async function takePrivate(
  db: WriteDb,
  bundles: readonly ReceivedBundle[],
  options: ApplyOptions & { readonly trust: Trust; readonly context: TaskContext },
): Promise<readonly string[]> {
  const { device } = options.context
  const refused: string[] = []
  for (const { fileName, read } of bundles.flatMap((bundle) => bundle.privateLeaves)) {
    const isTaken = await takePrivateLeaves(db, await read(), {
      ...options,
      ownDeviceId: device.deviceId,
      boxKeys: device.box,
    })
    if (!isTaken) refused.push(fileName)
  }
  return refused
}

type Numbers = ReadonlyMap<string, { readonly deviceNo: number; readonly seq: number }>

async function learnReceipts(db: WriteDb, bundle: ReceivedBundle, numbers: Numbers): Promise<void> {
  const senderNo = numbers.get(bundle.sender)?.deviceNo ?? null
  for (const receipt of bundle.receipts) {
    const holderNo = numbers.get(receipt.device)?.deviceNo
    if (holderNo === undefined) continue
    const newest = await newestNews(db, holderNo)
    // Word of an earlier bundle on its way over other hubs: what it held then, it has told us since.
    if (receipt.bundleSeq < newest) continue
    const vector = receipt.vector.flatMap(({ device, seq }) => {
      const head = numbers.get(device)
      if (!head) return []
      const { deviceNo } = head
      // Nobody holds more of us than there is; a true sign of that has renewed us before.
      if (deviceNo === OWN_DEVICE_NO && seq > head.seq) return []
      return [{ holderNo, deviceNo, seq }]
    })
    const viaNo = holderNo === senderNo ? null : senderNo
    if (receipt.bundleSeq > newest) await lowerVectors(db, holderNo, vector)
    await learnVectors(db, vector, { learnedAt: receipt.toldAt, viaNo })
    await sql`
      insert into receipts (holder_no, bundle_seq, told_at)
      values (${holderNo}, ${receipt.bundleSeq}, ${receipt.toldAt})
      on conflict (holder_no) do update set bundle_seq = excluded.bundle_seq, told_at = excluded.told_at
        where excluded.bundle_seq > receipts.bundle_seq`.execute(db)
  }
  markChanged(db, 'known_vectors')
}

/** The number of the newest bundle of a holder that we heard of; 0 when of none. */
async function newestNews(db: WriteDb, holderNo: number): Promise<number> {
  const known = await db
    .selectFrom('receipts')
    .select('bundle_seq')
    .where('holder_no', '=', holderNo)
    .executeTakeFirst()
  return known?.bundle_seq ?? 0
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
