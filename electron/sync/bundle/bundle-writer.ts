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
import type { CopyTarget } from '../../platform/bulk/file-copy'
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
export type OutgoingSection = SectionInBody | SealedOutside

type SectionInBody = {
  readonly section: Exclude<BundleSection, SealedSection>
  /** What `open` gives is not hashed here: it fails by itself, or is compared when it is read back. */
  readonly isProven?: boolean
  /** May be called once; yields exactly `section.length` bytes. */
  readonly open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/** Lies behind the body, as the store has it. */
type SealedOutside = {
  readonly section: SealedSection
  /** To be called once; copies exactly `section.length` bytes. */
  readonly copyTo: SealedContent['copyTo']
}

type SealedSection = Extract<BundleSection, { readonly kind: 'sealed-file' }>

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
   * To be called once. Resolves to the check value (`createReadBackCheck`) of header and body; sealed
   * files have one each.
   */
  readonly write: (target: BundleTarget, bulk?: BulkWork) => Promise<Uint8Array>
}

/** Where a bundle goes, from its first byte to its last. */
export type BundleTarget = {
  /** The bytes are the callee's until its promise is settled. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** For bytes that are copied from another file: `copy` puts them behind what was written so far. */
  readonly fill: (copy: (target: CopyTarget) => Promise<number>) => Promise<void>
  /** Hears how many were copied. */
  readonly onCopied: (bytes: number) => void
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
  open: SectionInBody['open'],
): SectionInBody {
  return { section: { kind: 'file', ...file }, open }
}

/** A file that lies behind the body as `content` has it. */
export function sealedFileSection(hash: Uint8Array, content: SealedContent): OutgoingSection {
  const { seal, length, copyTo } = content
  return { section: { kind: 'sealed-file', length, hash, ...seal }, copyTo }
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
  const inBody = plan.sections.filter((each) => 'open' in each)
  const behind = plan.sections.filter((each) => 'copyTo' in each)
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
    write: async (target, bulk) => {
      const { write } = target
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
        for (const { copyTo, section } of behind) {
          await target.fill(async (file) => {
            await copyTo(file, { bytes: tailBytes ?? 0, onBytes: target.onCopied })
            return section.length
          })
        }
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

async function writeSection(
  body: { readonly write: (plain: Uint8Array) => Promise<void> },
  { section, open, isProven = false }: SectionInBody,
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
