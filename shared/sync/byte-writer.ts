import { assert } from '../lib/assert'
import { utf8Bytes } from './text-bytes'

/** Appends the primitives of the wire format (shared/sync/README.md) to one growing buffer. */
export class ByteWriter {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  constructor(initialCapacity = 256) {
    this.#bytes = new Uint8Array(initialCapacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  get length(): number {
    return this.#length
  }

  u8(value: number): void {
    this.#reserve(1)
    this.#view.setUint8(this.#length, value)
    this.#length += 1
  }

  /** Little-endian, like every fixed-width number of the format. */
  u32(value: number): void {
    this.#reserve(4)
    this.#view.setUint32(this.#length, value, true)
    this.#length += 4
  }

  /** 8 bytes little-endian, for values up to 2^53 - 1. */
  u64(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, 'a u64 is a safe non-negative integer')
    this.u32(value % 0x1_0000_0000)
    this.u32(Math.floor(value / 0x1_0000_0000))
  }

  float64(value: number): void {
    this.#reserve(8)
    this.#view.setFloat64(this.#length, value, true)
    this.#length += 8
  }

  /** Unsigned LEB128, up to 2^53 - 1. */
  varint(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, 'a varint is a safe non-negative integer')
    this.#reserve(8)
    let rest = value
    while (rest >= 0x80) {
      // Not bit operators: they cut to 32 bits.
      this.#view.setUint8(this.#length, (rest % 0x80) + 0x80)
      this.#length += 1
      rest = Math.floor(rest / 0x80)
    }
    this.#view.setUint8(this.#length, rest)
    this.#length += 1
  }

  /** 0, -1, 1, -2, 2 … as 0, 1, 2, 3, 4 …; |value| below 2^52. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  bytes(value: Uint8Array): void {
    this.#reserve(value.length)
    this.#bytes.set(value, this.#length)
    this.#length += value.length
  }

  /** Length in front, as a varint. */
  sized(value: Uint8Array): void {
    this.varint(value.length)
    this.bytes(value)
  }

  /** UTF-8 with its length in bytes in front. */
  text(value: string): void {
    this.sized(utf8Bytes(value))
  }

  /** A copy of what was written; the writer may go on. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  /** What was written, not copied: for writers that are done. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #reserve(count: number): void {
    const needed = this.#length + count
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}
