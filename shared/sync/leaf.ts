import { assert } from '../lib/assert'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { writeVector } from './column-vector'
import { readVector } from './column-vector-reader'
import { expectFormat, FormatError } from './format-error'
import { compareIdBytes, ID_BYTES, idTexts, isIdText, writeIdBytes } from './id-bytes'
import { type CellValue, rowCount, type RowGroup } from './row-group'
import { LIMITS } from './wire-limits'

/**
 * A leaf is the smallest part of a commit that is hashed by itself, so the smallest part that can
 * be left out (another hub's private columns) or erased (one person's data) without breaking the
 * feed's chain. `bulk` leaves hold all rows of ordinary tables, `personal` leaves one row each.
 */
export const leafKinds = ['bulk-network', 'personal-network', 'bulk-hub', 'personal-hub'] as const
/** Kinds from 4 on are of a later version: their leaves are kept and passed on unread. */
export type LeafKind = (typeof leafKinds)[number] | `kind-${number}`

/** Kinds are below this, because a segment spells kind and form of a leaf in one byte. */
const KINDS = 64
const laterKinds = Array.from(
  { length: KINDS - leafKinds.length },
  (_, index): LeafKind => `kind-${index + leafKinds.length}`,
)
const allKinds: readonly LeafKind[] = [...leafKinds, ...laterKinds]
const kindBytes = new Map(allKinds.map((kind, byte) => [kind, byte]))

export function isKnownKind(kind: LeafKind): kind is (typeof leafKinds)[number] {
  return leafKindByte(kind) < leafKinds.length
}

const LEAF_FORMAT = 1
const CORRECTION = 1
export const SALT_BYTES = 16

/**
 * Every leaf that may one day be missing where its hash stays is salted: the hash of a bare phone
 * number or NIK could be guessed. The bulk leaf always travels with its hash.
 */
export function isSalted(kind: LeafKind): boolean {
  return kind !== 'bulk-network'
}

export function isPersonal(kind: LeafKind): boolean {
  return kind === 'personal-network' || kind === 'personal-hub'
}

export function leafKindByte(kind: LeafKind): number {
  const byte = kindBytes.get(kind)
  assert(byte !== undefined, 'a kind of leaf has its byte')
  return byte
}

export function leafKindOf(byte: number): LeafKind {
  const kind = allKinds[byte]
  if (kind === undefined) throw new FormatError('unsupported', `unknown kind of leaf ${byte}`)
  return kind
}

/** `salt` is 16 fresh random bytes for salted kinds and empty for `bulk-network`. */
export function encodeLeaf(
  kind: LeafKind,
  groups: readonly RowGroup[],
  salt: Uint8Array,
): Uint8Array {
  assert(isKnownKind(kind), 'only kinds of this version are written')
  assert(salt.length === (isSalted(kind) ? SALT_BYTES : 0), 'a salt goes with the kind of leaf')
  assert(textOf(groups) <= LIMITS.textPerLeaf, 'the texts of a leaf are below their limit')
  const ids = idsOf(groups)
  const writer = new ByteWriter(1024)
  writer.u8(LEAF_FORMAT)
  writer.bytes(salt)
  writer.varint(ids.length)
  const bytes = new Uint8Array(ID_BYTES)
  for (const id of ids) {
    writeIdBytes(id, bytes, 0)
    writer.bytes(bytes)
  }
  const indexes = new Map(ids.map((id, index) => [id, index]))
  writer.varint(groups.length)
  for (const group of groups) writeGroup(writer, group, indexes)
  return writer.finish()
}

/**
 * Throws a FormatError; `unsupported` means: keep the leaf and try again after an upgrade.
 * `knownIds` is the leaf's table of ids as text, where a segment has turned it into text already.
 */
export function decodeLeaf(
  kind: LeafKind,
  bytes: Uint8Array,
  knownIds?: readonly string[],
): readonly RowGroup[] {
  // A segment has put known ids in order itself, from its own table in order.
  const { ids, body } = knownIds ? cutLeaf(kind, bytes) : splitLeaf(kind, bytes)
  const reader = new ByteReader(body)
  const texts = knownIds ?? idTexts(ids)
  const groupCount = reader.count(1, LIMITS.groupsPerLeaf)
  const budget = {
    rows: bytes.length,
    cells: Math.min(LIMITS.cellsPerLeaf, cellAllowance(bytes)),
    text: LIMITS.textPerLeaf,
  }
  const groups: RowGroup[] = []
  for (let index = 0; index < groupCount; index += 1) groups.push(readGroup(reader, texts, budget))
  reader.expectEnd()
  const isOneRow = groups.length === 1 && groups.every((group) => rowCount(group) === 1)
  expectFormat(!isPersonal(kind) || isOneRow, 'a personal leaf holds one row')
  return groups
}

