import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { type FeedPosition, HASH_BYTES } from './commit-header'
import { expectFormat, FormatError } from './format-error'
import { ID_BYTES, idTexts } from './id-bytes'
import { decodeIdDictionary, encodeIdDictionary } from './id-dictionary'
import { decodeLeafPlaces, encodeLeafPlaces, type LeafPlace } from './private-leaves'
import { decodeSignedHeads, encodeSignedHeads, type SignedHead } from './signed-heads'
import { LIMITS } from './wire-limits'

/**
 * What a bundle holds and what its sender knows. Comes first in the encrypted body and is signed,
 * so that every section behind it is proven by its hash alone.
 */
export type BundleManifest = {
  readonly appVersion: string
  readonly schemaVersion: number
  readonly isClockDoubtful: boolean
  /** Signed statements of trust: at least the sender's chain to the founder. */
  readonly statements: readonly Uint8Array[]
  /** What the sender holds of every feed. */
  readonly vector: readonly FeedMark[]
  /** What the sender knows that others hold: receipts on their way back, over any number of hops. */
  readonly receipts: readonly Receipt[]
  /** BLAKE2b-256 of files the sender has heard of and lacks. */
  readonly wantedFiles: readonly Uint8Array[]
  /** Leaves of hub scope that the sender lacks: for other devices of its hub. */
  readonly lackedLeaves?: readonly LeafPlace[]
  /** Of feeds that others write: what tells a restored device that it had written more. */
  readonly signedHeads?: readonly SignedHead[]
  readonly sections: readonly BundleSection[]
}

export type FeedMark = FeedPosition & {
  /** First bytes of the hash of commit `seq`: tells two histories of one feed apart at once. */
  readonly mark: Uint8Array
}

export type Receipt = {
  readonly device: string
  /** The newest bundle of that device that said so. */
  readonly bundleSeq: number
  /** When that bundle was made, by its sender's clock. */
  readonly toldAt: number
  readonly vector: readonly FeedPosition[]
}

/** What opens a sealed file, and proves its bytes without opening it. */
export type FileSeal = {
  /** 32 bytes, of this file alone. */
  readonly key: Uint8Array
  /** Of the secretstream, 24 bytes. */
  readonly streamHeader: Uint8Array
  /** Key and Poly1305 of the sealed bytes, 48 bytes. */
  readonly check: Uint8Array
}

export type BundleSection =
  | SectionOf<'segment', FeedPosition & { readonly firstSeq: number }>
  | SectionOf<'file', object>
  /** A file that lies behind the body as it was sealed once, for this file alone. */
  | SectionOf<'sealed-file', FileSeal>
  /** Leaves of hub scope, sealed once more: to the devices of the sender's hub. */
  | SectionOf<'private-leaves', object>
  /** Of a newer version: skipped, its hash still checked. */
  | SectionOf<'unknown', { readonly code: number }>

type SectionOf<Kind extends string, Extra> = {
  readonly kind: Kind
  readonly length: number
  /** BLAKE2b-256 of the section's bytes; of a file, sealed or not, of its plain content: its name. */
  readonly hash: Uint8Array
} & Extra

export const MARK_BYTES = 8
const SEGMENT = 1
const FILE = 2
const PRIVATE_LEAVES = 3
const SEALED_FILE = 4
const SEAL_KEY_BYTES = 32
const SEAL_HEADER_BYTES = 24
const SEAL_CHECK_BYTES = 48
/** A secretstream frame of an empty file. */
const SEAL_LEAST_BYTES = 17
/** Tags of extras. */
const LACKED_LEAVES = 1
const SIGNED_HEADS = 2

const sectionCodes = {
  segment: SEGMENT,
  file: FILE,
  'private-leaves': PRIVATE_LEAVES,
  'sealed-file': SEALED_FILE,
} as const

