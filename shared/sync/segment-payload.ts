import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import {
  type CommitHeader,
  FLAG_ACCOUNT,
  FLAG_DOUBTFUL,
  HASH_BYTES,
  SIGNATURE_BYTES,
} from './commit-header'
import { expectFormat, FormatError } from './format-error'
import { ID_BYTES, idTexts } from './id-bytes'
import { decodeIdDictionary, encodeIdDictionary } from './id-dictionary'
import {
  isKnownKind,
  isSalted,
  joinLeaf,
  type LeafKind,
  leafKindByte,
  leafKindOf,
  type LeafParts,
  SALT_BYTES,
  splitLeaf,
} from './leaf'
import { LIMITS } from './wire-limits'

/**
 * A run of commits of one feed as it travels, before compression. What the receiver can recompute
 * is left out (device, seq, previous hashes, hashes of leaves that are present); the rest is sorted
 * into four streams, so that what compresses stands together and chance stands apart.
 */
export type PayloadCommit = {
  readonly header: Omit<CommitHeader, 'device' | 'seq' | 'prev' | 'leaves'>
  readonly leaves: readonly PayloadLeaf[]
  readonly signature: Uint8Array | null
}

/** A leaf that is withheld or erased travels as its hash. */
export type PayloadLeaf =
  | {
      readonly kind: LeafKind
      readonly bytes: Uint8Array
      /** The leaf's ids as text: a segment spells each of its ids once, not once a leaf. */
      readonly ids?: readonly string[]
    }
  | { readonly kind: LeafKind; readonly hash: Uint8Array }

const FLAG_SIGNATURE = 4
const ABSENT = 0
const SPLIT = 1
/** A leaf of a format or kind this version does not know: passed on as it came. */
const OPAQUE = 2

export function encodeSegmentPayload(commits: readonly PayloadCommit[]): Uint8Array {
  const split = commits.map(({ leaves }) => leaves.map(splitPayloadLeaf))
  const ids = idsOf(commits, split)
  const references = new Map(ids.map((id, index) => [id, index]))
  const meta = new ByteWriter(commits.length * 32)
  // Views of the leaves: what is most of a segment is copied once, to where it stands in the end.
  const bodies: Uint8Array[] = []
  const noise = new ByteWriter(1024)
  const refer = (id: string) => references.get(id) ?? 0
  const commands: string[] = []
  let lamport = 0
  let wallClock = 0
  for (const [index, { header, signature }] of commits.entries()) {
    meta.u8(
      (header.isClockDoubtful ? FLAG_DOUBTFUL : 0) |
        (header.account === null ? 0 : FLAG_ACCOUNT) |
        (signature === null ? 0 : FLAG_SIGNATURE),
    )
    meta.zigzag(header.lamport - lamport - 1)
    meta.zigzag(header.wallClock - wallClock)
    lamport = header.lamport
    wallClock = header.wallClock
    if (header.account !== null) meta.varint(refer(header.account))
    writeCommand(meta, header.command, commands)
    meta.varint(header.schemaVersion)
    meta.varint(header.deps.length)
    for (const { device, seq } of header.deps) {
      meta.varint(refer(device))
      meta.varint(seq)
    }
    const leaves = split[index] ?? []
    meta.varint(leaves.length)
    for (const leaf of leaves) writeLeaf({ meta, bodies, noise, refer }, leaf)
    if (signature !== null) noise.bytes(signature)
  }
  const bodyBytes = bodies.reduce((sum, { length }) => sum + length, 0)
  const dictionary = encodeIdDictionary(ids)
  const room = dictionary.length + meta.length + bodyBytes + noise.length + 64
  const writer = new ByteWriter(room)
  writer.sized(dictionary)
  writer.sized(meta.written())
  writer.varint(bodyBytes)
  for (const body of bodies) writer.bytes(body)
  writer.bytes(noise.written())
  return writer.written()
}

