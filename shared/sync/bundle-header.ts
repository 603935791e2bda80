import { ByteReader } from './byte-reader'
import { ByteWriter } from './byte-writer'
import { BUNDLE_MAGIC } from './file-kinds'
import { expectFormat } from './format-error'
import { ID_BYTES, idBytes, idText } from './id-bytes'
import { LIMITS } from './wire-limits'

/**
 * The plain front of a bundle: enough to see whose it is and for which network without a key.
 * Nothing in it is believed before the manifest's signature, which covers it, has been checked.
 */
export type BundleHeader = {
  readonly network: string
  readonly sender: string
  /** 1, 2, 3 … per sender. */
  readonly bundleSeq: number
  /** A large exchange is several bundles that stand alone; this is number `part` of `parts`. */
  readonly part: number
  readonly parts: number
  /** Milliseconds since 1970 by the sender's clock: a label. */
  readonly createdAt: number
  /** Of the whole file, so that a cut one is known before anything is decrypted. */
  readonly fileLength: number
  readonly slots: readonly KeySlot[]
  /**
   * Bytes of the encrypted body, where sealed files follow it: such a bundle has major version 2. Null:
   * the body goes on to the end.
   */
  readonly bodyLength: number | null
}

/** The key of the body, sealed to one recipient. */
export type KeySlot = { readonly hint: Uint8Array; readonly sealedKey: Uint8Array }

/** Without sealed files behind the body, and with them; what is older or newer than both is refused. */
const PLAIN_MAJOR = 1
export const FORMAT_MAJOR = 2
const FORMAT_MINOR = 0
export const HINT_BYTES = 8
export const SEALED_KEY_BYTES = 80
export const HEADER_CHECK_BYTES = 8
/** Magic, two version bytes and the length of the header. */
export const HEADER_FRONT_BYTES = 14
const SLOT_BYTES = HINT_BYTES + SEALED_KEY_BYTES

/** The header without the check that ends it. */
export function encodeBundleHeader(header: BundleHeader): Uint8Array {
  const fields = new ByteWriter(256 + header.slots.length * SLOT_BYTES)
  fields.bytes(idBytes(header.network))
  fields.bytes(idBytes(header.sender))
  fields.varint(header.bundleSeq)
  fields.varint(header.part)
  fields.varint(header.parts)
  fields.zigzag(header.createdAt)
  fields.u64(header.fileLength)
  fields.varint(header.slots.length)
  for (const { hint, sealedKey } of header.slots) {
    fields.bytes(hint)
    fields.bytes(sealedKey)
  }
  if (header.bodyLength !== null) fields.u64(header.bodyLength)
  const writer = new ByteWriter(HEADER_FRONT_BYTES + fields.length)
  writer.bytes(BUNDLE_MAGIC)
  writer.u8(header.bodyLength === null ? PLAIN_MAJOR : FORMAT_MAJOR)
  writer.u8(FORMAT_MINOR)
  writer.u32(HEADER_FRONT_BYTES + fields.length + HEADER_CHECK_BYTES)
  writer.bytes(fields.finish())
  return writer.finish()
}

/** How long the header is, from its first 14 bytes. A newer minor version is read like this one. */
export function headerLengthOf(front: Uint8Array): number {
  const reader = new ByteReader(front)
  reader.bytes(BUNDLE_MAGIC.length)
  const major = reader.u8()
  expectFormat(major <= FORMAT_MAJOR, 'a newer bundle format', 'unsupported')
  expectFormat(major >= PLAIN_MAJOR, 'no such bundle format')
  reader.u8()
  const length = reader.u32()
  expectFormat(
    length >= HEADER_FRONT_BYTES + HEADER_CHECK_BYTES && length <= LIMITS.bundleHeaderBytes,
    'a header is at most 1 MiB',
  )
  return length
}

/** `bytes` is the header without its check, which the caller has compared. */
export function decodeBundleHeader(bytes: Uint8Array): BundleHeader {
  const reader = new ByteReader(bytes)
  reader.bytes(BUNDLE_MAGIC.length)
  const hasTail = reader.u8() === FORMAT_MAJOR
  reader.bytes(HEADER_FRONT_BYTES - BUNDLE_MAGIC.length - 1)
  const header: BundleHeader = {
    network: idText(reader.bytes(ID_BYTES)),
    sender: idText(reader.bytes(ID_BYTES)),
    bundleSeq: reader.varint(),
    part: reader.varint(),
    parts: reader.varint(),
    createdAt: reader.zigzag(),
    fileLength: reader.u64(),
    slots: Array.from({ length: reader.count(SLOT_BYTES, LIMITS.recipients) }, () => ({
      hint: reader.bytes(HINT_BYTES).slice(),
      sealedKey: reader.bytes(SEALED_KEY_BYTES).slice(),
    })),
    bodyLength: hasTail ? reader.u64() : null,
  }
  expectFormat(header.bundleSeq <= LIMITS.seq, 'the number of a bundle is beyond its limit')
  expectFormat(header.part >= 1 && header.part <= header.parts, 'a part is one of its parts')
  return header
}