export function encodeBundleManifest(manifest: BundleManifest): Uint8Array {
  const devices = devicesOf(manifest)
  const writer = new ByteWriter(4096)
  writer.text(manifest.appVersion)
  writer.varint(manifest.schemaVersion)
  writer.u8(manifest.isClockDoubtful ? 1 : 0)
  writer.varint(manifest.statements.length)
  for (const statement of manifest.statements) writer.sized(statement)
  writeVectors(writer, manifest, devices)
  writer.varint(manifest.wantedFiles.length)
  for (const hash of manifest.wantedFiles) writer.bytes(hash)
  writer.varint(manifest.sections.length)
  for (const section of manifest.sections) writeSection(writer, section, devices)
  writeExtras(writer, manifest, devices)
  return writer.finish()
}

/** Room for what later minor versions add: pairs of a number and sized bytes, skipped when unknown. */
function writeExtras(
  writer: ByteWriter,
  { lackedLeaves = [], signedHeads = [] }: BundleManifest,
  devices: readonly string[],
): void {
  const extras: (readonly [tag: number, bytes: Uint8Array])[] = []
  if (lackedLeaves.length > 0) extras.push([LACKED_LEAVES, encodeLeafPlaces(lackedLeaves, devices)])
  if (signedHeads.length > 0) extras.push([SIGNED_HEADS, encodeSignedHeads(signedHeads, devices)])
  writer.varint(extras.length)
  for (const [tag, bytes] of extras) {
    writer.varint(tag)
    writer.sized(bytes)
  }
}

function writeVectors(
  writer: ByteWriter,
  { vector, receipts }: BundleManifest,
  devices: readonly string[],
): void {
  writer.sized(encodeIdDictionary(devices))
  const own = new Map(vector.map((entry) => [entry.device, entry]))
  for (const id of devices) writer.varint(own.get(id)?.seq ?? 0)
  for (const id of devices) writer.bytes(own.get(id)?.mark ?? new Uint8Array(MARK_BYTES))
  writer.varint(receipts.length)
  for (const receipt of receipts) {
    const theirs = new Map(receipt.vector.map(({ device, seq }) => [device, seq]))
    writer.varint(devices.indexOf(receipt.device))
    writer.varint(receipt.bundleSeq)
    writer.zigzag(receipt.toldAt)
    // How far behind the sender each feed is: mostly zeros, which compress to nothing.
    for (const id of devices) writer.zigzag((own.get(id)?.seq ?? 0) - (theirs.get(id) ?? 0))
  }
}

export function decodeBundleManifest(bytes: Uint8Array): BundleManifest {
  const reader = new ByteReader(bytes)
  const appVersion = reader.text(LIMITS.nameBytes)
  const schemaVersion = reader.varint()
  const flags = reader.u8()
  const statements = Array.from({ length: reader.count(1, LIMITS.statements) }, () =>
    reader.sized(LIMITS.statementBytes).slice(),
  )
  const devices = idTexts(decodeIdDictionary(reader.sized(LIMITS.devices * ID_BYTES * 2)))
  expectFormat(devices.length <= LIMITS.devices, 'too many devices')
  const seqs = devices.map(() => reader.varint())
  expectFormat(
    seqs.every((seq) => seq <= LIMITS.seq),
    'a feed position is beyond its limit',
  )
  const marks = devices.map(() => reader.bytes(MARK_BYTES).slice())
  const vector = devices.flatMap((device, index) => {
    const seq = seqs[index] ?? 0
    const mark = marks[index]
    return seq === 0 || !mark ? [] : [{ device, seq, mark }]
  })
  const receiptCount = reader.count(3 + devices.length, LIMITS.devices)
  const receipts = Array.from({ length: receiptCount }, () => readReceipt(reader, devices, seqs))
  const wantedFiles = Array.from({ length: reader.count(HASH_BYTES, LIMITS.wantedFiles) }, () =>
    reader.bytes(HASH_BYTES).slice(),
  )
  const sections = Array.from({ length: reader.count(HASH_BYTES + 3, LIMITS.sections) }, () =>
    readSection(reader, devices),
  )
  let lackedLeaves: readonly LeafPlace[] = []
  let signedHeads: readonly SignedHead[] = []
  for (let extra = reader.count(2); extra > 0; extra -= 1) {
    const tag = reader.varint()
    const content = reader.sized()
    if (tag === LACKED_LEAVES) lackedLeaves = decodeLeafPlaces(content, devices)
    if (tag === SIGNED_HEADS) signedHeads = decodeSignedHeads(content, devices)
  }
  reader.expectEnd()
  return {
    appVersion,
    schemaVersion,
    isClockDoubtful: (flags & 1) !== 0,
    statements,
    vector,
    receipts,
    wantedFiles,
    ...(lackedLeaves.length === 0 ? {} : { lackedLeaves }),
    ...(signedHeads.length === 0 ? {} : { signedHeads }),
    sections,
  }
}

