/** Copies of bytes with something changed: what damage and tampering tests are made of. */
export function withByte(bytes: Uint8Array, position: number, value: number): Uint8Array {
  const copy = bytes.slice()
  copy[position] = value
  return copy
}

export function withFlippedBit(bytes: Uint8Array, position: number, bit = 0): Uint8Array {
  return withByte(bytes, position, (bytes[position] ?? 0) ^ (1 << bit))
}
