import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import {
  type BundleHeader,
  encodeBundleHeader,
  HEADER_CHECK_BYTES,
  HINT_BYTES,
  SEALED_KEY_BYTES,
} from '../../../shared/sync/bundle-header'
import {
  type BundleManifest,
  type BundleSection,
  encodeBundleManifest,
} from '../../../shared/sync/bundle-manifest'
import { ByteWriter } from '../../../shared/sync/byte-writer'
import { SIGNATURE_BYTES } from '../../../shared/sync/commit-header'
import { DOMAINS } from '../../../shared/sync/signed-domains'
import { LIMITS } from '../../../shared/sync/wire-limits'
import type { SealedContent } from '../../files/sealed-file'
import type { BulkWork } from '../../platform/bulk/bulk-work'
import {
  blake2b256,
  createBlake2b256,
  equalBytes,
  KEY_BYTES,
  type RandomBytes,
  randomBytes,
  sealBox,
  sign,
  STREAM_HEADER_BYTES,
  wipe,
} from '../../platform/crypto'
import type { EncodedSegment } from '../feeds/segment-codec'
import { bodyLength, createBodyWriter } from './bundle-frames'

/**
 * Writes one bundle as a stream: plain header, then the encrypted body with the signed manifest
 * first (shared/sync/README.md). Its length is known before a byte is written.
 */
export type OutgoingSection = {
  readonly section: BundleSection
  /** What `open` gives is not hashed here: it fails by itself, or is compared when it is read back. */
  readonly isProven?: boolean
  /** May be called once; yields exactly `section.length` bytes. */
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

export type BundlePlan = {
  readonly network: string
  readonly sender: { readonly id: string; readonly signSecretKey: Uint8Array }
  readonly bundleSeq: number
  readonly part: number
  readonly parts: number
  readonly createdAt: number
  /** X25519 keys of everybody who may read it. */
  readonly recipients: readonly Uint8Array[]
  readonly manifest: Omit<BundleManifest, 'sections'>
  readonly sections: readonly OutgoingSection[]
}

export type PreparedBundle = {
  /** Of the whole file, in bytes. */
  readonly length: number
  /** Of the header with its check: no two bundles have the same. */
  readonly headerHash: Uint8Array
  /**
   * To be called once. The bytes handed over are the callee's until its promise is settled. Resolves
   * to the check value (`createReadBackCheck`) of header and body; sealed files have one each.
   */
  readonly write: (
    write: (bytes: Uint8Array) => Promise<void>,
    bulk?: BulkWork,
  ) => Promise<Uint8Array>
}

export function segmentSection(segment: EncodedSegment): OutgoingSection {
  const { device, firstSeq, lastSeq, bytes } = segment
  const hash = blake2b256(bytes)
  return {
    section: { kind: 'segment', length: bytes.length, hash, device, firstSeq, seq: lastSeq },
    open: () => [bytes],
  }
}

export function fileSection(
  file: { readonly hash: Uint8Array; readonly length: number },
  open: OutgoingSection['open'],
): OutgoingSection {
  return { section: { kind: 'file', ...file }, open }
}

/** A file that lies behind the body as `content` has it. */
export function sealedFileSection(hash: Uint8Array, content: SealedContent): OutgoingSection {
  const { seal, length, read } = content
  // Hashing it would mean opening it; reading the bundle back compares it with its check.
  return { section: { kind: 'sealed-file', length, hash, ...seal }, isProven: true, open: read }
}

const compress = promisify(brotliCompress)
const BROTLI = 1

export async function prepareBundle(
  plan: BundlePlan,
  random: RandomBytes = randomBytes,
): Promise<PreparedBundle> {
  const manifest = await packManifest({
    ...plan.manifest,
    sections: plan.sections.map(({ section }) => section),
  })
  const inBody = plan.sections.filter(({ section }) => section.kind !== 'sealed-file')
  const behind = plan.sections.filter(({ section }) => section.kind === 'sealed-file')
  const plainLength = 4 + manifest.length + SIGNATURE_BYTES + bytesOf(inBody)
  const key = random(KEY_BYTES)
  const bodyBytes = bodyLength(plainLength)
  const tailBytes = behind.length === 0 ? null : bytesOf(behind)
  const header = sealHeader(plan, { key, bodyBytes, tailBytes, random })
  const streamHeader = random(STREAM_HEADER_BYTES)
  const additional = blake2b256(header)
  return {
    length: header.length + bodyBytes + (tailBytes ?? 0),
    headerHash: additional,
    write: async (write, bulk) => {
      const start = Buffer.concat([header, streamHeader])
      await write(start)
      const body = createBodyWriter({
        key,
        streamHeader,
        additional,
        write,
        bytes: plainLength,
        checkedFront: start,
        ...(bulk && { bulk }),
      })
      wipe(key)
      try {
        const front = new ByteWriter(manifest.length + SIGNATURE_BYTES + 4)
        front.u32(manifest.length)
        front.bytes(manifest)
        front.bytes(sign(manifestMessage(additional, manifest), plan.sender.signSecretKey))
        await body.write(front.finish())
        for (const section of inBody) await writeSection(body, section)
        const { check } = await body.end()
        assert(check, 'a body that is checked has a check value')
        await writeBehind(behind, write)
        return check
      } catch (error) {
        await body.abandon()
        throw error
      }
    },
  }
}

/** What the sender signs: the manifest, for exactly this header and these recipients. */
export function manifestMessage(headerHash: Uint8Array, manifest: Uint8Array): Uint8Array {
  return Buffer.concat([DOMAINS.bundle, headerHash, blake2b256(manifest)])
}

/** Helps a reader to find its key slot without trying them all. */
export function recipientHint(boxPublicKey: Uint8Array): Uint8Array {
  return blake2b256(DOMAINS.recipient, boxPublicKey).slice(0, HINT_BYTES)
}

async function packManifest(manifest: BundleManifest): Promise<Uint8Array> {
  const bytes = encodeBundleManifest(manifest)
  assert(bytes.length <= LIMITS.manifestBytes, `a manifest of ${bytes.length} bytes`)
  const quality = bytes.length <= 64 * 1024 ? 10 : 6
  const compressed = await compress(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality },
  })
  const writer = new ByteWriter(compressed.length + 16)
  writer.u8(BROTLI)
  writer.varint(bytes.length)
  writer.bytes(compressed)
  return writer.finish()
}