function readReceipt(
  reader: ByteReader,
  devices: readonly string[],
  seqs: readonly number[],
): Receipt {
  const device = deviceAt(devices, reader.varint())
  const bundleSeq = reader.varint()
  const toldAt = reader.zigzag()
  const vector = devices.flatMap((id, index) => {
    const seq = (seqs[index] ?? 0) - reader.zigzag()
    expectFormat(seq >= 0 && seq <= LIMITS.seq, 'a feed position is within its limits')
    return seq === 0 ? [] : [{ device: id, seq }]
  })
  return { device, bundleSeq, toldAt, vector }
}

function writeSection(
  writer: ByteWriter,
  section: BundleSection,
  devices: readonly string[],
): void {
  const details = new ByteWriter(16)
  if (section.kind === 'segment') {
    details.varint(devices.indexOf(section.device))
    details.varint(section.firstSeq)
    details.varint(section.seq - section.firstSeq)
  }
  if (section.kind === 'sealed-file') {
    details.bytes(section.key)
    details.bytes(section.streamHeader)
    details.bytes(section.check)
  }
  if (section.kind === 'unknown') writer.varint(section.code)
  else writer.varint(sectionCodes[section.kind])
  writer.varint(section.length)
  writer.bytes(section.hash)
  writer.sized(details.finish())
}

function readSection(reader: ByteReader, devices: readonly string[]): BundleSection {
  const code = reader.varint()
  const length = reader.varint()
  const hash = reader.bytes(HASH_BYTES).slice()
  // What a later minor version appends to the details is left unread.
  const details = new ByteReader(reader.sized())
  if (code === FILE) return { kind: 'file', length, hash }
  if (code === SEALED_FILE) {
    expectFormat(length >= SEAL_LEAST_BYTES, 'a sealed file has at least one frame')
    return {
      kind: 'sealed-file',
      length,
      hash,
      key: details.bytes(SEAL_KEY_BYTES).slice(),
      streamHeader: details.bytes(SEAL_HEADER_BYTES).slice(),
      check: details.bytes(SEAL_CHECK_BYTES).slice(),
    }
  }
  if (code === PRIVATE_LEAVES) {
    expectFormat(length <= LIMITS.segmentSectionBytes, 'a section of leaves is at most 25 MiB')
    return { kind: 'private-leaves', length, hash }
  }
  if (code !== SEGMENT) return { kind: 'unknown', code, length, hash }
  const device = deviceAt(devices, details.varint())
  const firstSeq = details.varint()
  const seq = firstSeq + details.varint()
  expectFormat(firstSeq >= 1 && Number.isSafeInteger(seq), 'a segment starts at 1 or later')
  expectFormat(length <= LIMITS.segmentSectionBytes, 'a segment is at most 25 MiB')
  return { kind: 'segment', length, hash, device, firstSeq, seq }
}

function deviceAt(devices: readonly string[], index: number): string {
  const device = devices[index]
  if (device === undefined) throw new FormatError('damaged', 'a device is outside the list')
  return device
}

function devicesOf(manifest: BundleManifest): readonly string[] {
  const devices = new Set(manifest.vector.map(({ device }) => device))
  for (const { device, vector } of manifest.receipts) {
    devices.add(device)
    for (const entry of vector) devices.add(entry.device)
  }
  for (const section of manifest.sections) {
    if (section.kind === 'segment') devices.add(section.device)
  }
  for (const { device } of manifest.lackedLeaves ?? []) devices.add(device)
  for (const { device } of manifest.signedHeads ?? []) devices.add(device)
  return [...devices].sort()
}
