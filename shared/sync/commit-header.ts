import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { expectFormat } from './format-error'
import { ID_BYTES, idBytes, idText } from './id-bytes'
import { type LeafKind, leafKindByte, leafKindOf } from './leaf'
import { LIMITS } from './wire-limits'

/**
 * The part of a commit that is hashed, chained and signed. It names its leaves by hash, so it stays
 * whole when a leaf is withheld or erased. Its bytes are a function of these fields: a segment sends
 * the fields and the receiver rebuilds the bytes.
 */
export type CommitHeader = {
  readonly device: string
  /** 1 for the first commit of a feed. */
  readonly seq: number
  /** Hash of the commit before, 32 zero bytes for the first. */
  readonly prev: Uint8Array
  readonly lamport: number
  /** Milliseconds since 1970 by the PC's clock: a label, never an order. */
  readonly wallClock: number
  readonly isClockDoubtful: boolean
  /** Who did it; null before there is an account. */
  readonly account: string | null
  readonly command: string
  readonly schemaVersion: number
  /** What the device had seen, as changes to its vector since its previous commit. */
  readonly deps: readonly FeedPosition[]
  readonly leaves: readonly LeafReference[]
}

/** Commits 1..seq of a device's feed. */
export type FeedPosition = { readonly device: string; readonly seq: number }
export type LeafReference = { readonly kind: LeafKind; readonly hash: Uint8Array }

export const HASH_BYTES = 32
export const SIGNATURE_BYTES = 64
export const FIRST_PREVIOUS_HASH = new Uint8Array(HASH_BYTES)

const MARK = 0x43
const HEADER_FORMAT = 1
export const FLAG_DOUBTFUL = 1
export const FLAG_ACCOUNT = 2

export function encodeCommitHeader(header: CommitHeader): Uint8Array {
  const writer = new ByteWriter(256 + header.leaves.length * (HASH_BYTES + 1))
  // The first byte differs from every kind of leaf, so that one can never be taken for the other.
  writer.u8(MARK)
  writer.u8(HEADER_FORMAT)
  writer.bytes(idBytes(header.device))
  writer.varint(header.seq)
  writer.bytes(header.prev)
  writer.varint(header.lamport)
  writer.zigzag(header.wallClock)
  writer.u8(
    (header.isClockDoubtful ? FLAG_DOUBTFUL : 0) | (header.account === null ? 0 : FLAG_ACCOUNT),
  )
  if (header.account !== null) writer.bytes(idBytes(header.account))
  writer.text(header.command)
  writer.varint(header.schemaVersion)
  writer.varint(header.deps.length)
  for (const { device, seq } of header.deps) {
    writer.bytes(idBytes(device))
    writer.varint(seq)
  }
  writer.varint(header.leaves.length)
  for (const { kind, hash } of header.leaves) {
    writer.u8(leafKindByte(kind))
    writer.bytes(hash)
  }
  return writer.finish()
}

/** The wall-clock label of a commit, from the first 128 bytes of its header: enough for all before it. */
export function commitLabel(
  start: Uint8Array,
): Pick<CommitHeader, 'wallClock' | 'isClockDoubtful'> {
  const reader = new ByteReader(start)
  expectFormat(reader.u8() === MARK, 'not a commit header')
  expectFormat(reader.u8() === HEADER_FORMAT, 'unknown commit header format', 'unsupported')
  reader.bytes(ID_BYTES)
  reader.varint()
  reader.bytes(HASH_BYTES)
  reader.varint()
  const wallClock = reader.zigzag()
  return { wallClock, isClockDoubtful: (reader.u8() & FLAG_DOUBTFUL) !== 0 }
}

export function decodeCommitHeader(bytes: Uint8Array): CommitHeader {
  const reader = new ByteReader(bytes)
  expectFormat(reader.u8() === MARK, 'not a commit header')
  expectFormat(reader.u8() === HEADER_FORMAT, 'unknown commit header format', 'unsupported')
  const device = idText(reader.bytes(ID_BYTES))
  const seq = reader.varint()
  const prev = reader.bytes(HASH_BYTES).slice()
  const lamport = reader.varint()
  const wallClock = reader.zigzag()
  const flags = reader.u8()
  expectFormat(flags <= (FLAG_DOUBTFUL | FLAG_ACCOUNT), 'unknown commit flags', 'unsupported')
  const header: CommitHeader = {
    device,
    seq,
    prev,
    lamport,
    wallClock,
    isClockDoubtful: (flags & FLAG_DOUBTFUL) !== 0,
    account: (flags & FLAG_ACCOUNT) === 0 ? null : idText(reader.bytes(ID_BYTES)),
    command: reader.text(LIMITS.nameBytes),
    schemaVersion: reader.varint(),
    deps: Array.from({ length: reader.count(ID_BYTES + 1, LIMITS.depsPerCommit) }, () => ({
      device: idText(reader.bytes(ID_BYTES)),
      seq: reader.varint(),
    })),
    leaves: Array.from({ length: reader.count(HASH_BYTES + 1, LIMITS.leavesPerCommit) }, () => ({
      kind: leafKindOf(reader.u8()),
      hash: reader.bytes(HASH_BYTES).slice(),
    })),
  }
  reader.expectEnd()
  expectFormat(seq >= 1, 'a feed starts with commit 1')
  return header
}
