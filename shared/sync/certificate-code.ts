import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { expectFormat } from './format-error'
import { ID_BYTES, idBytes, idText } from './id-bytes'
import { utf8Bytes } from './text-bytes'

/**
 * What the QR code of a printed certificate says, to the byte; `electron/features/certificates` signs
 * it, `electron/sync/trust` checks it. Capitals and digits only (Crockford base32): a QR code packs them tightly, a USB
 * scanner types them alike on every keyboard, and people can read them out.
 *
 * Text = 'SG1' ‖ base32 of: body ‖ 64 bytes Ed25519(`simpul:sertif:01` ‖ body).
 * Body = `u8` 1 ‖ 8 bytes: the start of the issuing device's id ‖ id of the certificate ‖ `varint`
 * role ‖ `varint` JP in hundredths ‖ `varint` days since 2000-01-01 ‖ `text` number ‖ `text` name ‖
 * `text` activity. Long texts are cut, so that it stays scannable at 30 mm.
 */
export type CodeFacts = {
  /** Hexadecimal, 16 digits. */
  readonly deviceTag: string
  readonly certificateId: string
  /** Position in the list of roles. */
  readonly role: number
  readonly jp: number
  /** YYYY-MM-DD */
  readonly issuedOn: string
  readonly number: string
  readonly name: string
  readonly activity: string
}

export type ReadCode = {
  readonly facts: CodeFacts
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

export const codePrefix = 'SG1'
const format = 1
const tagBytes = 8
const signatureBytes = 64
/** Together they keep a QR code at level M within 77 x 77 squares (version 15). */
const mostNumberBytes = 60
const mostTextBytes = 100
const firstDay = Date.UTC(2000, 0, 1)
const dayMilliseconds = 86_400_000
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const digits: ReadonlyMap<string, number> = new Map(
  Array.from(alphabet, (letter, digit) => [letter, digit] as const),
)

/** The first bytes of a device's id, which name it in a code. */
export function deviceTagOf(deviceId: string): string {
  return [...idBytes(deviceId).subarray(0, tagBytes)].map(hexByte).join('')
}

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}

export function encodeCodeBody(facts: CodeFacts): Uint8Array {
  const writer = new ByteWriter()
  writer.u8(format)
  for (let at = 0; at < tagBytes; at += 1) {
    writer.u8(Number.parseInt(facts.deviceTag.slice(2 * at, 2 * at + 2), 16))
  }
  writer.bytes(idBytes(facts.certificateId))
  writer.varint(facts.role)
  writer.varint(Math.round(facts.jp * 100))
  writer.varint(Math.max(0, Math.round((dayTime(facts.issuedOn) - firstDay) / dayMilliseconds)))
  writer.text(cut(facts.number, mostNumberBytes))
  writer.text(cut(facts.name, mostTextBytes))
  writer.text(cut(facts.activity, mostTextBytes))
  return writer.finish()
}

export function codeText(body: Uint8Array, signature: Uint8Array): string {
  const writer = new ByteWriter()
  writer.bytes(body)
  writer.bytes(signature)
  return `${codePrefix}${base32(writer.finish())}`
}

/** Blanks are passed over, capitals do not matter. Throws a FormatError when it is no such code. */
export function readCodeText(text: string): ReadCode {
  const compact = text.replace(/\s+/gu, '').toUpperCase()
  expectFormat(compact.startsWith('SG'), 'not the code of a certificate')
  expectFormat(compact.startsWith(codePrefix), 'a newer kind of code', 'unsupported')
  const bytes = fromBase32(compact.slice(codePrefix.length))
  expectFormat(bytes.length > signatureBytes, 'the code ends too early')
  const body = bytes.subarray(0, bytes.length - signatureBytes)
  return { facts: readBody(body), body, signature: bytes.subarray(body.length) }
}

function readBody(body: Uint8Array): CodeFacts {
  const reader = new ByteReader(body)
  expectFormat(reader.u8() === format, 'another format', 'unsupported')
  const deviceTag = [...reader.bytes(tagBytes)].map(hexByte).join('')
  const certificateId = idText(reader.bytes(ID_BYTES))
  const role = reader.varint()
  const jp = reader.varint() / 100
  const days = reader.varint()
  expectFormat(days < 100_000, 'no such day')
  const issuedOn = new Date(firstDay + days * dayMilliseconds).toISOString().slice(0, 10)
  const number = reader.text(mostNumberBytes)
  const name = reader.text(mostTextBytes)
  const activity = reader.text(mostTextBytes)
  reader.expectEnd()
  return { deviceTag, certificateId, role, jp, issuedOn, number, name, activity }
}

function dayTime(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Whole characters, with a sign that there was more. */
function cut(text: string, most: number): string {
  if (utf8Bytes(text).length <= most) return text
  const sign = '…'
  let kept = ''
  for (const character of text) {
    if (utf8Bytes(kept + character + sign).length > most) break
    kept += character
  }
  return kept + sign
}

function base32(bytes: Uint8Array): string {
  let text = ''
  let pending = 0
  let bits = 0
  for (const byte of bytes) {
    pending = (pending << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet.charAt(pending >> bits)
      pending &= (1 << bits) - 1
    }
  }
  return bits === 0 ? text : text + alphabet.charAt(pending << (5 - bits))
}

/** Bits left over at the end must be 0, so that no letter can be changed without being seen. */
function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let pending = 0
  let bits = 0
  let position = 0
  for (const letter of text) {
    const digit = digits.get(letter)
    expectFormat(digit !== undefined, 'a letter that no code has')
    pending = (pending << 5) | digit
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[position] = pending >> bits
      position += 1
      pending &= (1 << bits) - 1
    }
  }
  expectFormat(bits < 5 && pending === 0, 'the code ends within a byte')
  return bytes
}
