import { crc32 as zlibCrc32, inflateRawSync } from 'node:zlib'

import { AppError } from '../../shared/lib/app-error'
import { rosterLimits } from './roster-limits'

/**
 * The few parts of a workbook's zip that hold cells. The directory is checked before anything is
 * inflated, inflating stops at the size the directory promised, and the checksum tells a damaged
 * part from an empty one.
 */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly offset: number
}

const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const endBytes = 22
const maxCommentBytes = 65_535

const damaged = (cause?: unknown): AppError => new AppError('roster.unreadable', {}, { cause })

export function readZipDirectory(file: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  const directoryBytes = file.readUInt32LE(end + 12)
  const start = file.readUInt32LE(end + 16)
  if (count > rosterLimits.zipEntries) throw new AppError('roster.too-large')
  if (start + directoryBytes > end) throw damaged()

  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || file.readUInt32LE(at) !== directorySignature) throw damaged()
    const nameBytes = file.readUInt16LE(at + 28)
    const tailBytes = file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    if (at + 46 + nameBytes + tailBytes > end) throw damaged()
    // Windows tools sometimes write backslashes, and part names do not care about case.
    const name = file
      .toString('utf8', at + 46, at + 46 + nameBytes)
      .replaceAll('\\', '/')
      .toLowerCase()
    const isEncrypted = (file.readUInt16LE(at + 8) & 1) === 1
    if (isEncrypted) throw new AppError('roster.locked')
    entries.set(name, {
      name,
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packedBytes: file.readUInt32LE(at + 20),
      bytes: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    })
    at += 46 + nameBytes + tailBytes
  }
  return entries
}

function findEnd(file: Buffer): number {
  const lowest = Math.max(0, file.length - endBytes - maxCommentBytes)
  for (let at = file.length - endBytes; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) === endSignature) return at
  }
  throw damaged()
}

/** Sizes as the directory promises them; `inflateEntry` holds it to its word. */
export function checkSizes(entries: readonly ZipEntry[]): void {
  let total = 0
  for (const entry of entries) {
    total += entry.bytes
    const isBomb =
      entry.bytes > rosterLimits.ratioFromBytes &&
      entry.bytes > entry.packedBytes * rosterLimits.inflateRatio
    if (isBomb || entry.bytes > rosterLimits.partBytes) throw new AppError('roster.too-large')
  }
  if (total > rosterLimits.workbookBytes) throw new AppError('roster.too-large')
}

export function inflateEntry(file: Buffer, entry: ZipEntry): Buffer {
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== localSignature) {
    throw damaged()
  }
  const start =
    entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28)
  const packed = file.subarray(start, start + entry.packedBytes)
  if (packed.length !== entry.packedBytes) throw damaged()
  const content = inflate(packed, entry)
  if (content.length !== entry.bytes || crc32(content) !== entry.crc) throw damaged()
  return content
}

function inflate(packed: Buffer, entry: ZipEntry): Buffer {
  if (entry.method === 0) return packed
  if (entry.method !== 8 || entry.bytes === 0) {
    if (entry.bytes === 0) return Buffer.alloc(0)
    throw damaged()
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.bytes })
  } catch (cause) {
    throw damaged(cause)
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value >>> 0
})

/** node:zlib has crc32 from Node 20.15 on; Electron 25 brings Node 18. */
function crc32(content: Buffer): number {
  if (typeof zlibCrc32 === 'function') return zlibCrc32(content)
  let value = 0xffffffff
  for (const byte of content) value = (value >>> 8) ^ (crcTable[(value ^ byte) & 0xff] ?? 0)
  return (value ^ 0xffffffff) >>> 0
}
