import { sql } from 'kysely'

import type { ExchangeResult } from '../../../shared/domain/exchange'
import type { FileHash } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { encodeBundleManifest } from '../../../shared/sync/bundle-manifest'
import { schemaVersion } from '../../database/migrations/index'
import type { TaskContext } from '../../features/handler'
import { appVersion } from '../../platform/app-version'
import { removeUnfinished } from '../../platform/atomic-file'
import { isClockDoubtful } from '../../platform/clock'
import type { Drive } from '../../platform/drives'
import { driveAt } from '../../platform/system-drives'
import { type BundlePlan, recipientHint } from '../bundle/bundle-writer'
import { listLackedLeaves, stagePrivateLeaves } from '../privacy/outgoing-private-leaves'
import { loadTrust } from '../trust/trust-repository'
import { chooseFiles, type ChosenFile, intoParts } from './choose-files'
import { findDamaged, isAboutOurFile, letGoOfFiles } from './damaged-files'
import { filesOnStick, listOwnParts, type OwnPart } from './own-parts'
import { hintText, type PeekedStick } from './peek-stick'
import { planOutgoing } from './plan-outgoing'
import { planParts } from './plan-parts'
import { checkLeftParts, removeNeedless } from './prune-stick'
import { describeHoldings, stageSegments } from './stage-records'
import { makeOwnFolder } from './stick-folder'
import { leaveReadme } from './stick-readme'
import { writeParts } from './write-parts'

type Written = ExchangeResult['written']

export const nothingWritten: Written = {
  fileNames: [],
  bytes: 0,
  commits: 0,
  files: 0,
  filesLeft: 0,
  filesLeftBytes: 0,
  filesHere: 0,
  damagedFiles: [],
  recipients: 0,
  pruned: 0,
  kept: 0,
}

/** What the drive's own tables take, and our note to whoever looks into the folder. */
const reserveBytes = 1024 * 1024

/**
 * Leaves our bundle for everyone on the drive: records first, then previews, then files as far as
 * they fit; what an earlier bundle of ours here still carries is not written again. All of it is read
 * back at the end, and only then older bundles of ours go, so that one good generation is always there.
 *
 * A file that has rotted here stops nobody's records: it is let go of, and all begins again without it.
 */
export async function sendStick(drive: Drive, options: SendingOptions): Promise<Written> {
  const { context } = options
  const attempt: Attempt = { files: [], pruned: [] }
  try {
    return await trySending(drive, options, attempt)
  } catch (error) {
    const damaged = isAboutOurFile(error) ? await findDamaged(attempt.files, context.files) : []
    if (damaged.length === 0) throw error
    const titles = await context.write('exchange.run', (db) => letGoOfFiles(db, damaged))
    const gone = new Set(attempt.pruned.map(({ path }) => path))
    const own = options.peeked.own.filter(({ path }) => !gone.has(path))
    const again = await sendStick(drive, { ...options, peeked: { ...options.peeked, own } })
    return { ...again, damagedFiles: [...new Set([...titles, ...again.damagedFiles])] }
  }
}

type SendingOptions = {
  readonly network: string
  readonly context: TaskContext
  readonly peeked: Pick<PeekedStick, 'own' | 'ownRuins'>
}

/** How far a failed attempt came. */
type Attempt = { files: readonly FileHash[]; pruned: readonly OwnPart[] }

