import { expectFormat } from './format-error'

/**
 * Ids are text inside the app (26 Crockford base32 characters, shared/domain/ids.ts) and 16 bytes
 * on the wire. The two forms are one-to-one, so any text that looks like an id may travel as one.
 */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const digitOfCode = new Int8Array(128).fill(-1)
const codeOfDigit = Array.from(alphabet, (character) => character.charCodeAt(0))
for (const [digit, code] of codeOfDigit.entries()) digitOfCode[code] = digit

export const ID_BYTES = 16
const ID_LENGTH = 26

/** Writes the 16 bytes at `offset`; returns false, writing rubbish, when the text is not an id. */
export function writeIdBytes(text: string, target: Uint8Array, offset: number): boolean {
  if (text.length !== ID_LENGTH) return false
  // 26 x 5 bits are 130: the first character carries only three.
  let pending = digitAt(text, 0)
  if (pending < 0 || pending > 7) return false
  let bits = 3
  let position = offset
  for (let index = 1; index < ID_LENGTH; index += 1) {
    const digit = digitAt(text, index)
    if (digit < 0) return false
    pending = (pending << 5) | digit
    bits += 5
    if (bits >= 8) {
      bits -= 8
      target[position] = pending >> bits
      position += 1
      pending &= (1 << bits) - 1
    }
  }
  return true
}

export function isIdText(text: string): boolean {
  if (text.length !== ID_LENGTH) return false
  const first = digitAt(text, 0)
  if (first < 0 || first > 7) return false
  for (let index = 1; index < ID_LENGTH; index += 1) if (digitAt(text, index) < 0) return false
  return true
}

export function idBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(ID_BYTES)
  expectFormat(writeIdBytes(text, bytes, 0), `not an id: ${text.slice(0, 40)}`)
  return bytes
}

/** The id whose 16 bytes stand at `offset`. */
export function idText(bytes: Uint8Array, offset = 0): string {
  const codes: number[] = []
  let pending = 0
  // Two zero bits in front make 130 of the 128, so that they divide by five.
  let bits = 2
  for (let index = 0; index < ID_BYTES; index += 1) {
    pending = (pending << 8) | (bytes[offset + index] ?? 0)
    bits += 8
    while (bits >= 5) {
      bits -= 5
      codes.push(codeOfDigit[pending >> bits] ?? 0)
      pending &= (1 << bits) - 1
    }
  }
  // One call makes a flat string; adding characters would make 26 links that cost more later.
  return String.fromCharCode(...codes)
}

/** All ids of a table of 16-byte entries. */
export function idTexts(table: Uint8Array): readonly string[] {
  return Array.from({ length: table.length / ID_BYTES }, (_, index) =>
    idText(table, index * ID_BYTES),
  )
}

/** Order of two 16-byte ids as bytes, which is also the order of their texts. */
export function compareIdBytes(
  left: Uint8Array,
  leftOffset: number,
  right: Uint8Array,
  rightOffset: number,
): number {
  for (let index = 0; index < ID_BYTES; index += 1) {
    const difference = (left[leftOffset + index] ?? 0) - (right[rightOffset + index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function digitAt(text: string, index: number): number {
  return digitOfCode[text.charCodeAt(index)] ?? -1
}
