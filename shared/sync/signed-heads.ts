import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { HASH_BYTES, SIGNATURE_BYTES } from './commit-header'
import { FormatError } from './format-error'
import { LIMITS } from './wire-limits'

/**
 * The newest signed commit that a sender holds of somebody's feed: its hash and that device's own
 * signature. The device itself reads here that a copy of it went on; nobody else can sign this.
 */
export type SignedHead = {
  readonly device: string
  readonly hash: Uint8Array
  readonly signature: Uint8Array
}

export function encodeSignedHeads(
  heads: readonly SignedHead[],
  devices: readonly string[],
): Uint8Array {
  const writer = new ByteWriter(heads.length * (HASH_BYTES + SIGNATURE_BYTES + 2) + 4)
  writer.varint(heads.length)
  for (const { device, hash, signature } of heads) {
    writer.varint(devices.indexOf(device))
    writer.bytes(hash)
    writer.bytes(signature)
  }
  return writer.finish()
}

export function decodeSignedHeads(
  bytes: Uint8Array,
  devices: readonly string[],
): readonly SignedHead[] {
  const reader = new ByteReader(bytes)
  const count = reader.count(1 + HASH_BYTES + SIGNATURE_BYTES, LIMITS.devices)
  const heads = Array.from({ length: count }, (): SignedHead => {
    const device = devices[reader.varint()]
    if (device === undefined) throw new FormatError('damaged', 'a device is outside the list')
    const hash = reader.bytes(HASH_BYTES).slice()
    return { device, hash, signature: reader.bytes(SIGNATURE_BYTES).slice() }
  })
  reader.expectEnd()
  return heads
}
