import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

import { assert } from '../../../shared/lib/assert'
import { HINT_BYTES, SEALED_KEY_BYTES } from '../../../shared/sync/bundle-header'
import { ByteReader } from '../../../shared/sync/byte-reader'
import { ByteWriter } from '../../../shared/sync/byte-writer'
import { expectFormat, FormatError } from '../../../shared/sync/format-error'
import {
  decodePlacedLeaves,
  encodePlacedLeaves,
  type PlacedLeaf,
} from '../../../shared/sync/private-leaves'
import { LIMITS } from '../../../shared/sync/wire-limits'
import {
  AEAD_NONCE_BYTES,
  decryptMessage,
  encryptMessage,
  equalBytes,
  KEY_BYTES,
  type KeyPair,
  openSealedBox,
  type RandomBytes,
  randomBytes,
  sealBox,
  wipe,
} from '../../platform/crypto'
import { recipientHint } from '../bundle/bundle-writer'

/**
 * The section of a bundle that only devices of the sender's hub can open (README 8): everybody reads
 * the bundle, and skips this. So a second PC of the hub learns the NIKs by the same file that
 * serves the whole network, and no other hub meets a file that is "not for us".
 */
const FORMAT = 1
const BROTLI = 1

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

export async function sealPrivateSection(
  leaves: readonly PlacedLeaf[],
  boxPublicKeys: readonly Uint8Array[],
  random: RandomBytes = randomBytes,
): Promise<Uint8Array> {
  const plain = encodePlacedLeaves(leaves)
  assert(plain.length <= LIMITS.segmentBytes, `private leaves of ${plain.length} bytes`)
  const content = new ByteWriter(plain.length + 16)
  content.u8(BROTLI)
  content.varint(plain.length)
  content.bytes(await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }))
  const key = random(KEY_BYTES)
  const writer = new ByteWriter(content.length + 256)
  writer.u8(FORMAT)
  writer.varint(boxPublicKeys.length)
  for (const publicKey of boxPublicKeys) {
    writer.bytes(recipientHint(publicKey))
    writer.bytes(sealBox(key, publicKey, random))
  }
  const nonce = random(AEAD_NONCE_BYTES)
  writer.bytes(nonce)
  const additional = writer.finish()
  writer.bytes(encryptMessage({ message: content.finish(), additional, nonce, key }))
  wipe(key)
  return writer.finish()
}

/** Null when it is sealed to others or written by a newer version. Throws a FormatError when damaged. */
export async function openPrivateSection(
  bytes: Uint8Array,
  keys: KeyPair,
): Promise<readonly PlacedLeaf[] | null> {
  const reader = new ByteReader(bytes)
  if (reader.u8() !== FORMAT) return null
  const own = recipientHint(keys.publicKey)
  const slots = Array.from(
    { length: reader.count(HINT_BYTES + SEALED_KEY_BYTES, LIMITS.recipients) },
    () => ({ hint: reader.bytes(HINT_BYTES), sealedKey: reader.bytes(SEALED_KEY_BYTES) }),
  )
  const nonce = reader.bytes(AEAD_NONCE_BYTES)
  const sealed = reader.rest()
  const additional = bytes.subarray(0, bytes.length - sealed.length)
  for (const { hint, sealedKey } of slots) {
    const key = equalBytes(hint, own) ? openSealedBox(sealedKey, keys) : null
    if (key?.length !== KEY_BYTES) continue
    const content = decryptMessage({ sealed, additional, nonce, key })
    if (!content) throw new FormatError('damaged', 'private leaves were changed')
    return decodePlacedLeaves(await unpack(content))
  }
  return null
}

async function unpack(content: Uint8Array): Promise<Uint8Array> {
  const reader = new ByteReader(content)
  expectFormat(reader.u8() === BROTLI, 'unknown compression', 'unsupported')
  const length = reader.varint()
  expectFormat(length <= LIMITS.segmentBytes, 'private leaves unpack to at most 24 MiB')
  try {
    const plain = await decompress(reader.rest(), { maxOutputLength: Math.max(1, length) })
    expectFormat(plain.length === length, 'private leaves have another length than they say')
    return plain
  } catch (error) {
    if (error instanceof FormatError) throw error
    throw new FormatError('damaged', `private leaves do not unpack: ${String(error)}`)
  }
}
