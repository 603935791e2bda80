import { randomUUID } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { FileHash } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import type { Receipt } from '../../shared/sync/bundle-manifest'
import type { TaskContext } from '../features/handler'
import type { IncomingFile } from '../files/file-store'
import { openForReading } from '../platform/atomic-file'
import { openBundle, type OpenedBundle, peekBundle } from './bundle-reader'
import type { Trust } from './certificates'
import type { StagedSegment } from './merge-segments'
import type { FoundBundle } from './stick'
import { listInvitations, listStatements } from './trust-repository'

/** A bundle that proved itself: what it says of the network, its commits and files in staging. */
export type ReceivedBundle = {
  readonly sender: string
  readonly bundleSeq: number
  readonly part: number
  readonly trust: Trust
  /** What the sender holds, and what it knows that others hold. */
  readonly receipts: readonly Receipt[]
  readonly wantedFiles: readonly FileHash[]
  readonly segments: readonly StagedSegment[]
  readonly files: readonly { readonly hash: FileHash; readonly incoming: IncomingFile }[]
  readonly filesOffered: readonly { readonly hash: FileHash; readonly bytes: number }[]
}

export type ReceivedStick = {
  readonly bundles: readonly ReceivedBundle[]
  readonly knownBundles: number
  readonly problems: readonly { readonly fileName: string; readonly code: string }[]
}

/**
 * Reads every bundle on a stick that we have not read yet, into staging. One that cannot be used is
 * a problem to tell, not a reason to stop. A bundle of a device that only another bundle introduces
 * is tried again after it.
 */
export async function receiveStick(
  found: readonly FoundBundle[],
  options: {
    readonly network: string
    readonly context: TaskContext
    /** False for a preview: files are checked and counted, not kept. */
    readonly takesFiles: boolean
  },
): Promise<ReceivedStick> {
  const { context, network } = options
  const { db, device } = context
  const reader = {
    ...options,
    statements: [...(await listStatements(db))],
    boxKeys: [
      device.box,
      ...(await listInvitations(db)).flatMap(({ boxKeys }) => (boxKeys ? [boxKeys] : [])),
    ],
    stored: new Set(
      (await db.selectFrom('stored_files').select('hash').execute()).map(({ hash }) => hash),
    ),
  }
  const bundles: ReceivedBundle[] = []
  // By path: two devices' bundles bear the same name.
  const problems = new Map<string, { readonly fileName: string; readonly code: string }>()
  let knownBundles = 0
  let waiting = found.filter(
    (bundle) => bundle.network === network && bundle.device !== device.deviceId,
  )
  const foreign = found.filter((bundle) => bundle.network !== network)
  for (const { path, fileName } of foreign) {
    problems.set(path, { fileName, code: 'bundle.foreign-network' })
  }
  const total = await totalBytes(waiting)
  let done = 0
  const onBytes = (bytes: number) => {
    context.signal.throwIfAborted()
    done = Math.min(total, done + bytes)
    context.progress({ step: 'reading', done, total })
  }
  for (let round = 0; round < 2 && waiting.length > 0; round += 1) {
    const strangers: FoundBundle[] = []
    for (const bundle of waiting) {
      const outcome = await tryBundle(bundle, { ...reader, onBytes })
      if (outcome.kind === 'known') knownBundles += 1
      if (outcome.kind === 'problem') {
        problems.set(bundle.path, { fileName: bundle.fileName, code: outcome.code })
        if (outcome.code === 'bundle.unknown-sender') strangers.push(bundle)
      }
      if (outcome.kind === 'received') {
        problems.delete(bundle.path)
        bundles.push(outcome.bundle)
        reader.statements.push(...outcome.bundle.trust.statements)
      }
    }
    waiting = strangers
  }
  return {
    bundles,
    knownBundles,
    problems: [...problems.values()],
  }
}

