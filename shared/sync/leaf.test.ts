import fc from 'fast-check'
import { expect, test } from 'vitest'

import { withByte } from '../../tests/support/changed-bytes'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { SCALAR, VECTOR } from './column-vector'
import { FormatError } from './format-error'
import { idBytes, idText, isIdText } from './id-bytes'
import { decodeLeaf, encodeLeaf, joinLeaf, splitLeaf } from './leaf'
import type { CellValue, RowGroup } from './row-group'

const noSalt = new Uint8Array()

const anIdBytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const anId = anIdBytes.map((bytes) => idText(bytes))
const cells: readonly fc.Arbitrary<CellValue>[] = [
  fc.constant(null),
  fc.integer({ min: 0, max: 5 }),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom('hadir', 'izin', 'sakit'),
  fc.string({ unit: 'grapheme' }),
  anId,
  fc.uint8Array({ maxLength: 20 }),
]
const aColumn = (rows: number) =>
  fc
    .subarray([...cells], { minLength: 1 })
    .chain((kinds) => fc.array(fc.oneof(...kinds), { minLength: rows, maxLength: rows }))

const aGroup: fc.Arbitrary<RowGroup> = fc
  .record({ rows: fc.integer({ min: 1, max: 70 }), width: fc.integer({ min: 0, max: 5 }) })
  .chain(({ rows, width }) =>
    fc.record({
      table: fc.constantFrom('attendance', 'members', 'x'),
      isCorrection: fc.boolean(),
      key: fc.uniqueArray(anId, { minLength: rows, maxLength: rows }),
      others: fc.array(aColumn(rows), { minLength: width, maxLength: width }),
    }),
  )
  .map(({ table, isCorrection, key, others }) => ({
    table,
    isCorrection,
    keyColumns: ['id'],
    columns: ['id', ...others.map((_, index) => `column_${index}`)],
    values: [key, ...others],
  }))

function reasonOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof FormatError) return error.reason
    throw error
  }
  return 'accepted'
}

test('any groups come back from a leaf as they went in', () => {
  fc.assert(
    fc.property(fc.array(aGroup, { minLength: 1, maxLength: 4 }), (groups) => {
      const bytes = encodeLeaf('bulk-network', groups, noSalt)

      expect(decodeLeaf('bulk-network', bytes)).toEqual(groups)
      expect(joinLeaf(splitLeaf('bulk-network', bytes))).toEqual(bytes)
    }),
    { numRuns: 100 },
  )
})

test('a leaf cut at any length is refused', () => {
  const bytes = encodeLeaf('bulk-network', [anAttendanceGroup()], noSalt)

  const reasons = Array.from({ length: bytes.length }, (_, length) =>
    reasonOf(() => decodeLeaf('bulk-network', bytes.subarray(0, length))),
  )

  expect(new Set(reasons)).toEqual(new Set(['damaged']))
})

test('changed bytes never throw anything but a FormatError', () => {
  const bytes = encodeLeaf('bulk-network', [anAttendanceGroup()], noSalt)

  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      (changes) => {
        const changed = bytes.slice()
        for (const [position, value] of changes) changed[position] = value
        expect(['damaged', 'unsupported', 'accepted']).toContain(
          reasonOf(() => decodeLeaf('bulk-network', changed)),
        )
      },
    ),
    { numRuns: 3_000 },
  )
})

test('random bytes never throw anything but a FormatError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(['damaged', 'unsupported', 'accepted']).toContain(
        reasonOf(() => decodeLeaf('bulk-network', Uint8Array.of(1, 0, ...bytes))),
      )
    }),
    { numRuns: 2_000 },
  )
})

test('a few bytes that announce a billion rows are refused before anything is allocated', () => {
  const writer = new ByteWriter()
  writer.u8(1)
  writer.varint(0)
  writer.varint(1)
  writer.u8(0)
  writer.text('members')
  writer.varint(1)
  writer.varint(2)
  writer.text('id')
  writer.text('name')
  writer.varint(1_000_000_000)
  writer.u8(0)
  writer.u8(0)

  expect(reasonOf(() => decodeLeaf('bulk-network', writer.finish()))).toBe('damaged')
})

test('a text written once for so many rows that no memory holds them is refused', () => {
  const rows = 40_000
  const word = 'x'.repeat(1_000)
  const constant = (writer: ByteWriter) => {
    writer.u8(VECTOR.constant)
    writer.u8(SCALAR.text)
    writer.text(word)
  }
  const dictionary = (writer: ByteWriter) => {
    writer.u8(VECTOR.textDictionary)
    writer.varint(1)
    writer.text(word)
    writer.bytes(new Uint8Array(rows))
  }
  for (const column of [constant, dictionary]) {
    const writer = new ByteWriter()
    writer.u8(1)
    writer.varint(0)
    writer.varint(1)
    writer.u8(0)
    writer.text('members')
    writer.varint(1)
    writer.varint(2)
    writer.text('id')
    writer.text('name')
    writer.varint(rows)
    writer.u8(VECTOR.intSteps)
    writer.bytes(new Uint8Array(rows))
    column(writer)

    expect(reasonOf(() => decodeLeaf('bulk-network', writer.finish()))).toBe('damaged')
  }
})

