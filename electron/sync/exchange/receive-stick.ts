import type { FileHash, HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { TaskContext } from '../../features/handler'
import type { KeyPair } from '../../platform/crypto'
import { openForReading } from '../../platform/drive-reading'
import { openBundle } from '../bundle/bundle-reader'
import { listFeedHeads } from '../feeds/feed-repository'
import { listInvitations, listStatements } from '../trust/trust-repository'
import { type PeekedBundle, problemCode, type StickProblem } from './peek-stick'
import { type BundleReaderContext, receiveBundle, type ReceivedBundle } from './receive-bundle'

export type ReceivedStick = {
  readonly bundlesRead: number
  readonly knownBundles: number
  readonly forOthers: number
  readonly problems: readonly StickProblem[]
  /** Files that came or would come with them, each once. */
  readonly filesOffered: ReadonlyMap<FileHash, number>
}

export type ReceiveOptions = {
  readonly root: string
  readonly network: string
  readonly context: TaskContext
  readonly heldHubs: ReadonlySet<HubId>
  /** False for a preview: records are read, files only counted. */
  readonly takesFiles: boolean
  /** Takes one bundle in; false when commits of it must wait for what another bundle brings. */
  readonly takeIn: (bundle: ReceivedBundle) => Promise<boolean>
}

/**
 * Reads every bundle on a stick that we have not read yet, one after another: each is taken in
 * before the next is touched, so an exchange that is cut keeps what was whole, and memory does not
 * grow with the stick. One that cannot be used is a problem to tell, not a reason to stop. What leans
 * on another bundle, for a sender or for earlier commits, is read again after it.
 */
export async function receiveStick(
  found: readonly PeekedBundle[],
  options: ReceiveOptions,
): Promise<ReceivedStick> {
  const { context } = options
  const { db } = context
  const filesOffered = new Map<FileHash, number>()
  const reader: BundleReaderContext = {
    ...options,
    statements: [...(await listStatements(db))],
    boxKeys: await listBoxKeys(context),
    stored: new Set(
      (await db.selectFrom('stored_files').select('hash').execute()).map(({ hash }) => hash),
    ),
    filesOffered,
  }
  const problems = new Map<string, StickProblem>()
  const read = new Set<string>()
  const progress = followReading(found, context)
  let knownBundles = 0
  let forOthers = 0
  let waiting = found
  for (;;) {
    const next: PeekedBundle[] = []
    const before = await seenSoFar(reader)
    for (const bundle of waiting) {
      context.signal.throwIfAborted()
      const outcome = await tryBundle(bundle, { ...reader, onBytes: progress.onBytes })
      progress.onBundle(bundle)
      problems.delete(bundle.path)
      if (outcome === 'known') knownBundles += 1
      else if (outcome === 'taken' || outcome === 'waiting') read.add(bundle.path)
      else if (outcome.code === 'bundle.not-for-us') forOthers += 1
      else problems.set(bundle.path, { fileName: bundle.fileName, code: outcome.code })
      if (isForLater(outcome)) next.push(bundle)
    }
    // Only what this round brought can have made room for what waits.
    if (next.length === 0 || (await seenSoFar(reader)) === before) break
    waiting = next
  }
  return {
    bundlesRead: read.size,
    knownBundles,
    forOthers,
    problems: [...problems.values()],
    filesOffered,
  }
}

type Outcome = 'known' | 'taken' | 'waiting' | { readonly code: string }

function isForLater(outcome: Outcome): boolean {
  return outcome === 'waiting' || (typeof outcome === 'object' && outcome.code === unknownSender)
}

const unknownSender = 'bundle.unknown-sender'

/** How much of the network we know: commits in feeds, and statements about its members. */
async function seenSoFar(reader: BundleReaderContext): Promise<number> {
  const heads = await listFeedHeads(reader.context.db)
  return heads.reduce((sum, { seq }) => sum + seq, reader.statements.length)
}

/** Keys that open what was sealed to this device, as it is or was, or to the invitation it joined by. */
export async function listBoxKeys({
  db,
  device,
}: Pick<TaskContext, 'db' | 'device'>): Promise<readonly KeyPair[]> {
  const invitations = await listInvitations(db)
  return [
    ...[device, ...device.former].map(({ box }) => box),
    ...invitations.flatMap(({ boxKeys }) => (boxKeys ? [boxKeys] : [])),
  ]
}

async function tryBundle(
  bundle: PeekedBundle,
  reader: BundleReaderContext & { readonly onBytes: (bytes: number) => void },
): Promise<Outcome> {
  if (await wasRead(bundle, reader.context)) return 'known'
  try {
    const file = await openForReading(bundle.path)
    try {
      const opened = await openBundle(
        {
          size: file.size,
          read: (offset, length) => {
            reader.onBytes(length)
            return file.read(offset, length)
          },
          readInto: (target, offset) => {
            reader.onBytes(target.length)
            return file.readInto(target, offset)
          },
          copyTo: (target, stretch, bulk, options) =>
            file.copyTo(target, stretch, bulk, { ...options, onBytes: reader.onBytes }),
        },
        { ...reader, bulk: reader.context.bulk },
      )
      try {
        const received = await receiveBundle(opened, { ...reader, fileName: bundle.fileName })
        return (await reader.takeIn(received)) ? 'taken' : 'waiting'
      } finally {
        opened.close()
      }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: await problemCode(error, reader.root) }
  }
}

async function wasRead(bundle: PeekedBundle, { db }: TaskContext): Promise<boolean> {
  const row = await db
    .selectFrom('read_bundles')
    .innerJoin('devices', 'devices.no', 'read_bundles.sender_no')
    .select('read_bundles.part')
    .where('devices.device_id', '=', bundle.sender as never) // an id by the header's own format
    .where('read_bundles.bundle_seq', '=', bundle.bundleSeq)
    .where('read_bundles.part', '=', bundle.part)
    .executeTakeFirst()
  return row !== undefined
}

/** Bytes of the stick and bundles of it; a second look at a bundle counts no further. */
function followReading(found: readonly PeekedBundle[], context: TaskContext) {
  const total = found.reduce((sum, { bytes }) => sum + bytes, 0)
  const left = new Map(found.map(({ path, bytes }) => [path, bytes]))
  let finished = 0
  let inThis = 0
  const tell = () => {
    const done = Math.min(total, finished + inThis)
    const items = { done: found.length - left.size, total: found.length }
    context.progress({ step: 'reading', done, total, items })
  }
  return {
    /** Called for each piece that is read; throws when the user has cancelled. */
    onBytes: (bytes: number) => {
      context.signal.throwIfAborted()
      inThis += bytes
      tell()
    },
    onBundle: ({ path }: PeekedBundle) => {
      finished += left.get(path) ?? 0
      left.delete(path)
      inThis = 0
      tell()
    },
  }
}