export type LeafParts = {
  readonly salt: Uint8Array
  /** 16 bytes each, strictly ascending. */
  readonly ids: Uint8Array
  readonly body: Uint8Array
}

/** The parts of a leaf that travel separately in a segment; views on the input. */
export function splitLeaf(kind: LeafKind, bytes: Uint8Array): LeafParts {
  const parts = cutLeaf(kind, bytes)
  const { ids } = parts
  for (let offset = ID_BYTES; offset < ids.length; offset += ID_BYTES) {
    expectFormat(compareIdBytes(ids, offset - ID_BYTES, ids, offset) < 0, 'ids stand in order')
  }
  return parts
}

/** As splitLeaf, where the order of the ids is known already. */
function cutLeaf(kind: LeafKind, bytes: Uint8Array): LeafParts {
  expectFormat(isKnownKind(kind), 'unknown kind of leaf', 'unsupported')
  const reader = new ByteReader(bytes)
  expectFormat(reader.u8() === LEAF_FORMAT, 'unknown leaf format', 'unsupported')
  const salt = reader.bytes(isSalted(kind) ? SALT_BYTES : 0)
  const ids = reader.bytes(reader.count(ID_BYTES) * ID_BYTES)
  return { salt, ids, body: reader.rest() }
}

/** The inverse of splitLeaf: exactly the bytes that were hashed. */
export function joinLeaf({ salt, ids, body }: LeafParts): Uint8Array {
  const front = new ByteWriter(40)
  front.u8(LEAF_FORMAT)
  front.bytes(salt)
  front.varint(ids.length / ID_BYTES)
  const bytes = new Uint8Array(front.length + ids.length + body.length)
  bytes.set(front.finish())
  bytes.set(ids, front.length)
  bytes.set(body, front.length + ids.length)
  return bytes
}

/** Ids are few bytes each, whatever they look like as text. */
function textOf(groups: readonly RowGroup[]): number {
  let length = 0
  for (const { values } of groups) {
    for (const column of values) {
      for (const value of column) {
        if (typeof value === 'string' && !isIdText(value)) length += value.length
      }
    }
  }
  return length
}

function idsOf(groups: readonly RowGroup[]): readonly string[] {
  const ids = new Set<string>()
  for (const { values } of groups) {
    for (const column of values) {
      for (const value of column) if (typeof value === 'string' && isIdText(value)) ids.add(value)
    }
  }
  // The order of the texts is the order of their bytes.
  return [...ids].sort()
}

function writeGroup(writer: ByteWriter, group: RowGroup, ids: ReadonlyMap<string, number>): void {
  const rows = rowCount(group)
  assert(rows > 0 && group.keyColumns.length > 0, `a group of ${group.table} has rows and a key`)
  assert(
    group.values.length === group.columns.length &&
      group.keyColumns.every((name, index) => group.columns[index] === name),
    `the columns of ${group.table} start with its key and each has values`,
  )
  writer.u8(group.isCorrection ? CORRECTION : 0)
  writer.text(group.table)
  writer.varint(group.keyColumns.length)
  writer.varint(group.columns.length)
  for (const name of group.columns) writer.text(name)
  writer.varint(rows)
  for (const column of group.values) {
    assert(column.length === rows, `all columns of ${group.table} are equally long`)
    writeVector(writer, column, ids)
  }
}

function readGroup(
  reader: ByteReader,
  ids: readonly string[],
  budget: { rows: number; cells: number; text: number },
): RowGroup {
  const flags = reader.u8()
  expectFormat(flags <= CORRECTION, 'unknown flags of a group', 'unsupported')
  const table = reader.text(LIMITS.nameBytes)
  const keyLength = reader.count(1, LIMITS.columnsPerGroup)
  const width = reader.count(1, LIMITS.columnsPerGroup)
  expectFormat(keyLength >= 1 && keyLength <= width, 'a group has a key and columns')
  const columns = Array.from({ length: width }, () => reader.text(LIMITS.nameBytes))
  expectFormat(new Set(columns).size === width, 'a column stands once in a group')
  const rows = reader.varint()
  budget.rows -= rows
  budget.cells -= rows * width
  expectFormat(rows > 0 && budget.rows >= 0 && budget.cells >= 0, 'too many rows for these bytes')
  const values: (readonly CellValue[])[] = []
  for (let column = 0; column < width; column += 1) {
    values.push(readVector(reader, rows, { ids, budget }))
  }
  return {
    table,
    isCorrection: flags === CORRECTION,
    keyColumns: columns.slice(0, keyLength),
    columns,
    values,
  }
}

/** Distinct keys take a byte a row, so honest leaves stay far below this and bombs do not. */
function cellAllowance(bytes: Uint8Array): number {
  return bytes.length * LIMITS.cellsPerByte + 4_096
}