test('a column kind, leaf format or group flag of a newer version is unsupported, not damaged', () => {
  const bytes = encodeLeaf('bulk-network', [oneRow({ age: 5 })], noSalt)
  const valueKind = bytes.length - 3
  const flags = 1 + 1 + 16 + 1

  const newerKind = withByte(bytes, valueKind, 60)
  const newerFormat = withByte(bytes, 0, 2)
  const newerFlags = withByte(bytes, flags, 4)

  expect(
    [newerKind, newerFormat, newerFlags].map((leaf) =>
      reasonOf(() => decodeLeaf('bulk-network', leaf)),
    ),
  ).toEqual(['unsupported', 'unsupported', 'unsupported'])
})

test('a personal leaf holds exactly one row', () => {
  const salt = new Uint8Array(16).fill(9)
  const leaf = encodeLeaf('personal-network', [anAttendanceGroup()], salt)

  expect(reasonOf(() => decodeLeaf('personal-network', leaf))).toBe('damaged')
})

test('the salt changes the bytes of a personal leaf and nothing of its content', () => {
  const group = oneRow({ age: 41 })
  const one = encodeLeaf('personal-network', [group], new Uint8Array(16).fill(1))
  const two = encodeLeaf('personal-network', [group], new Uint8Array(16).fill(2))

  expect(one).not.toEqual(two)
  expect(decodeLeaf('personal-network', one)).toEqual(decodeLeaf('personal-network', two))
})

test('ids and their 16 bytes are one-to-one and sort alike', () => {
  fc.assert(
    fc.property(anIdBytes, anIdBytes, (left, right) => {
      expect(idBytes(idText(left))).toEqual(left)
      expect(isIdText(idText(left))).toBe(true)
      expect(Math.sign(Buffer.compare(left, right))).toBe(
        idText(left) < idText(right) ? -1 : Number(idText(left) > idText(right)),
      )
    }),
  )
})

test('only 26 lower-case base32 characters that fit 128 bits are an id', () => {
  const id = '01jd8g6zkcv3x9q2m4h7t5w8ra'

  expect(
    [id, id.toUpperCase(), `8${id.slice(1)}`, id.slice(1), `${id}0`, id.replace('v', 'u'), ''].map(
      isIdText,
    ),
  ).toEqual([true, false, false, false, false, false, false])
})

test('a number has one way to be written', () => {
  expect(reasonOf(() => new ByteReader(Uint8Array.of(0x80, 0x00)).varint())).toBe('damaged')
  expect(reasonOf(() => new ByteReader(new Uint8Array(9).fill(0xff)).varint())).toBe('damaged')
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      fc.integer({ min: -(2 ** 51), max: 2 ** 51 }),
      (natural, whole) => {
        const writer = new ByteWriter(1)
        writer.varint(natural)
        writer.zigzag(whole)
        writer.u64(natural)
        const reader = new ByteReader(writer.finish())
        expect([reader.varint(), reader.zigzag(), reader.u64(), reader.remaining]).toEqual([
          natural,
          whole,
          natural,
          0,
        ])
      },
    ),
  )
})

function oneRow(cells: Readonly<Record<string, CellValue>>): RowGroup {
  return {
    table: 'members',
    isCorrection: false,
    keyColumns: ['id'],
    columns: ['id', ...Object.keys(cells)],
    values: [['01jd8g6zkcv3x9q2m4h7t5w8ra'], ...Object.values(cells).map((value) => [value])],
  }
}

function anAttendanceGroup(): RowGroup {
  const members = Array.from({ length: 60 }, (_, index) =>
    idText(new Uint8Array(16).fill(index + 1)),
  )
  return {
    table: 'attendance',
    isCorrection: true,
    keyColumns: ['session_id', 'member_id'],
    columns: ['session_id', 'member_id', 'status', 'arrived_at', 'note', 'score'],
    values: [
      members.map(() => '01jd8g6zkcv3x9q2m4h7t5w8ra'),
      members,
      members.map((_, row) => (row % 3 === 0 ? 'T' : 'H')),
      members.map((_, row) => (row % 3 === 0 ? 480 + row : null)),
      members.map((_, row) => (row === 7 ? 'hujan' : null)),
      members.map((_, row) => row * 1.25),
    ],
  }
}
