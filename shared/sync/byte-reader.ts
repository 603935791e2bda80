import { expectFormat, FormatError } from './format-error'
import { utf8Text } from './text-bytes'

/**
 * Reads what ByteWriter wrote. The bytes are foreign: every read is checked against the end, every
 * count against what is left, and nothing is allocated that the input did not pay for.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #position = 0

  constructor(bytes: Uint8Array) {
    // A plain view even of Node's Buffer, whose slice() would share memory instead of copying.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get position(): number {
    return this.#position
  }

  get remaining(): number {
    return this.#bytes.length - this.#position
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1))
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4), true)
  }

  u64(): number {
    const low = this.u32()
    const value = this.u32() * 0x1_0000_0000 + low
    expectFormat(Number.isSafeInteger(value), 'number beyond 2^53')
    return value
  }

  float64(): number {
    const value = this.#view.getFloat64(this.#advance(8), true)
    expectFormat(Number.isFinite(value), 'a real number is finite')
    return value
  }

  /** Only the shortest form is accepted, so equal values have equal bytes. */
  varint(): number {
    const first = this.u8()
    if (first < 0x80) return first
    let value = first - 0x80
    let scale = 0x80
    for (let count = 2; count <= 8; count += 1) {
      const byte = this.u8()
      value += (byte % 0x80) * scale
      if (byte < 0x80) {
        expectFormat(byte !== 0, 'a varint is written in its shortest form')
        expectFormat(Number.isSafeInteger(value), 'number beyond 2^53')
        return value
      }
      scale *= 0x80
    }
    throw new FormatError('damaged', 'a varint has at most 8 bytes')
  }

  zigzag(): number {
    const value = this.varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  /** A number of things that follow, each at least `bytesEach` long. */
  count(bytesEach: number, limit = Number.MAX_SAFE_INTEGER): number {
    const value = this.varint()
    expectFormat(value <= limit, `at most ${limit} are allowed, not ${value}`)
    expectFormat(value * bytesEach <= this.remaining, 'more is announced than follows')
    return value
  }

  /** A view on the input, not a copy. */
  bytes(length: number): Uint8Array {
    const start = this.#advance(length)
    return this.#bytes.subarray(start, start + length)
  }

  sized(limit = Number.MAX_SAFE_INTEGER): Uint8Array {
    return this.bytes(this.count(1, limit))
  }

  /** `limit` is in bytes. */
  text(limit: number): string {
    return utf8Text(this.sized(limit))
  }

  /** Everything up to the end. */
  rest(): Uint8Array {
    return this.bytes(this.remaining)
  }

  expectEnd(): void {
    expectFormat(this.remaining === 0, `${this.remaining} bytes too many`)
  }

  #advance(length: number): number {
    expectFormat(length >= 0 && length <= this.remaining, 'the bytes end too early')
    const start = this.#position
    this.#position += length
    return start
  }
}