/** Throws a FormatError. Nothing read here is proven yet: the caller hashes and verifies. */
export function decodeSegmentPayload(payload: Uint8Array, count: number): readonly PayloadCommit[] {
  const parts = new ByteReader(payload)
  const ids = decodeIdDictionary(parts.sized())
  const meta = new ByteReader(parts.sized())
  const streams: ReadStreams = {
    ids,
    texts: idTexts(ids),
    meta,
    bodies: new ByteReader(parts.sized()),
    noise: new ByteReader(parts.rest()),
    budget: { segment: LIMITS.segmentLeafBytes, commit: 0 },
  }
  const idAt = (reference: number) => textAt(streams.texts, reference)
  const commands: string[] = []
  const commits: PayloadCommit[] = []
  let lamport = 0
  let wallClock = 0
  for (let index = 0; index < count; index += 1) {
    streams.budget.commit = LIMITS.commitBytes
    const flags = meta.u8()
    expectFormat(flags < FLAG_SIGNATURE * 2, 'unknown commit flags', 'unsupported')
    lamport += 1 + meta.zigzag()
    wallClock += meta.zigzag()
    expectFormat(
      lamport >= 0 && Number.isSafeInteger(lamport) && Math.abs(wallClock) < 2 ** 51,
      'times are within limits',
    )
    commits.push({
      header: {
        lamport,
        wallClock,
        isClockDoubtful: (flags & FLAG_DOUBTFUL) !== 0,
        account: (flags & FLAG_ACCOUNT) === 0 ? null : idAt(meta.varint()),
        command: readCommand(meta, commands),
        schemaVersion: meta.varint(),
        deps: Array.from({ length: meta.count(2, LIMITS.depsPerCommit) }, () => ({
          device: idAt(meta.varint()),
          seq: meta.varint(),
        })),
      },
      leaves: Array.from({ length: meta.count(1, LIMITS.leavesPerCommit) }, () =>
        readLeaf(streams),
      ),
      signature:
        (flags & FLAG_SIGNATURE) === 0 ? null : streams.noise.bytes(SIGNATURE_BYTES).slice(),
    })
  }
  meta.expectEnd()
  streams.bodies.expectEnd()
  streams.noise.expectEnd()
  return commits
}

type SplitLeaf =
  | { readonly kind: LeafKind; readonly hash: Uint8Array }
  | { readonly kind: LeafKind; readonly opaque: Uint8Array }
  | { readonly kind: LeafKind; readonly parts: LeafParts; readonly ids: readonly string[] }

function splitPayloadLeaf(leaf: PayloadLeaf): SplitLeaf {
  if ('hash' in leaf) return leaf
  try {
    const parts = splitLeaf(leaf.kind, leaf.bytes)
    return { kind: leaf.kind, parts, ids: idTexts(parts.ids) }
  } catch (error) {
    if (error instanceof FormatError) return { kind: leaf.kind, opaque: leaf.bytes }
    throw error
  }
}

function idsOf(
  commits: readonly PayloadCommit[],
  split: readonly (readonly SplitLeaf[])[],
): readonly string[] {
  const ids = new Set<string>()
  for (const { header } of commits) {
    if (header.account !== null) ids.add(header.account)
    for (const { device } of header.deps) ids.add(device)
  }
  for (const leaves of split) {
    for (const leaf of leaves) if ('ids' in leaf) for (const id of leaf.ids) ids.add(id)
  }
  return [...ids].sort()
}

function writeLeaf(
  streams: {
    readonly meta: ByteWriter
    readonly bodies: Uint8Array[]
    readonly noise: ByteWriter
    readonly refer: (id: string) => number
  },
  leaf: SplitLeaf,
): void {
  const { meta, bodies, noise, refer } = streams
  const kind = leafKindByte(leaf.kind) * 4
  if ('hash' in leaf) {
    meta.u8(kind + ABSENT)
    noise.bytes(leaf.hash)
  } else if ('opaque' in leaf) {
    meta.u8(kind + OPAQUE)
    meta.varint(leaf.opaque.length)
    bodies.push(leaf.opaque)
  } else {
    meta.u8(kind + SPLIT)
    meta.varint(leaf.ids.length)
    let next = 0
    for (const id of leaf.ids) {
      // Both tables are sorted, so references only step forward; neighbours cost a zero.
      const reference = refer(id)
      meta.varint(reference - next)
      next = reference + 1
    }
    meta.varint(leaf.parts.body.length)
    bodies.push(leaf.parts.body)
    noise.bytes(leaf.parts.salt)
  }
}