type Reader = Parameters<typeof receiveStick>[1] & {
  readonly statements: readonly Uint8Array[]
  readonly boxKeys: Parameters<typeof openBundle>[1]['boxKeys']
  readonly stored: ReadonlySet<FileHash>
  /** Called before each piece is read; throws when the user has cancelled. */
  readonly onBytes: (bytes: number) => void
}

async function totalBytes(bundles: readonly FoundBundle[]): Promise<number> {
  let total = 0
  for (const { path } of bundles) {
    // One that cannot be looked at is told when it is read.
    total += await stat(path).then(
      ({ size }) => size,
      () => 0,
    )
  }
  return total
}

type Outcome =
  | { readonly kind: 'received'; readonly bundle: ReceivedBundle }
  | { readonly kind: 'known' }
  | { readonly kind: 'problem'; readonly code: string }

async function tryBundle(bundle: FoundBundle, reader: Reader): Promise<Outcome> {
  const file = await openForReading(bundle.path)
  const source = {
    size: file.size,
    read: (offset: number, length: number) => {
      reader.onBytes(length)
      return file.read(offset, length)
    },
  }
  try {
    const header = await peekBundle(source)
    if (await wasRead(header, reader.context)) return { kind: 'known' }
    const opened = await openBundle(source, reader)
    return {
      kind: 'received',
      bundle: await receiveBundle(opened, { ...reader, fileName: bundle.fileName }),
    }
  } catch (error) {
    // What is wrong with one bundle is told beside the others; what is wrong with the drive ends it.
    if (!(error instanceof AppError && error.code.startsWith('bundle.'))) throw error
    return { kind: 'problem', code: error.code }
  } finally {
    await file.close()
  }
}

async function wasRead(
  header: { readonly sender: string; readonly bundleSeq: number; readonly part: number },
  { db }: TaskContext,
): Promise<boolean> {
  const row = await db
    .selectFrom('read_bundles')
    .innerJoin('devices', 'devices.no', 'read_bundles.sender_no')
    .select('read_bundles.part')
    .where('devices.device_id', '=', header.sender as never) // an id by the header's own format
    .where('read_bundles.bundle_seq', '=', header.bundleSeq)
    .where('read_bundles.part', '=', header.part)
    .executeTakeFirst()
  return row !== undefined
}

async function receiveBundle(
  opened: OpenedBundle,
  reader: Reader & { readonly fileName: string },
): Promise<ReceivedBundle> {
  const { header, manifest, trust } = opened
  const { context, takesFiles, stored } = reader
  const segments: StagedSegment[] = []
  const files: { hash: FileHash; incoming: IncomingFile }[] = []
  const filesOffered: { hash: FileHash; bytes: number }[] = []
  try {
    await opened.readSections({
      segment: async (_, bytes) => {
        const path = join(context.paths.staging, randomUUID())
        await writeFile(path, bytes)
        segments.push({ fileName: reader.fileName, read: () => readFile(path) })
      },
      file: async ({ hash: bytes, length }) => {
        context.signal.throwIfAborted()
        const hash = hexHash(bytes)
        if (stored.has(hash)) return null
        filesOffered.push({ hash, bytes: length })
        if (!takesFiles) return null
        const incoming = await context.files.receive()
        return {
          write: incoming.write,
          reject: incoming.discard,
          accept: async () => {
            await incoming.finish()
            files.push({ hash, incoming })
          },
        }
      },
    })
  } catch (error) {
    for (const { incoming } of files) await incoming.discard()
    throw error
  }
  const own: Receipt = {
    device: header.sender,
    bundleSeq: header.bundleSeq,
    toldAt: header.createdAt,
    vector: manifest.vector.map(({ device, seq }) => ({ device, seq })),
  }
  return {
    sender: header.sender,
    bundleSeq: header.bundleSeq,
    part: header.part,
    trust,
    receipts: [own, ...manifest.receipts],
    wantedFiles: manifest.wantedFiles.map(hexHash),
    segments,
    files,
    filesOffered,
  }
}

function hexHash(hash: Uint8Array): FileHash {
  return Buffer.from(hash).toString('hex') as FileHash // 32 bytes are 64 hex digits
}
