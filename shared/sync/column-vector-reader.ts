import type { ByteReader } from './byte-reader'
import { HAS_NULLS, indexWidth, SCALAR, VECTOR } from './column-vector'
import { expectFormat, FormatError } from './format-error'
import type { CellValue } from './row-group'
import { utf8Text } from './text-bytes'
import { LIMITS } from './wire-limits'

/** What all columns of a leaf share. */
export type LeafContent = {
  /** The leaf's table of ids, already as text. */
  readonly ids: readonly string[]
  /** How much may still come of what is written once and stands in many rows. */
  readonly budget: { text: number }
}

/** Reads one column of `rows` cells. */
export function readVector(
  reader: ByteReader,
  rows: number,
  content: LeafContent,
): readonly CellValue[] {
  const head = reader.u8()
  if (head === VECTOR.nulls) return new Array<CellValue>(rows).fill(null)
  const kind = head % HAS_NULLS
  if (head < HAS_NULLS) return readPresent(reader, kind, rows, content)
  const bitmap = reader.bytes(Math.ceil(rows / 8))
  return spread(bitmap, rows, readPresent(reader, kind, countBits(bitmap, rows), content))
}

function readPresent(
  reader: ByteReader,
  kind: number,
  count: number,
  { ids, budget }: LeafContent,
): readonly CellValue[] {
  switch (kind) {
    case VECTOR.constant: {
      const value = readScalar(reader, ids)
      spend(budget, count * lengthOf(value))
      return new Array<CellValue>(count).fill(value)
    }
    case VECTOR.intOffsets:
      return readOffsets(reader, count)
    case VECTOR.intSteps:
      return readSteps(reader, count)
    case VECTOR.reals:
      return repeat(reader, count, 8, () => reader.float64())
    case VECTOR.texts:
      return readTexts(reader, count)
    case VECTOR.textDictionary: {
      const words = readTexts(reader, reader.count(1, 0x1_0000))
      const cells = pick(words, readPlanes(reader, count, indexWidth(words.length)))
      spend(
        budget,
        cells.reduce((sum, word) => sum + word.length, 0),
      )
      return cells
    }
    case VECTOR.idIndexes:
      return pick(ids, readPlanes(reader, count, indexWidth(ids.length)))
    case VECTOR.idSteps:
      return pick(ids, readSteps(reader, count))
    case VECTOR.blobs: {
      const lengths = readLengths(reader, count)
      return lengths.map((length) => reader.bytes(length).slice())
    }
    case VECTOR.mixed:
      return repeat(reader, count, 1, () => readScalar(reader, ids))
    default:
      throw new FormatError('unsupported', `unknown kind of column ${kind}`)
  }
}

function lengthOf(value: CellValue): number {
  return typeof value === 'string' || value instanceof Uint8Array ? value.length : 0
}

function spend(budget: LeafContent['budget'], length: number): void {
  budget.text -= length
  expectFormat(budget.text >= 0, 'the texts of a leaf repeat beyond their limit')
}

function readScalar(reader: ByteReader, ids: readonly string[]): CellValue {
  const tag = reader.u8()
  switch (tag) {
    case SCALAR.null:
      return null
    case SCALAR.int:
      return reader.zigzag()
    case SCALAR.real:
      return reader.float64()
    case SCALAR.text:
      return reader.text(LIMITS.textBytes)
    case SCALAR.id:
      return entry(ids, reader.varint())
    case SCALAR.blob:
      return reader.sized(LIMITS.textBytes).slice()
    default:
      throw new FormatError('unsupported', `unknown kind of value ${tag}`)
  }
}

function readOffsets(reader: ByteReader, count: number): number[] {
  const minimum = reader.zigzag()
  const width = reader.u8()
  expectFormat(width >= 1 && width <= 6, 'an offset has 1 to 6 bytes')
  const values = readPlanes(reader, count, width)
  for (let row = 0; row < count; row += 1) values[row] = minimum + (values[row] ?? 0)
  return values
}

function readSteps(reader: ByteReader, count: number): number[] {
  let value = 0
  const values = repeat(reader, count, 1, () => {
    value += reader.zigzag()
    return value
  })
  expectFormat(values.every(Number.isSafeInteger), 'an integer is below 2^53')
  return values
}

function readPlanes(reader: ByteReader, count: number, width: number): number[] {
  const bytes = reader.bytes(count * width)
  const values = new Array<number>(count)
  // Plain loops here and in pick: every id of every row passes through them.
  for (let row = 0; row < count; row += 1) values[row] = bytes[row] ?? 0
  let scale = 0x100
  for (let plane = 1; plane < width; plane += 1) {
    const offset = plane * count
    for (let row = 0; row < count; row += 1) {
      values[row] = (values[row] ?? 0) + (bytes[offset + row] ?? 0) * scale
    }
    scale *= 0x100
  }
  return values
}

function readTexts(reader: ByteReader, count: number): string[] {
  const lengths = readLengths(reader, count)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const bytes = reader.bytes(total)
  const whole = utf8Text(bytes)
  let end = 0
  // ASCII, the common case: one decoding for the column, then cuts.
  const isAscii = whole.length === total
  return lengths.map((length) => {
    const start = end
    end += length
    return isAscii ? whole.slice(start, end) : utf8Text(bytes.subarray(start, end))
  })
}

function readLengths(reader: ByteReader, count: number): number[] {
  return repeat(reader, count, 1, () => {
    const length = reader.varint()
    expectFormat(length <= LIMITS.textBytes, 'a text or blob is at most 1 MiB')
    return length
  })
}

/** `count` things of at least `bytesEach` bytes: refused before anything is allocated. */
function repeat<T>(reader: ByteReader, count: number, bytesEach: number, read: () => T): T[] {
  expectFormat(count * bytesEach <= reader.remaining, 'a column is longer than its bytes')
  const values = new Array<T>(count)
  for (let row = 0; row < count; row += 1) values[row] = read()
  return values
}

function pick(table: readonly string[], indexes: readonly number[]): string[] {
  const values = new Array<string>(indexes.length)
  for (let row = 0; row < indexes.length; row += 1) values[row] = entry(table, indexes[row] ?? -1)
  return values
}

function entry(table: readonly string[], index: number): string {
  const value = table[index]
  if (value === undefined) throw new FormatError('damaged', 'an index points outside its table')
  return value
}

function countBits(bitmap: Uint8Array, rows: number): number {
  let count = 0
  for (const byte of bitmap) for (let rest = byte; rest !== 0; rest &= rest - 1) count += 1
  const padding = bitmap.length * 8 - rows
  const last = bitmap[bitmap.length - 1] ?? 0
  expectFormat(padding === 0 || last >> (8 - padding) === 0, 'padding bits are zero')
  expectFormat(count > 0 && count < rows, 'a bitmap marks some rows, not none and not all')
  return count
}

function spread(
  bitmap: Uint8Array,
  rows: number,
  present: readonly CellValue[],
): readonly CellValue[] {
  const values = new Array<CellValue>(rows).fill(null)
  let next = 0
  for (let row = 0; row < rows; row += 1) {
    if (((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0) {
      values[row] = present[next] ?? null
      next += 1
    }
  }
  return values
}