function bytesOf(sections: readonly OutgoingSection[]): number {
  return sections.reduce((sum, { section }) => sum + section.length, 0)
}

function sealHeader(
  plan: BundlePlan,
  body: {
    readonly key: Uint8Array
    readonly bodyBytes: number
    /** Null: nothing lies behind the body. */
    readonly tailBytes: number | null
    readonly random: RandomBytes
  },
): Uint8Array {
  const header: BundleHeader = {
    network: plan.network,
    sender: plan.sender.id,
    bundleSeq: plan.bundleSeq,
    part: plan.part,
    parts: plan.parts,
    createdAt: plan.createdAt,
    fileLength: 0,
    slots: plan.recipients.map((recipient) => {
      const sealedKey = sealBox(body.key, recipient, body.random)
      assert(sealedKey.length === SEALED_KEY_BYTES, 'a sealed key has 80 bytes')
      return { hint: recipientHint(recipient), sealedKey }
    }),
    bodyLength: body.tailBytes === null ? null : body.bodyBytes,
  }
  // The length of the file has a fixed width, so the header's own length does not depend on it.
  const headerLength = encodeBundleHeader(header).length + HEADER_CHECK_BYTES
  assert(headerLength <= LIMITS.bundleHeaderBytes, 'a header is at most 1 MiB')
  const fileLength = headerLength + body.bodyBytes + (body.tailBytes ?? 0)
  const bytes = encodeBundleHeader({ ...header, fileLength })
  return Buffer.concat([bytes, headerCheck(bytes)])
}

/** Tells a damaged header from one that was made for others. */
export function headerCheck(bytes: Uint8Array): Uint8Array {
  return blake2b256(bytes).slice(0, HEADER_CHECK_BYTES)
}

/** The first piece of each file is read while the one before is being written. */
async function writeBehind(
  files: readonly OutgoingSection[],
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  let ahead: BegunSection | null = null
  try {
    for (const [index, file] of files.entries()) {
      const current: BegunSection = ahead ?? begin(file)
      const following = files[index + 1]
      ahead = following ? begin(following) : null
      await writeSection({ write }, current)
    }
  } finally {
    await ahead?.drop()
  }
}

type BegunSection = OutgoingSection & { readonly drop: () => Promise<void> }

function begin(section: OutgoingSection): BegunSection {
  const pieces = inTurn(section.open())
  const first = pieces.next()
  first.catch(() => undefined) // not lost: whoever opens it awaits it
  return {
    ...section,
    open: async function* () {
      try {
        for (let step = await first; step.done !== true; step = await pieces.next())
          yield step.value
      } finally {
        await pieces.return(undefined)
      }
    },
    drop: async () => {
      await first.catch(() => undefined) // nobody asks for it any more
      await pieces.return(undefined)
    },
  }
}

async function* inTurn(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* pieces
}

async function writeSection(
  body: { readonly write: (plain: Uint8Array) => Promise<void> },
  { section, open, isProven = false }: OutgoingSection,
): Promise<void> {
  const hasher = isProven ? null : createBlake2b256()
  let length = 0
  for await (const piece of open()) {
    length += piece.length
    // Checked before it is written: the length of the file has been promised already.
    if (length > section.length) break
    hasher?.update(piece)
    await body.write(piece)
  }
  if (length !== section.length || (hasher && !equalBytes(hasher.digest(), section.hash))) {
    throw new AppError('file.damaged')
  }
}
