import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { expectFormat } from './format-error'
import { compareIdBytes, ID_BYTES, writeIdBytes } from './id-bytes'

/**
 * The ids of a segment, each once and in order. Ids are most of what a small change costs, and most
 * of an id is chance that no compressor removes; what can be removed is the time in front (as steps)
 * and the fixed version and variant bits (bytes 6 and 8, each in a row of their own).
 */
const TIME_BYTES = 6
const VERSION_BYTE = 6
const VARIANT_BYTE = 8
/** The shortest an entry can be: one byte of time step and the ten bytes behind it. */
const ENTRY_BYTES = 11

/** `ids` are sorted and different. */
export function encodeIdDictionary(ids: readonly string[]): Uint8Array {
  const writer = new ByteWriter(64 + ids.length * ID_BYTES)
  const bytes = new Uint8Array(ids.length * ID_BYTES)
  for (const [index, id] of ids.entries()) writeIdBytes(id, bytes, index * ID_BYTES)
  writer.varint(ids.length)
  let previous = 0
  for (let index = 0; index < ids.length; index += 1) {
    const time = timeAt(bytes, index * ID_BYTES)
    writer.varint(time - previous)
    previous = time
  }
  writer.bytes(plane(bytes, VERSION_BYTE))
  writer.bytes(plane(bytes, VARIANT_BYTE))
  for (let offset = 0; offset < bytes.length; offset += ID_BYTES) {
    writer.bytes(bytes.subarray(offset + VERSION_BYTE + 1, offset + VARIANT_BYTE))
    writer.bytes(bytes.subarray(offset + VARIANT_BYTE + 1, offset + ID_BYTES))
  }
  return writer.finish()
}

/** All ids, 16 bytes each, strictly ascending. */
export function decodeIdDictionary(encoded: Uint8Array): Uint8Array {
  const reader = new ByteReader(encoded)
  const count = reader.count(ENTRY_BYTES)
  const bytes = new Uint8Array(count * ID_BYTES)
  let time = 0
  for (let index = 0; index < count; index += 1) {
    time += reader.varint()
    expectFormat(time < 2 ** 48, 'the time of an id has 48 bits')
    setTime(bytes, index * ID_BYTES, time)
  }
  for (const position of [VERSION_BYTE, VARIANT_BYTE]) {
    const values = reader.bytes(count)
    for (let index = 0; index < count; index += 1) {
      bytes[index * ID_BYTES + position] = values[index] ?? 0
    }
  }
  for (let offset = 0; offset < bytes.length; offset += ID_BYTES) {
    bytes.set(reader.bytes(VARIANT_BYTE - VERSION_BYTE - 1), offset + VERSION_BYTE + 1)
    bytes.set(reader.bytes(ID_BYTES - VARIANT_BYTE - 1), offset + VARIANT_BYTE + 1)
  }
  reader.expectEnd()
  for (let offset = ID_BYTES; offset < bytes.length; offset += ID_BYTES) {
    const order = compareIdBytes(bytes, offset - ID_BYTES, bytes, offset)
    expectFormat(order < 0, 'ids stand in order')
  }
  return bytes
}

function plane(bytes: Uint8Array, position: number): Uint8Array {
  return Uint8Array.from(
    { length: bytes.length / ID_BYTES },
    (_, index) => bytes[index * ID_BYTES + position] ?? 0,
  )
}

/** UUIDv7 starts with milliseconds; for any other id these are just its first six bytes. */
function timeAt(bytes: Uint8Array, offset: number): number {
  let time = 0
  for (let index = 0; index < TIME_BYTES; index += 1)
    time = time * 0x100 + (bytes[offset + index] ?? 0)
  return time
}

function setTime(bytes: Uint8Array, offset: number, time: number): void {
  let rest = time
  for (let index = TIME_BYTES - 1; index >= 0; index -= 1) {
    bytes[offset + index] = rest % 0x100
    rest = Math.floor(rest / 0x100)
  }
}
