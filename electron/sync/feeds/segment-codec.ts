import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

import { assert } from '../../../shared/lib/assert'
import { ByteReader } from '../../../shared/sync/byte-reader'
import { ByteWriter } from '../../../shared/sync/byte-writer'
import {
  type CommitHeader,
  decodeCommitHeader,
  encodeCommitHeader,
  FIRST_PREVIOUS_HASH,
  HASH_BYTES,
} from '../../../shared/sync/commit-header'
import { expectFormat, FormatError } from '../../../shared/sync/format-error'
import { ID_BYTES, idBytes, idText } from '../../../shared/sync/id-bytes'
import { decodeLeaf, type LeafKind } from '../../../shared/sync/leaf'
import type { RowGroup } from '../../../shared/sync/row-group'
import {
  decodeSegmentPayload,
  encodeSegmentPayload,
  type PayloadCommit,
} from '../../../shared/sync/segment-payload'
import { LIMITS } from '../../../shared/sync/wire-limits'
import { blake2b256, equalBytes } from '../../platform/crypto'
import { isCommitSignedBy, leafHash } from './commit-codec'

/**
 * A segment: a run of commits of one feed, compressed for travel. Reading recomputes every hash, so
 * one signature at the end proves the whole run and what it leaves out.
 */
export type StoredCommit = {
  readonly header: Uint8Array
  /** Null on commits received in the middle of a segment: the chain covers them. */
  readonly signature: Uint8Array | null
  /** In the order of the header; null when withheld or erased. */
  readonly leaves: readonly (Uint8Array | null)[]
}

export type ReceivedLeaf = {
  readonly kind: LeafKind
  readonly hash: Uint8Array
  /** Null when withheld or erased. */
  readonly bytes: Uint8Array | null
  readonly ids?: readonly string[]
}

export type ReceivedCommit = {
  readonly header: CommitHeader
  readonly headerBytes: Uint8Array
  readonly hash: Uint8Array
  readonly signature: Uint8Array | null
  readonly leaves: readonly ReceivedLeaf[]
}

export type SegmentRange = {
  readonly device: string
  readonly firstSeq: number
  readonly lastSeq: number
}

export type EncodedSegment = SegmentRange & { readonly bytes: Uint8Array }

const FORMAT = 1
const BROTLI = 1
/** Commits at these places keep their signature, so that a relay can cut a long run there. */
const SIGNED_EVERY = 256

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/**
 * Cuts a run of commits (same feed, no gap) into segments. A cut is made at a signed commit, and
 * before the target size where there is one. The last commit of the run has its signature.
 */
export async function* encodeSegments(
  commits: AsyncIterable<StoredCommit> | Iterable<StoredCommit>,
): AsyncGenerator<EncodedSegment> {
  let pending: StoredCommit[] = []
  let size = 0
  let cut = 0
  for await (const commit of commits) {
    const grown = size + storedSize(commit)
    if (
      cut > 0 &&
      (grown > LIMITS.segmentTargetBytes || pending.length >= LIMITS.commitsPerSegment)
    ) {
      yield await encodeSegment(pending.slice(0, cut))
      pending = pending.slice(cut)
      size = pending.reduce((sum, kept) => sum + storedSize(kept), 0)
      cut = 0
    }
    pending.push(commit)
    size += storedSize(commit)
    if (commit.signature !== null) cut = pending.length
  }
  assert(cut === pending.length, 'the last commit of a run carries its signature')
  if (pending.length > 0) yield await encodeSegment(pending)
}

export async function encodeSegment(commits: readonly StoredCommit[]): Promise<EncodedSegment> {
  const headers = commits.map(({ header }) => decodeCommitHeader(header))
  const first = headers[0]
  assert(first !== undefined && commits.at(-1)?.signature, 'a segment ends with a signed commit')
  const last = commits.length - 1
  const payload = encodeSegmentPayload(
    commits.map(({ signature, leaves }, index) => {
      const header = headers[index]
      assert(
        header && header.device === first.device && header.seq === first.seq + index,
        'a segment is a run of one feed',
      )
      return {
        header,
        leaves: header.leaves.map(({ kind, hash }, position) => {
          const bytes = leaves[position] ?? null
          return bytes === null ? { kind, hash } : { kind, bytes }
        }),
        signature: index === last || header.seq % SIGNED_EVERY === 0 ? signature : null,
      }
    }),
  )
  assert(payload.length <= LIMITS.segmentBytes, `a segment of ${payload.length} bytes`)
  const compressed = await compress(payload, { params: brotliParams(payload.length) })
  const writer = new ByteWriter(compressed.length + 128)
  writer.u8(FORMAT)
  writer.bytes(idBytes(first.device))
  writer.varint(first.seq)
  writer.bytes(first.prev)
  writer.varint(commits.length)
  writer.varint(payload.length)
  writer.u8(BROTLI)
  writer.bytes(compressed)
  return {
    device: first.device,
    firstSeq: first.seq,
    lastSeq: first.seq + last,
    bytes: writer.written(),
  }
}

export type ReceivedSegment = SegmentRange & {
  readonly prev: Uint8Array
  readonly commits: readonly ReceivedCommit[]
}

/** Whose feed it is and which part, without unpacking or proving anything. */
export function segmentRange(bytes: Uint8Array): SegmentRange & { readonly prev: Uint8Array } {
  const { device, firstSeq, count, prev } = readFront(new ByteReader(bytes))
  return { device, firstSeq, lastSeq: firstSeq + count - 1, prev }
}

