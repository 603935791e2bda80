import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'

import { AppError } from '../../../shared/lib/app-error'
import {
  type BundleHeader,
  decodeBundleHeader,
  HEADER_CHECK_BYTES,
  HEADER_FRONT_BYTES,
  headerLengthOf,
} from '../../../shared/sync/bundle-header'
import {
  type BundleManifest,
  type BundleSection,
  decodeBundleManifest,
} from '../../../shared/sync/bundle-manifest'
import { ByteReader } from '../../../shared/sync/byte-reader'
import { SIGNATURE_BYTES } from '../../../shared/sync/commit-header'
import { BUNDLE_MAGIC, startsWith } from '../../../shared/sync/file-kinds'
import { expectFormat, FormatError } from '../../../shared/sync/format-error'
import { LIMITS } from '../../../shared/sync/wire-limits'
import { bulkHere, type BulkWork } from '../../platform/bulk/bulk-work'
import {
  blake2b256,
  createBlake2b256,
  equalBytes,
  isSignedBy,
  KEY_BYTES,
  type KeyPair,
  openSealedBox,
  STREAM_HEADER_BYTES,
  wipe,
} from '../../platform/crypto'
import type { FileForReading } from '../../platform/drive-reading'
import type { Trust, TrustedDevice } from '../trust/certificates'
import { readTrustOnce } from '../trust/trust-memo'
import { readingBundle } from './bundle-errors'
import { type BodyReader, type BundleSource, createBodyReader } from './bundle-frames'
import { headerCheck, manifestMessage, recipientHint } from './bundle-writer'
import { readSealedFiles, type SealedReceiver } from './sealed-files'

/**
 * Reads a bundle in bounded memory. Nothing is handed out before it is proven: the manifest by its
 * sender's signature and chain to the founder, each section by its hash in the manifest, and a sealed
 * file by the check there: what is in it shows when it is opened.
 */
type SectionOfKind<Kind extends BundleSection['kind']> = Extract<
  BundleSection,
  { readonly kind: Kind }
>

export type SectionVisitor = {
  /** Segments come whole; `openSegment` proves what is in them. */
  readonly segment: (section: SectionOfKind<'segment'>, bytes: Uint8Array) => Promise<void>
  /** Absent: they are skipped. */
  readonly privateLeaves?: (bytes: Uint8Array) => Promise<void>
  /** Null skips the file. */
  readonly file: (section: SectionOfKind<'file'>) => Promise<FileReceiver | null>
  /** Absent or null skips it. */
  readonly sealedFile?: (section: SectionOfKind<'sealed-file'>) => Promise<SealedReceiver | null>
}

/** Takes a file into staging piece by piece; it counts only after `accept`. */
export type FileReceiver = {
  /**
   * It hashes what it is given and refuses another hash than the section's (`bundle.tampered`), at the
   * latest before the bundle counts: then this is not done twice.
   */
  readonly provesHash?: boolean
  /** The piece is valid only during the call. */
  readonly write: (piece: Uint8Array) => Promise<void>
  readonly accept: () => Promise<void>
  readonly reject: () => Promise<void>
}

/** A bundle's file, or anything like it. */
export type BundleFile = BundleSource & Pick<FileForReading, 'copyTo'>

export type OpenedBundle = {
  readonly header: BundleHeader
  readonly manifest: BundleManifest
  readonly sender: TrustedDevice
  /** The network as known here together with what the bundle says of it. */
  readonly trust: Trust
  /** To be called once. Returns when the bundle is whole up to its last byte. */
  readonly readSections: (visitor: SectionVisitor) => Promise<void>
  /** To be called when nothing more is read of it. */
  readonly close: () => void
}

export async function openBundle(
  source: BundleFile,
  reader: {
    readonly network: string
    /** Of this device and of any invitation it holds. */
    readonly boxKeys: readonly KeyPair[]
    /** Statements of trust known here already. */
    readonly statements: readonly Uint8Array[]
    readonly bulk?: BulkWork
  },
): Promise<OpenedBundle> {
  const { bulk = bulkHere } = reader
  const { header, bytes } = await readBundleHeader(source)
  if (header.network !== reader.network) throw new AppError('bundle.foreign-network')
  const key = findKey(header, reader.boxKeys)
  if (!key) throw new AppError('bundle.not-for-us')
  const additional = blake2b256(bytes)
  if (source.size < bytes.length + STREAM_HEADER_BYTES) throw new AppError('bundle.damaged')
  const streamHeader = await source.read(bytes.length, STREAM_HEADER_BYTES)
  const start = bytes.length
  const end = header.bodyLength === null ? source.size : start + header.bodyLength
  if (end > source.size || end < start + STREAM_HEADER_BYTES) throw new AppError('bundle.damaged')
  const body = createBodyReader({
    source,
    start,
    end,
    key,
    streamHeader,
    additional,
    bulk,
  })
  wipe(key)
  return readingBundle(() => readManifest()).catch((error: unknown) => {
    body.close()
    throw error
  })

  async function readManifest(): Promise<OpenedBundle> {
    const packed = await takeManifest(body, source.size)
    const signature = await body.take(SIGNATURE_BYTES)
    const manifest = await unpackManifest(packed)
    const trust = readTrustOnce(reader.network, [...reader.statements, ...manifest.statements])
    const sender = trust?.devices.get(header.sender)
    if (!trust || !sender) throw new AppError('bundle.unknown-sender')
    if (sender.report !== null) throw new AppError('bundle.revoked-sender')
    // Only a lost device had vouched for it.
    if (sender.revokedAfter !== null) throw new AppError('bundle.unknown-sender')
    expectFormat(
      isSignedBy(sender.signKey, manifestMessage(additional, packed), signature),
      'the manifest is not signed by its sender',
      'forged',
    )
    expectFormat(
      sealedBytes(manifest.sections) === source.size - end,
      'behind the body are its sealed files and nothing else',
    )
    return {
      header,
      manifest,
      sender,
      trust,
      readSections: (visitor) =>
        readingBundle(async () => {
          await readSections(body, manifest.sections, visitor)
          await readSealedFiles(manifest.sections, { source, start: end, bulk, visitor })
        }),
      close: body.close,
    }
  }
}

