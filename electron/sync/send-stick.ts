import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { ExchangeResult } from '../../shared/domain/exchange'
import type { FileHash } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import { MARK_BYTES } from '../../shared/sync/bundle-manifest'
import { schemaVersion } from '../database/migrations/index'
import type { TaskContext } from '../features/handler'
import { appVersion } from '../platform/app-version'
import { removeUnfinished, verifyFile, writeFileAtomically } from '../platform/atomic-file'
import { isClockDoubtful } from '../platform/clock'
import type { Drive } from '../platform/drives'
import { fileSection, type OutgoingSection, prepareBundle, segmentSection } from './bundle-writer'
import { knownVectors, listFeedHeads, readRun } from './feed-repository'
import { listWantedFiles, type OutgoingPlan, planOutgoing } from './plan-outgoing'
import { encodeSegments } from './segment-codec'
import { bundleFileName, ownFolder } from './stick'
import { loadTrust } from './trust-repository'

type Written = ExchangeResult['written']

/** A part stays below what FAT32 and old readers bear, with room for the records in front. */
const partBytes = 1024 * 1024 * 1024
/** What a bundle needs beside its sections, and what the drive's own tables take. */
const reserveBytes = 2 * 1024 * 1024

/**
 * Leaves our bundle for everyone on the drive: records first, then files, small before large, as
 * far as they fit. Written beside, synced, renamed, read back; returns only when all of it is there.
 */
export async function sendStick(
  drive: Drive,
  options: { readonly network: string; readonly context: TaskContext },
): Promise<Written> {
  const { network, context } = options
  const { db, device, clock, signal } = context
  const trust = await loadTrust(db, network)
  const plan = await planOutgoing(db, {
    trust,
    ownDeviceId: device.deviceId,
    wantedByOthers: await wantedByOthers(db),
  })
  const segments = await stageSegments(plan, context)
  const recordBytes = segments.reduce((sum, { section }) => sum + section.length, 0)
  const room = drive.freeBytes === null ? Infinity : drive.freeBytes - reserveBytes - recordBytes
  if (room < 0) throw new AppError('drive.full')
  const { chosen, filesLeft } = await chooseFiles(plan.files, room, context)
  const parts = intoParts(segments, chosen, context)
  const bundleSeq = await reserveBundleSeq(context)
  const folder = ownFolder(drive.root, network, device.deviceId)
  await removeUnfinished(folder)
  const now = clock.now()
  const manifest = {
    ...(await describeHoldings(context)),
    appVersion,
    schemaVersion,
    isClockDoubtful: isClockDoubtful(now, 0),
    statements: trust.statements,
  }
  const fileNames: string[] = []
  let bytes = 0
  for (const [index, sections] of parts.entries()) {
    signal.throwIfAborted()
    const prepared = await prepareBundle({
      network,
      sender: { id: device.deviceId, signSecretKey: device.sign.secretKey },
      bundleSeq,
      part: index + 1,
      parts: parts.length,
      createdAt: now,
      recipients: plan.recipients.map(({ boxKey }) => boxKey),
      manifest,
      sections,
    })
    const fileName = bundleFileName(bundleSeq, index + 1)
    const path = join(folder, fileName)
    const progress = (step: string, done: number) => {
      context.progress({ step, done, total: prepared.length })
    }
    let done = 0
    const written = await writeFileAtomically(path, async (write) => {
      await prepared.write(async (piece) => {
        signal.throwIfAborted()
        await write(piece)
        done += piece.length
        progress('writing', done)
      })
    })
    progress('verifying', 0)
    await verifyFile(path, written)
    progress('verifying', written.bytes)
    fileNames.push(fileName)
    bytes += written.bytes
  }
  return {
    fileNames,
    bytes,
    commits: plan.runs.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    files: chosen.length,
    filesLeft,
    filesLeftBytes: 0,
    filesHere: 0,
    recipients: plan.recipients.length,
    pruned: 0,
    kept: 0,
  }
}

