import { assert } from '../lib/assert'
import type { ByteWriter } from './byte-writer'
import type { CellValue } from './row-group'
import { utf8Bytes } from './text-bytes'

/**
 * Writes one column of a row group. Several shapes exist because the columns differ so much: a
 * status is a small dictionary, a timestamp a small step from the one before, an id an index into
 * the leaf's table of ids. Which shape is smallest is the writer's business; readers take any.
 */
export const VECTOR = {
  nulls: 0,
  constant: 1,
  intOffsets: 2,
  intSteps: 3,
  reals: 4,
  texts: 5,
  textDictionary: 6,
  idIndexes: 7,
  idSteps: 8,
  blobs: 9,
  mixed: 10,
} as const

/** Set on the kind byte when a bitmap of the rows that hold a value comes first. */
export const HAS_NULLS = 0x80

export const SCALAR = { null: 0, int: 1, real: 2, text: 3, id: 4, blob: 5 } as const

/** Integers of this size or more travel as reals (exact up to 2^53), so that steps fit a varint. */
const INTEGER_LIMIT = 2 ** 51

/** Position of each id of a leaf in its sorted table. */
export type IdIndexes = ReadonlyMap<string, number>

/** Bytes one index into a table of `size` entries takes. */
export function indexWidth(size: number): 1 | 2 | 3 {
  if (size <= 0x100) return 1
  return size <= 0x1_0000 ? 2 : 3
}

export function writeVector(
  writer: ByteWriter,
  values: readonly CellValue[],
  ids: IdIndexes,
): void {
  const present = values.filter((value) => value !== null)
  if (present.length === 0) {
    writer.u8(VECTOR.nulls)
    return
  }
  const nullFlag = present.length < values.length ? HAS_NULLS : 0
  const start = (kind: number) => {
    writer.u8(kind | nullFlag)
    if (nullFlag !== 0) writer.bytes(presenceBitmap(values))
  }
  const [first] = present
  assert(first !== undefined, 'a present value exists')
  if (present.every((value) => Object.is(value, first))) {
    start(VECTOR.constant)
    writeScalar(writer, first, ids)
  } else if (present.every(isInteger)) writeIntegers(writer, present, start)
  else if (present.every(isNumber)) {
    start(VECTOR.reals)
    for (const value of present) writeReal(writer, value)
  } else if (present.every(isText)) writeTexts(writer, present, ids, start)
  else if (present.every(isBlob)) {
    start(VECTOR.blobs)
    writeLengths(writer, present)
    for (const value of present) writer.bytes(value)
  } else {
    start(VECTOR.mixed)
    for (const value of present) writeScalar(writer, value, ids)
  }
}

function writeScalar(writer: ByteWriter, value: CellValue, ids: IdIndexes): void {
  if (value === null) writer.u8(SCALAR.null)
  else if (isInteger(value)) {
    writer.u8(SCALAR.int)
    writer.zigzag(value)
  } else if (isNumber(value)) {
    writer.u8(SCALAR.real)
    writeReal(writer, value)
  } else if (isText(value)) {
    const index = ids.get(value)
    if (index === undefined) {
      writer.u8(SCALAR.text)
      writer.text(value)
    } else {
      writer.u8(SCALAR.id)
      writer.varint(index)
    }
  } else {
    writer.u8(SCALAR.blob)
    writer.sized(value)
  }
}

function writeIntegers(
  writer: ByteWriter,
  values: readonly number[],
  start: (kind: number) => void,
): void {
  let minimum = Infinity
  let maximum = -Infinity
  let stepBytes = 0
  let previous = 0
  for (const value of values) {
    minimum = Math.min(minimum, value)
    maximum = Math.max(maximum, value)
    stepBytes += varintLength(Math.abs(value - previous) * 2)
    previous = value
  }
  const width = byteWidth(maximum - minimum)
  if (width > 6 || stepBytes < width * values.length) {
    start(VECTOR.intSteps)
    writeSteps(writer, values)
    return
  }
  start(VECTOR.intOffsets)
  writer.zigzag(minimum)
  writer.u8(width)
  writePlanes(
    writer,
    values.map((value) => value - minimum),
    width,
  )
}

function writeTexts(
  writer: ByteWriter,
  values: readonly string[],
  ids: IdIndexes,
  start: (kind: number) => void,
): void {
  const indexes = values.map((value) => ids.get(value) ?? -1)
  if (indexes.every((index) => index >= 0)) {
    // Sorted by key, the first key column only ever steps forward, mostly by 0 or 1.
    if (indexes.every((index, row) => row === 0 || index >= (indexes[row - 1] ?? 0))) {
      start(VECTOR.idSteps)
      writeSteps(writer, indexes)
    } else {
      start(VECTOR.idIndexes)
      writePlanes(writer, indexes, indexWidth(ids.size))
    }
    return
  }
  // Sorted, so that the same words get the same index in the next commit and compress away.
  const words = [...new Set(values)].sort()
  if (words.length <= Math.min(values.length / 2, 0x1_0000)) {
    const indexOf = new Map(words.map((word, index) => [word, index]))
    start(VECTOR.textDictionary)
    writer.varint(words.length)
    writeTextList(writer, words)
    writePlanes(
      writer,
      values.map((value) => indexOf.get(value) ?? 0),
      indexWidth(words.length),
    )
    return
  }
  start(VECTOR.texts)
  writeTextList(writer, values)
}

function writeTextList(writer: ByteWriter, values: readonly string[]): void {
  const parts = values.map(utf8Bytes)
  writeLengths(writer, parts)
  for (const part of parts) writer.bytes(part)
}

function writeLengths(writer: ByteWriter, values: readonly Uint8Array[]): void {
  for (const value of values) writer.varint(value.length)
}

function writeSteps(writer: ByteWriter, values: readonly number[]): void {
  let previous = 0
  for (const value of values) {
    writer.zigzag(value - previous)
    previous = value
  }
}

/** All lowest bytes, then all second bytes …: bytes that resemble each other stand together. */
function writePlanes(writer: ByteWriter, values: readonly number[], width: number): void {
  const bytes = new Uint8Array(values.length * width)
  let scale = 1
  for (let plane = 0; plane < width; plane += 1) {
    const offset = plane * values.length
    for (const [row, value] of values.entries()) {
      bytes[offset + row] = Math.floor(value / scale) % 0x100
    }
    scale *= 0x100
  }
  writer.bytes(bytes)
}

function writeReal(writer: ByteWriter, value: number): void {
  assert(Number.isFinite(value), 'a real number on the wire is finite')
  writer.float64(value)
}

/** One bit per row, lowest bit first; padding bits are zero. */
function presenceBitmap(values: readonly CellValue[]): Uint8Array {
  const bitmap = new Uint8Array(Math.ceil(values.length / 8))
  for (const [row, value] of values.entries()) {
    if (value !== null) bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7))
  }
  return bitmap
}

function byteWidth(range: number): number {
  let width = 1
  for (let limit = 0x100; range >= limit; limit *= 0x100) width += 1
  return width
}

function varintLength(value: number): number {
  let length = 1
  for (let limit = 0x80; value >= limit; limit *= 0x80) length += 1
  return length
}

function isInteger(value: CellValue): value is number {
  return (
    Number.isInteger(value) && Math.abs(value as number) < INTEGER_LIMIT && !Object.is(value, -0)
  )
}

function isNumber(value: CellValue): value is number {
  return typeof value === 'number'
}

function isText(value: CellValue): value is string {
  return typeof value === 'string'
}

function isBlob(value: CellValue): value is Uint8Array {
  return value instanceof Uint8Array
}