/**
 * The header, unproven, and its bytes with their check: no two bundles have the same. Throws the
 * AppErrors that need no key.
 */
export async function readBundleHeader(source: BundleSource): Promise<{
  readonly header: BundleHeader
  readonly bytes: Uint8Array
}> {
  const front = await source.read(0, Math.min(HEADER_FRONT_BYTES, source.size))
  // The usual leftover of a pulled stick is a file of zero bytes or a part of the first ones.
  if (!startsWith(front, BUNDLE_MAGIC)) {
    throw new AppError(startsWith(BUNDLE_MAGIC, front) ? 'bundle.cut' : 'bundle.not-a-bundle')
  }
  if (front.length < HEADER_FRONT_BYTES) throw new AppError('bundle.cut')
  return readingBundle(async () => {
    const length = headerLengthOf(front)
    if (source.size < length) throw new AppError('bundle.cut')
    const bytes = await source.read(0, length)
    const content = bytes.subarray(0, -HEADER_CHECK_BYTES)
    expectFormat(
      equalBytes(bytes.subarray(-HEADER_CHECK_BYTES), headerCheck(content)),
      'the header is damaged',
    )
    const header = decodeBundleHeader(content)
    if (source.size < header.fileLength) throw new AppError('bundle.cut')
    expectFormat(source.size === header.fileLength, 'the file is longer than it says')
    return { header, bytes }
  })
}

function findKey(header: BundleHeader, boxKeys: readonly KeyPair[]): Uint8Array | null {
  for (const keys of boxKeys) {
    const own = recipientHint(keys.publicKey)
    for (const { hint, sealedKey } of header.slots) {
      if (!equalBytes(hint, own)) continue
      const key = openSealedBox(sealedKey, keys)
      if (key?.length === KEY_BYTES) return key
    }
  }
  return null
}

async function takeManifest(body: BodyReader, fileSize: number): Promise<Uint8Array> {
  const length = new ByteReader(await body.take(4)).u32()
  expectFormat(
    length <= LIMITS.manifestBytes + 1024 && length <= fileSize,
    'a manifest is at most 16 MiB',
  )
  return body.take(length)
}

const decompress = promisify(brotliDecompress)
const BROTLI = 1

async function unpackManifest(packed: Uint8Array): Promise<BundleManifest> {
  const reader = new ByteReader(packed)
  expectFormat(reader.u8() === BROTLI, 'unknown compression', 'unsupported')
  const length = reader.varint()
  expectFormat(length >= 1 && length <= LIMITS.manifestBytes, 'a manifest is at most 16 MiB')
  let bytes: Uint8Array
  try {
    bytes = await decompress(reader.rest(), { maxOutputLength: length, chunkSize: length + 64 })
  } catch (error) {
    throw new FormatError('damaged', `the manifest does not unpack: ${String(error)}`)
  }
  expectFormat(bytes.length === length, 'the manifest has another length than it says')
  return decodeBundleManifest(bytes)
}

async function readSections(
  body: BodyReader,
  sections: readonly BundleSection[],
  visitor: SectionVisitor,
): Promise<void> {
  for (const section of sections) {
    if (section.kind === 'sealed-file') continue // behind the body
    if (section.kind === 'private-leaves' && visitor.privateLeaves) {
      const bytes = await body.take(section.length)
      if (!equalBytes(blake2b256(bytes), section.hash)) throw new AppError('bundle.tampered')
      await visitor.privateLeaves(bytes)
    } else if (section.kind === 'segment') {
      const bytes = await body.take(section.length)
      if (!equalBytes(blake2b256(bytes), section.hash)) throw new AppError('bundle.tampered')
      await visitor.segment(section, bytes)
    } else {
      await readFile(body, section, section.kind === 'file' ? await visitor.file(section) : null)
    }
  }
  await body.expectEnd()
}

async function readFile(
  body: BodyReader,
  section: BundleSection,
  receiver: FileReceiver | null,
): Promise<void> {
  try {
    const hasher = receiver?.provesHash === true ? null : createBlake2b256()
    await body.pass(section.length, async (piece) => {
      hasher?.update(piece)
      await receiver?.write(piece)
    })
    if (hasher && !equalBytes(hasher.digest(), section.hash)) throw new AppError('bundle.tampered')
  } catch (error) {
    await receiver?.reject()
    throw error
  }
  await receiver?.accept()
}

function sealedBytes(sections: readonly BundleSection[]): number {
  return sections.reduce((sum, { kind, length }) => sum + (kind === 'sealed-file' ? length : 0), 0)
}