/**
 * Unpacks a segment and proves it: hashes, chain, and each signature it carries, the last commit's
 * among them. Throws a FormatError; `forged` when the signature is not of this key.
 */
export async function openSegment(
  bytes: Uint8Array,
  signPublicKey: Uint8Array,
): Promise<ReceivedSegment> {
  const reader = new ByteReader(bytes)
  const { device, firstSeq, count, prev, payloadLength } = readFront(reader)
  const payload = await unpack(reader.rest(), payloadLength)
  const received: ReceivedCommit[] = []
  let previousHash: Uint8Array = prev
  for (const [index, commit] of decodeSegmentPayload(payload, count).entries()) {
    const proven = recomputeCommit(commit, { device, seq: firstSeq + index, prev: previousHash })
    const { signature, hash } = proven
    expectFormat(
      signature === null ? index < count - 1 : isCommitSignedBy(signPublicKey, hash, signature),
      'a signature is missing or not the device’s',
      'forged',
    )
    previousHash = hash
    received.push(proven)
  }
  return { device, firstSeq, lastSeq: firstSeq + count - 1, prev, commits: received }
}

/**
 * The rows of a received leaf, none when it is absent. Throws a FormatError `unsupported` for a leaf
 * that only a newer version can read: keep it, pass it on, apply it after the upgrade.
 */
export function decodeReceivedLeaf({ kind, bytes, ids }: ReceivedLeaf): readonly RowGroup[] {
  return bytes === null ? [] : decodeLeaf(kind, bytes, ids)
}

export type FeedHead = { readonly seq: number; readonly hash: Uint8Array }
export const EMPTY_FEED: FeedHead = { seq: 0, hash: FIRST_PREVIOUS_HASH }

/**
 * What of a segment is new behind `head`. `gap`: commits before it are missing. `fork`: the feed
 * has another commit at a place we already hold, so one device number was used twice.
 */
export function continueFeed(
  segment: ReceivedSegment,
  head: FeedHead,
):
  | { readonly status: 'continues'; readonly commits: readonly ReceivedCommit[] }
  | { readonly status: 'gap' | 'fork' } {
  if (segment.firstSeq > head.seq + 1) return { status: 'gap' }
  if (segment.lastSeq < head.seq) return { status: 'continues', commits: [] }
  const known = head.seq - segment.firstSeq
  const hashAtHead = known < 0 ? segment.prev : segment.commits[known]?.hash
  if (!hashAtHead || !equalBytes(hashAtHead, head.hash)) return { status: 'fork' }
  return { status: 'continues', commits: segment.commits.slice(known + 1) }
}

function readFront(reader: ByteReader) {
  expectFormat(reader.u8() === FORMAT, 'unknown segment format', 'unsupported')
  const device = idText(reader.bytes(ID_BYTES))
  const firstSeq = reader.varint()
  const prev = reader.bytes(HASH_BYTES).slice()
  const count = reader.varint()
  const payloadLength = reader.varint()
  expectFormat(reader.u8() === BROTLI, 'unknown compression', 'unsupported')
  expectFormat(
    firstSeq >= 1 && count >= 1 && count <= LIMITS.commitsPerSegment,
    'a segment has 1 to 65,536 commits',
  )
  expectFormat(firstSeq <= LIMITS.seq, 'a feed position is beyond its limit')
  expectFormat(payloadLength <= LIMITS.segmentBytes, 'a segment unpacks to at most 24 MiB')
  return { device, firstSeq, prev, count, payloadLength }
}

async function unpack(compressed: Uint8Array, length: number): Promise<Uint8Array> {
  try {
    // Into one piece: 16 KiB at a time, as is usual, is slower and has the whole in memory twice.
    const payload = await decompress(compressed, {
      maxOutputLength: Math.max(1, length),
      chunkSize: Math.max(64, length + 1),
    })
    expectFormat(payload.length === length, 'a segment unpacks to another length than it says')
    return payload
  } catch (error) {
    if (error instanceof FormatError) throw error
    // ERR_BUFFER_TOO_LARGE (a bomb) and brotli's own errors alike: no honest writer made this.
    throw new FormatError('damaged', `a segment does not unpack: ${String(error)}`)
  }
}

function recomputeCommit(
  { header, leaves, signature }: PayloadCommit,
  place: Pick<CommitHeader, 'device' | 'seq' | 'prev'>,
): ReceivedCommit {
  const received = leaves.map((leaf): ReceivedLeaf => {
    if ('hash' in leaf) return { ...leaf, bytes: null }
    return { ...leaf, hash: leafHash(leaf.kind, leaf.bytes) }
  })
  const whole: CommitHeader = { ...header, ...place, leaves: received }
  const headerBytes = encodeCommitHeader(whole)
  return { header: whole, headerBytes, hash: blake2b256(headerBytes), signature, leaves: received }
}

function storedSize({ header, leaves }: StoredCommit): number {
  return leaves.reduce((sum, leaf) => sum + (leaf?.length ?? 0), header.length)
}

/**
 * Measured in shared/sync/README.md: beyond 64 KiB quality 10 takes 30 times as long to save 2 %. A
 * window of 4 MiB reaches over all of a usual segment; writer and reader hold it in memory.
 */
function brotliParams(length: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: length <= 64 * 1024 ? 10 : 6,
    [constants.BROTLI_PARAM_LGWIN]: length <= LIMITS.segmentTargetBytes ? 24 : 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
  }
}