type ReadStreams = {
  readonly ids: Uint8Array
  readonly texts: readonly string[]
  readonly meta: ByteReader
  readonly bodies: ByteReader
  readonly noise: ByteReader
  /** A reference costs a byte here and becomes sixteen: what leaves grow to is limited too. */
  readonly budget: { segment: number; commit: number }
}

/** What a leaf takes in a segment beside its ids and its body, at most. */
const LEAF_OVERHEAD = 8

/** Before its bytes are allocated. */
function spend(budget: ReadStreams['budget'], leafBytes: number): void {
  budget.segment -= leafBytes + LEAF_OVERHEAD
  budget.commit -= leafBytes
  expectFormat(budget.segment >= 0, 'the leaves of a segment exceed its limit')
  expectFormat(budget.commit >= 0, 'the leaves of a commit exceed its limit')
}

function readLeaf({ ids, texts, meta, bodies, noise, budget }: ReadStreams): PayloadLeaf {
  const head = meta.u8()
  const kind = leafKindOf(head >> 2)
  const form = head % 4
  if (form === ABSENT) return { kind, hash: noise.bytes(HASH_BYTES).slice() }
  if (form === OPAQUE) {
    const bytes = bodies.bytes(meta.varint())
    spend(budget, bytes.length)
    return { kind, bytes: bytes.slice() }
  }
  expectFormat(form === SPLIT, 'unknown form of a leaf', 'unsupported')
  expectFormat(isKnownKind(kind), 'a leaf of an unknown kind travels whole', 'unsupported')
  const count = meta.count(1)
  spend(budget, count * ID_BYTES)
  const table = new Uint8Array(count * ID_BYTES)
  const tableTexts: string[] = []
  // People of one sheet stand together in the dictionary, so ids are copied in runs.
  let run = { from: 0, at: 0 }
  let next = 0
  for (let index = 0; index < count; index += 1) {
    const skipped = meta.varint()
    if (skipped > 0) {
      copyIds(ids, { ...run, to: next }, table)
      run = { from: next + skipped, at: index }
    }
    tableTexts.push(textAt(texts, next + skipped))
    next += skipped + 1
  }
  copyIds(ids, { ...run, to: next }, table)
  const body = bodies.bytes(meta.varint())
  const salt = noise.bytes(isSalted(kind) ? SALT_BYTES : 0)
  spend(budget, body.length + salt.length)
  return { kind, bytes: joinLeaf({ salt, ids: table, body }), ids: tableTexts }
}

/** Ids `from` up to `to` of a table, to place `at` of another. */
function copyIds(
  table: Uint8Array,
  run: { readonly from: number; readonly to: number; readonly at: number },
  target: Uint8Array,
): void {
  target.set(table.subarray(run.from * ID_BYTES, run.to * ID_BYTES), run.at * ID_BYTES)
}

function textAt(texts: readonly string[], reference: number): string {
  const text = texts[reference]
  if (text === undefined) throw new FormatError('damaged', 'an id is outside the dictionary')
  return text
}

/** A command's name is written the first time and pointed at afterwards. */
function writeCommand(meta: ByteWriter, command: string, known: string[]): void {
  const index = known.indexOf(command)
  meta.varint(index < 0 ? known.length : index)
  if (index < 0) {
    meta.text(command)
    known.push(command)
  }
}

function readCommand(meta: ByteReader, known: string[]): string {
  const index = meta.varint()
  const command = known[index]
  if (command !== undefined) return command
  expectFormat(index === known.length, 'a command name is outside its list')
  const fresh = meta.text(LIMITS.nameBytes)
  known.push(fresh)
  return fresh
}
