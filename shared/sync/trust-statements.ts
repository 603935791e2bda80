import { MARK_BYTES } from './bundle-manifest'
import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { SIGNATURE_BYTES } from './commit-header'
import { expectFormat, FormatError } from './format-error'
import { ID_BYTES, idBytes, idText } from './id-bytes'
import { readRanges, type ReservedNumbers, writeRanges } from './reserved-numbers'

/**
 * The signed sentences a network's trust is made of. They travel in every bundle and need no order:
 * who is trusted is a function of the set (electron/sync/trust/certificates.ts).
 */
export type Charter = {
  readonly kind: 'charter'
  /** The network's id is the hash of this key. */
  readonly founderKey: Uint8Array
  readonly name: string
  readonly serial: number
  readonly issuedAt: number
}

/** A device about itself, signed by itself: nobody else can give it another key or name. */
export type DeviceCard = {
  readonly kind: 'card'
  /** The device's id is the hash of this key. */
  readonly signKey: Uint8Array
  readonly boxKey: Uint8Array
  readonly hub: string
  readonly hubName: string
  readonly label: string
  /** The card with the highest serial counts. */
  readonly serial: number
  readonly issuedAt: number
}

/** A member, or the holder of an invitation, takes a device into the network. */
export type Endorsement = {
  readonly kind: 'endorsement'
  readonly network: string
  readonly issuer: string
  readonly subject: string
  /** Set when the subject belongs to the issuer's own hub and may see what is the hub's alone. */
  readonly hub: string | null
  readonly issuedAt: number
}

/** Keys a member made for somebody who has none yet; good for one device. */
export type InvitationGrant = {
  readonly kind: 'invitation'
  readonly network: string
  readonly issuer: string
  /** The invitation's id is the hash of this key. */
  readonly signKey: Uint8Array
  readonly boxKey: Uint8Array
  readonly hub: string | null
  readonly issuedAt: number
}

/** A device is lost: what its feed holds after `lastSeq` is not trusted. */
export type Revocation = {
  readonly kind: 'revocation'
  readonly network: string
  readonly issuer: string
  readonly subject: string
  readonly lastSeq: number
  /** Devices that the lost one, or an invitation of its, had vouched for and that stay trusted. */
  readonly keeps: readonly string[]
  readonly reason: string
  readonly issuedAt: number
}

/**
 * A device that was restored or copied goes on under a new key and gives up what it had written
 * under the old one after `after`, because another copy wrote other commits in their places.
 * Signed with the old key; `marks` tell this branch from the other.
 */
export type Renouncement = {
  readonly kind: 'renouncement'
  readonly network: string
  /** The identity that is given up from there on. */
  readonly issuer: string
  readonly after: number
  /** Place of the first mark; more than `after + 1` when the branch is longer than a statement. */
  readonly firstSeq: number
  /** The first 8 bytes of the hash of each commit given up. */
  readonly marks: readonly Uint8Array[]
  readonly issuedAt: number
}

export type Statement =
  Charter | DeviceCard | Endorsement | InvitationGrant | Revocation | Renouncement | ReservedNumbers