async function trySending(
  drive: Drive,
  options: SendingOptions,
  attempt: Attempt,
): Promise<Written> {
  const { network, context, peeked } = options
  const { db, device, clock } = context
  // Said before the first look, because from here on what came in is ours for good.
  context.progress({ step: 'collecting', done: 0, total: 1 })
  const trust = await loadTrust(db, network)
  const wantedByOthers = await listWantedByOthers(db)
  const plan = await planOutgoing(db, {
    trust,
    ownDeviceId: device.deviceId,
    wantedByOthers: [...wantedByOthers],
  })
  const neededFiles = new Set(plan.files)
  const segments = [
    ...(await stageSegments(plan, context)),
    ...(await stagePrivateLeaves(trust, context)),
  ]
  const now = clock.now()
  const manifest: BundlePlan['manifest'] = {
    ...(await describeHoldings(context)),
    lackedLeaves: await listLackedLeaves(db, trust, device.deviceId),
    appVersion,
    schemaVersion,
    isClockDoubtful: isClockDoubtful(now, 0),
    statements: trust.statements,
  }
  // To us too: what a restored database has forgotten comes back from our own bundle.
  const recipients = [...plan.recipients, { boxKey: device.box.publicKey }].map(
    ({ boxKey }) => boxKey,
  )
  const folder = await makeOwnFolder(drive.root, network, device.deviceId)
  await removeUnfinished(folder)
  const own = await checkLeftParts(await listOwnParts(db, peeked.own), options)

  const partOverhead = overheadOfPart(manifest, recipients.length)
  const recordBytes = segments.reduce((sum, { section }) => sum + section.length, partOverhead)
  const needed = await sizesOf(plan.files, db)
  const onStick = filesOnStick(
    own,
    recipients.map((key) => hintText(recipientHint(key))),
  )
  const missingBytes = needed
    .filter(({ hash }) => !onStick.has(hash))
    .reduce((sum, { size }) => sum + size, 0)
  const isTight = (free: number | null) =>
    free !== null && free < recordBytes + missingBytes + reserveBytes
  let pruned: readonly OwnPart[] = []
  let free = drive.freeBytes
  if (isTight(free)) {
    // Before saying that there is no room: what of ours is needless makes some.
    pruned = await removeNeedless(own, { generations: 1, neededFiles, context })
    attempt.pruned = pruned
    free = (await driveAt(drive.root, drive.label, drive.isRemovable)).freeBytes
  }
  const room = free === null ? Infinity : free - reserveBytes - recordBytes
  if (room < 0) throw new AppError('drive.full')
  const left = own.filter((part) => !pruned.includes(part))
  const choice = chooseFiles({
    needed,
    onStick,
    previews: await listPreviews(db),
    wantedByOthers,
    room,
    partOverhead,
  })
  attempt.files = choice.chosen.map(({ hash }) => hash)
  const bundleSeq = await reserveBundleSeq(context, left)
  const parts = await planParts(intoParts(choice.chosen), segments, context.files)
  const { written, missed } = await writeParts(parts, {
    folder,
    context,
    hints: recipients.map((key) => hintText(recipientHint(key))),
    bundle: {
      network,
      sender: { id: device.deviceId, signSecretKey: device.sign.secretKey },
      bundleSeq,
      createdAt: now,
      recipients,
      manifest,
    },
  })
  const after = [...left, ...written]
  const removed = await removeNeedless(after, {
    generations: 2,
    neededFiles,
    context,
    ruins: peeked.ownRuins,
  })
  await leaveReadme(drive.root)
  const filesLeft = [...choice.left, ...missed]
  return {
    fileNames: written.map(({ fileName }) => fileName),
    bytes: written.reduce((sum, { bytes }) => sum + bytes, 0),
    commits: plan.runs.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    files: written.reduce((sum, { files }) => sum + files.length, 0),
    filesLeft: filesLeft.length,
    filesLeftBytes: filesLeft.reduce((sum, { size }) => sum + size, 0),
    filesHere: choice.here,
    damagedFiles: [],
    recipients: plan.recipients.length,
    pruned: pruned.length + removed.length,
    kept: left.length - removed.length,
  }
}

/** Header, manifest and rounding, generously. */
function overheadOfPart(manifest: BundlePlan['manifest'], recipients: number): number {
  const bytes = encodeBundleManifest({ ...manifest, sections: [] }).length
  return bytes + recipients * 96 + 64 * 1024
}

async function listWantedByOthers(db: TaskContext['db']): Promise<ReadonlySet<FileHash>> {
  const rows = await db.selectFrom('wanted_files').select('hash').distinct().execute()
  return new Set(rows.map(({ hash }) => hash))
}

async function listPreviews(db: TaskContext['db']): Promise<ReadonlySet<FileHash>> {
  const rows = await db
    .selectFrom('artifacts')
    .select('thumbnail_hash')
    .where('thumbnail_hash', 'is not', null)
    .execute()
  return new Set(rows.flatMap(({ thumbnail_hash: hash }) => (hash === null ? [] : [hash])))
}

async function sizesOf(
  hashes: readonly FileHash[],
  db: TaskContext['db'],
): Promise<readonly ChosenFile[]> {
  if (hashes.length === 0) return []
  const rows = await db.selectFrom('files').select(['hash', 'size']).execute()
  const sizes = new Map(rows.map(({ hash, size }) => [hash, size]))
  return hashes.flatMap((hash) => {
    const size = sizes.get(hash)
    return size === undefined || size === null ? [] : [{ hash, size }]
  })
}

/** Bundles that a database may have forgotten without having forgotten who it is. */
const mostForgotten = 100

/** A number is used once, even when writing the bundle fails: an old name is never reused. */
async function reserveBundleSeq({ write }: TaskContext, own: readonly OwnPart[]): Promise<number> {
  return write('exchange.run', async (db) => {
    const { bundle_seq } = await db
      .selectFrom('device')
      .select('bundle_seq')
      .executeTakeFirstOrThrow()
    // A database brought back from a backup may have forgotten numbers that lie on the stick. Headers
    // are unproven: one with the last number there is would leave us none.
    const plausible = own.filter(({ bundleSeq }) => bundleSeq <= bundle_seq + mostForgotten)
    const used = Math.max(0, ...plausible.map(({ bundleSeq }) => bundleSeq))
    const { rows } = await sql<{ bundle_seq: number }>`
      update device set bundle_seq = max(bundle_seq, ${used}) + 1 returning bundle_seq`.execute(db)
    const [row] = rows
    assert(row, 'every database has its device')
    return row.bundle_seq
  })
}