async function wantedByOthers(db: TaskContext['db']): Promise<readonly FileHash[]> {
  const rows = await db.selectFrom('wanted_files').select('hash').distinct().execute()
  return rows.map(({ hash }) => hash)
}

/** Segments wait in staging with their hashes, so that memory does not grow with the bundle. */
async function stageSegments(
  plan: OutgoingPlan,
  context: TaskContext,
): Promise<readonly OutgoingSection[]> {
  const sections: OutgoingSection[] = []
  for (const [index, run] of plan.runs.entries()) {
    context.signal.throwIfAborted()
    context.progress({ step: 'collecting', done: index, total: plan.runs.length })
    for await (const segment of encodeSegments(readRun(context.db, run))) {
      const path = join(context.paths.staging, randomUUID())
      await writeFile(path, segment.bytes)
      sections.push({ ...segmentSection(segment), open: () => createReadStream(path) })
    }
  }
  return sections
}

type ChosenFile = { readonly hash: FileHash; readonly size: number }

async function chooseFiles(
  hashes: readonly FileHash[],
  room: number,
  { db }: TaskContext,
): Promise<{ readonly chosen: readonly ChosenFile[]; readonly filesLeft: number }> {
  if (hashes.length === 0) return { chosen: [], filesLeft: 0 }
  const rows = await db.selectFrom('files').select(['hash', 'size']).orderBy('size').execute()
  const wanted = new Set(hashes)
  const chosen: ChosenFile[] = []
  let used = 0
  for (const { hash, size } of rows) {
    if (!wanted.has(hash) || size === null || used + size > room) continue
    used += size
    chosen.push({ hash, size })
  }
  return { chosen, filesLeft: hashes.length - chosen.length }
}

/** Records in the first part; each part is a whole bundle of its own. */
function intoParts(
  segments: readonly OutgoingSection[],
  files: readonly ChosenFile[],
  { files: store }: TaskContext,
): readonly (readonly OutgoingSection[])[] {
  const parts: OutgoingSection[][] = [[...segments]]
  let size = segments.reduce((sum, { section }) => sum + section.length, 0)
  for (const file of files) {
    if (size + file.size > partBytes && size > 0) {
      parts.push([])
      size = 0
    }
    size += file.size
    const hash = new Uint8Array(Buffer.from(file.hash, 'hex'))
    parts.at(-1)?.push(fileSection({ hash, length: file.size }, () => store.openRead(file.hash)))
  }
  return parts
}

/** A number is used once, even when writing the bundle fails: an old name is never reused. */
async function reserveBundleSeq({ write }: TaskContext): Promise<number> {
  return write('exchange.run', async (db) => {
    const { bundle_seq } = await db
      .updateTable('device')
      .set(({ eb }) => ({ bundle_seq: eb('bundle_seq', '+', 1) }))
      .returning('bundle_seq')
      .executeTakeFirstOrThrow()
    return bundle_seq
  })
}

async function describeHoldings({ db, device }: TaskContext) {
  const heads = await listFeedHeads(db)
  const ids = new Map(heads.map(({ deviceNo, deviceId }) => [deviceNo, deviceId as string]))
  const vectors = await knownVectors(db)
  const told = await db.selectFrom('receipts').selectAll().execute()
  return {
    vector: heads
      .filter(({ seq }) => seq > 0)
      .map(({ deviceId, seq, hash }) => ({
        device: deviceId,
        seq,
        mark: hash.slice(0, MARK_BYTES),
      })),
    receipts: told.flatMap(({ holder_no, bundle_seq, told_at }) => {
      const holder = ids.get(holder_no)
      if (holder === undefined || holder === device.deviceId) return []
      const vector = [...(vectors.get(holder_no) ?? [])].flatMap(([deviceNo, seq]) => {
        const id = ids.get(deviceNo)
        return id === undefined ? [] : [{ device: id, seq }]
      })
      return [{ device: holder, bundleSeq: bundle_seq, toldAt: told_at, vector }]
    }),
    wantedFiles: (await listWantedFiles(db)).map(
      (hash) => new Uint8Array(Buffer.from(hash, 'hex')),
    ),
  }
}
