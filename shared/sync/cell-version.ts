/**
 * The version of a cell, one safe integer (53 bits) so that SQLite and JavaScript compare it alike:
 * bit 52 = the patch is a correction, bits 22-51 = Lamport time, bits 0-21 = tag of the device.
 * The greater version wins; equal versions of two devices (their tags collide) fall back to the
 * greater value, which is the same everywhere too (shared/sync/README.md).
 */
export const tagBits = 22
const correctionBit = 2 ** 52

export function cellVersion(options: {
  readonly lamport: number
  readonly deviceTag: number
  readonly isCorrection: boolean
}): number {
  const { lamport, deviceTag, isCorrection } = options
  return (isCorrection ? correctionBit : 0) + lamport * 2 ** tagBits + deviceTag
}

export function lamportOf(version: number): number {
  return Math.floor((version % correctionBit) / 2 ** tagBits)
}

export function deviceTagOf(version: number): number {
  return version % 2 ** tagBits
}

/** First 22 bits of the BLAKE2b-256 hash of the device id's 16 bytes. */
export function deviceTagFrom(hash: Uint8Array): number {
  const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength)
  return view.getUint32(0) >>> (32 - tagBits)
}

export function isCorrectionOf(version: number): boolean {
  return version >= correctionBit
}