export type SignedStatement = {
  readonly statement: Statement
  /** What was signed, without the domain in front. */
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

const kinds = [
  'charter',
  'card',
  'endorsement',
  'invitation',
  'revocation',
  'renouncement',
  'numbers',
] as const
const FORMAT = 1
const KEY_BYTES = 32
const NAME_BYTES = 200
const KEPT = 1_000
export const RENOUNCED_MARKS = 3_000

/** The bytes to sign. A signed statement is these bytes and the 64 of the signature. */
export function encodeStatement(statement: Statement): Uint8Array {
  const writer = new ByteWriter()
  writer.u8(kinds.indexOf(statement.kind) + 1)
  writer.u8(FORMAT)
  switch (statement.kind) {
    case 'charter':
      writer.bytes(statement.founderKey)
      writer.text(statement.name)
      writer.varint(statement.serial)
      break
    case 'card':
      writer.bytes(statement.signKey)
      writer.bytes(statement.boxKey)
      writer.bytes(idBytes(statement.hub))
      writer.text(statement.hubName)
      writer.text(statement.label)
      writer.varint(statement.serial)
      break
    case 'endorsement':
      writeParties(writer, statement)
      writer.bytes(idBytes(statement.subject))
      writeHub(writer, statement.hub)
      break
    case 'invitation':
      writeParties(writer, statement)
      writer.bytes(statement.signKey)
      writer.bytes(statement.boxKey)
      writeHub(writer, statement.hub)
      break
    case 'revocation':
      writeParties(writer, statement)
      writer.bytes(idBytes(statement.subject))
      writer.varint(statement.lastSeq)
      writer.varint(statement.keeps.length)
      for (const id of statement.keeps) writer.bytes(idBytes(id))
      writer.text(statement.reason)
      break
    case 'renouncement':
      writeParties(writer, statement)
      writer.varint(statement.after)
      writer.varint(statement.firstSeq)
      writer.varint(statement.marks.length)
      for (const mark of statement.marks) writer.bytes(mark)
      break
    case 'numbers':
      writeParties(writer, statement)
      writer.bytes(idBytes(statement.invitation))
      writeRanges(writer, statement.ranges)
      break
  }
  writer.zigzag(statement.issuedAt)
  return writer.finish()
}

/** Reads a statement; whether it is genuine is for the caller to check. */
export function decodeStatement(bytes: Uint8Array): SignedStatement {
  expectFormat(bytes.length > SIGNATURE_BYTES + 2, 'a statement carries a signature')
  const body = bytes.slice(0, -SIGNATURE_BYTES)
  const reader = new ByteReader(body)
  const kind = kinds[reader.u8() - 1]
  if (kind === undefined) throw new FormatError('unsupported', 'unknown kind of statement')
  expectFormat(reader.u8() === FORMAT, 'unknown format of a statement', 'unsupported')
  const statement = readStatement(reader, kind)
  reader.expectEnd()
  return { statement, body, signature: bytes.slice(-SIGNATURE_BYTES) }
}

function readStatement(reader: ByteReader, kind: (typeof kinds)[number]): Statement {
  // The order of the properties is the order of the bytes.
  switch (kind) {
    case 'charter':
      return {
        kind,
        founderKey: readKey(reader),
        name: reader.text(NAME_BYTES),
        serial: reader.varint(),
        issuedAt: reader.zigzag(),
      }
    case 'card':
      return {
        kind,
        signKey: readKey(reader),
        boxKey: readKey(reader),
        hub: readId(reader),
        hubName: reader.text(NAME_BYTES),
        label: reader.text(NAME_BYTES),
        serial: reader.varint(),
        issuedAt: reader.zigzag(),
      }
    case 'endorsement':
      return {
        kind,
        network: readId(reader),
        issuer: readId(reader),
        subject: readId(reader),
        hub: readHub(reader),
        issuedAt: reader.zigzag(),
      }
    case 'invitation':
      return {
        kind,
        network: readId(reader),
        issuer: readId(reader),
        signKey: readKey(reader),
        boxKey: readKey(reader),
        hub: readHub(reader),
        issuedAt: reader.zigzag(),
      }
    case 'revocation':
      return {
        kind,
        network: readId(reader),
        issuer: readId(reader),
        subject: readId(reader),
        lastSeq: reader.varint(),
        keeps: Array.from({ length: reader.count(ID_BYTES, KEPT) }, () => readId(reader)),
        reason: reader.text(NAME_BYTES),
        issuedAt: reader.zigzag(),
      }
    case 'renouncement':
      return {
        kind,
        network: readId(reader),
        issuer: readId(reader),
        after: reader.varint(),
        firstSeq: reader.varint(),
        marks: Array.from({ length: reader.count(MARK_BYTES, RENOUNCED_MARKS) }, () =>
          reader.bytes(MARK_BYTES).slice(),
        ),
        issuedAt: reader.zigzag(),
      }
    case 'numbers':
      return {
        kind,
        network: readId(reader),
        issuer: readId(reader),
        invitation: readId(reader),
        ranges: readRanges(reader),
        issuedAt: reader.zigzag(),
      }
  }
}

function writeParties(
  writer: ByteWriter,
  { network, issuer }: { readonly network: string; readonly issuer: string },
): void {
  writer.bytes(idBytes(network))
  writer.bytes(idBytes(issuer))
}

function writeHub(writer: ByteWriter, hub: string | null): void {
  writer.u8(hub === null ? 0 : 1)
  if (hub !== null) writer.bytes(idBytes(hub))
}

function readHub(reader: ByteReader): string | null {
  const isSet = reader.u8()
  expectFormat(isSet <= 1, 'a hub is set or not')
  return isSet === 0 ? null : readId(reader)
}

function readId(reader: ByteReader): string {
  return idText(reader.bytes(ID_BYTES))
}

function readKey(reader: ByteReader): Uint8Array {
  return reader.bytes(KEY_BYTES).slice()
}
