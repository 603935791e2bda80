import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { FileHash, HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { BundleSection, FeedMark, Receipt } from '../../../shared/sync/bundle-manifest'
import type { LeafPlace } from '../../../shared/sync/private-leaves'
import type { SignedHead } from '../../../shared/sync/signed-heads'
import type { TaskContext } from '../../features/handler'
import type { IncomingFile } from '../../files/file-store'
import { plainBytes } from '../../files/sealed-file'
import type { KeyPair } from '../../platform/crypto'
import type { OpenedBundle } from '../bundle/bundle-reader'
import type { StagedSegment } from '../merge/merge-segments'
import { listNeeded } from '../privacy/unneeded-files'
import type { Trust } from '../trust/certificates'

/** A bundle that proved itself: what it says of the network, its commits and files in staging. */
export type ReceivedBundle = {
  readonly sender: string
  readonly bundleSeq: number
  readonly part: number
  /** Statements that were new when it was read. */
  readonly trust: Pick<Trust, 'statements'>
  /** What the sender holds, and what it knows that others hold. */
  readonly receipts: readonly Receipt[]
  /** As the sender's own receipt, with the marks that tell two histories of one feed apart. */
  readonly vector: readonly FeedMark[]
  readonly signedHeads: readonly SignedHead[]
  readonly wantedFiles: readonly FileHash[]
  readonly segments: readonly StagedSegment[]
  /** Sealed sections with leaves of hub scope; only those they are meant for can open them. */
  readonly privateLeaves: readonly StagedSegment[]
  readonly lackedLeaves: readonly LeafPlace[]
  readonly files: readonly ReceivedFile[]
  /** Takes its segments out of staging; files are kept or discarded one by one. */
  readonly clear: () => Promise<void>
}

export type ReceivedFile = { readonly hash: FileHash; readonly incoming: IncomingFile }

export type BundleReaderContext = {
  readonly root: string
  readonly network: string
  readonly context: TaskContext
  readonly heldHubs: ReadonlySet<HubId>
  readonly takesFiles: boolean
  readonly takeIn: (bundle: ReceivedBundle) => Promise<boolean>
  /** Grows while bundles introduce devices to one another. */
  readonly statements: Uint8Array[]
  readonly boxKeys: readonly KeyPair[]
  /** Files that are here already; grows. */
  readonly stored: Set<FileHash>
  /** Files seen that are not here yet, with their size in bytes; grows. */
  readonly filesOffered: Map<FileHash, number>
}

type Reader = BundleReaderContext & { readonly fileName: string }
type FileSection = Extract<BundleSection, { readonly kind: 'file' | 'sealed-file' }>

/** Reads what we lack of a bundle into staging; all of it proves itself, or nothing counts. */
export async function receiveBundle(opened: OpenedBundle, reader: Reader): Promise<ReceivedBundle> {
  const { context, takesFiles } = reader
  const wanted = await whatWeLack(opened, reader)
  const segments: (StagedSegment & { readonly path: string })[] = []
  const privateLeaves: (StagedSegment & { readonly path: string })[] = []
  const files: ReceivedFile[] = []
  const finishing = fewAtOnce()
  const clear = async () => {
    for (const { path } of [...segments, ...privateLeaves]) await rm(path, { force: true })
  }
  const take = (bytes: Uint8Array): FileHash | null => {
    context.signal.throwIfAborted()
    const hash = hexHash(bytes)
    // Twice in one bundle is once too often.
    return takesFiles && wanted.files.delete(hash) ? hash : null
  }
  const receiverOf = (hash: FileHash, incoming: IncomingFile, finish: () => Promise<void>) => ({
    reject: incoming.discard,
    accept: async () => {
      files.push({ hash, incoming })
      await finish()
    },
  })
  try {
    if (wanted.segments || wanted.privateLeaves || (takesFiles && wanted.files.size > 0)) {
      await opened.readSections({
        segment: async ({ device }, bytes) => {
          if (!isHeld(device, opened, reader)) segments.push(await stage(bytes, reader))
        },
        privateLeaves: async (bytes) => {
          if (wanted.privateLeaves) privateLeaves.push(await stage(bytes, reader))
        },
        file: async ({ hash, length }) => {
          const name = take(hash)
          if (name === null) return null
          const incoming = await context.files.receive(length)
          // Sealing its end and making it durable take long; meanwhile the next ones are read.
          return {
            ...receiverOf(name, incoming, () => finishing.add(finishProven(name, incoming))),
            write: incoming.write,
            provesHash: true,
          }
        },
        sealedFile: async ({ hash, key, streamHeader, check }) => {
          const name = take(hash)
          if (name === null) return null
          const seal = { key, streamHeader, check }
          const incoming = await context.files.receiveSealed({ hash: name, seal })
          return {
            ...receiverOf(name, incoming, () => finishing.add(incoming.finish())),
            take: incoming.take,
          }
        },
      })
      await finishing.all()
    }
  } catch (error) {
    await finishing.all().catch(() => undefined) // the first error is the one to tell
    for (const { incoming } of files) await incoming.discard()
    await clear()
    throw error
  }
  return { ...describe(opened, reader), segments, privateLeaves, files, clear }
}

/** The store has hashed it under way. Nothing of the bundle counts before all its files are proven. */
async function finishProven(hash: FileHash, incoming: IncomingFile): Promise<void> {
  const stored = await incoming.finish()
  if (stored.hash !== hash) throw new AppError('bundle.tampered')
}

/** More would keep the disk busy for seconds in which no change of the user's gets through. */
const mostFinishing = 3

/** Lets so many things end in their own time; adding one more waits for the oldest. */
function fewAtOnce() {
  const running: Promise<unknown>[] = []
  return {
    add: async (work: Promise<unknown>) => {
      work.catch(() => undefined) // not lost: whoever waits for it hears it
      running.push(work)
      if (running.length > mostFinishing) await running.shift()
    },
    all: async () => {
      const outcomes = await Promise.allSettled(running.splice(0))
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
    },
  }
}

async function stage(
  bytes: Uint8Array,
  { context, fileName }: Reader,
): Promise<StagedSegment & { readonly path: string }> {
  const path = join(context.paths.staging, randomUUID())
  await writeFile(path, bytes)
  return { fileName, read: () => readFile(path), path }
}

/**
 * Records are always read, because only they show a feed that split in two. Files are read when they
 * are not here and records name them; records in the same bundle may name anything.
 */
async function whatWeLack(
  opened: OpenedBundle,
  reader: Reader,
): Promise<{
  readonly segments: boolean
  readonly privateLeaves: boolean
  readonly files: Set<FileHash>
}> {
  const { sections } = opened.manifest
  const hasRecords = sections.some(({ kind }) => kind === 'segment')
  const segments = sections.some(
    (section) => section.kind === 'segment' && !isHeld(section.device, opened, reader),
  )
  const missing = new Map(
    sections
      .filter((section): section is FileSection => isFile(section))
      .map((section) => [hexHash(section.hash), contentBytes(section)] as const)
      .filter(([hash]) => !reader.stored.has(hash)),
  )
  const named = hasRecords ? null : await listNeeded(reader.context.db, [...missing.keys()])
  const files = new Set<FileHash>()
  for (const [hash, bytes] of missing) {
    // In a preview the records that name a file have not been merged yet.
    if (named === null || named.has(hash) || !reader.takesFiles) {
      files.add(hash)
      reader.filesOffered.set(hash, bytes)
    }
  }
  const privateLeaves = sections.some(({ kind }) => kind === 'private-leaves')
  return { segments, privateLeaves, files }
}

function isFile({ kind }: BundleSection): boolean {
  return kind === 'file' || kind === 'sealed-file'
}

function contentBytes({ kind, length }: FileSection): number {
  return kind === 'file' ? length : plainBytes(length)
}

/** A hub whose part somebody wants to look at first: none of its devices' commits are taken. */
function isHeld(device: string, { trust }: OpenedBundle, { heldHubs }: Reader): boolean {
  const hub = trust.devices.get(device)?.hub
  return hub !== undefined && heldHubs.has(hub as HubId) // an id by the card's own format
}

function describe(
  { header, manifest, trust }: OpenedBundle,
  { statements, takesFiles }: Reader,
): Omit<ReceivedBundle, 'segments' | 'privateLeaves' | 'files' | 'clear'> {
  const known = new Set(statements.map((bytes) => Buffer.from(bytes).toString('latin1')))
  const fresh = trust.statements.filter(
    (bytes) => !known.has(Buffer.from(bytes).toString('latin1')),
  )
  statements.push(...fresh)
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
    trust: { statements: fresh },
    // A preview of hundreds of bundles keeps only what it shows.
    receipts: takesFiles ? [own, ...manifest.receipts] : [own],
    vector: takesFiles ? manifest.vector : [],
    signedHeads: takesFiles ? (manifest.signedHeads ?? []) : [],
    wantedFiles: takesFiles ? manifest.wantedFiles.map(hexHash) : [],
    lackedLeaves: takesFiles ? (manifest.lackedLeaves ?? []) : [],
  }
}

function hexHash(hash: Uint8Array): FileHash {
  return Buffer.from(hash).toString('hex') as FileHash // 32 bytes are 64 hex digits
}
