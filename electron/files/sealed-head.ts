import type { FileSeal } from '../../shared/sync/bundle-manifest'
import {
  AEAD_NONCE_BYTES,
  blake2b256,
  decryptMessage,
  encryptMessage,
  KEY_BYTES,
  randomBytes,
  STREAM_HEADER_BYTES,
} from '../platform/crypto'

/**
 * What stands in front of the frames of a file at rest: `magic(8) ‖ nonce(24) ‖ sealed(96) ‖
 * secretstream header(24)`, where sealed = XChaCha20-Poly1305 (IETF), under the hub's data key, of the
 * file's own key (32) and the check of all its frames (48), with magic and header as additional data.
 *
 * Older versions wrote `magic(8) ‖ salt(32) ‖ secretstream header(24)`; the key is BLAKE2b-256(domain ‖
 * data key ‖ salt), and 0.1.0 (`SIMPULF1`) did not bind the hash to the last frame.
 */
const MAGIC = Buffer.from('SIMPULF3', 'latin1')
const SALTED_MAGICS = {
  bindsHash: Buffer.from('SIMPULF2', 'latin1'),
  plain: Buffer.from('SIMPULF1', 'latin1'),
} as const
const KEY_DOMAIN = Buffer.from('simpul file at rest 1', 'latin1')
const SALT_BYTES = 32
const CHECK_BYTES = 48
const MAC_BYTES = 16
const SEALED_BYTES = KEY_BYTES + CHECK_BYTES + MAC_BYTES
export const HEAD_BYTES = MAGIC.length + AEAD_NONCE_BYTES + SEALED_BYTES + STREAM_HEADER_BYTES
const SALTED_HEAD_BYTES = MAGIC.length + SALT_BYTES + STREAM_HEADER_BYTES

export type OpenedHead = Pick<FileSeal, 'key' | 'streamHeader'> & {
  /** Of all frames; null where an older version noted none. */
  readonly check: Uint8Array | null
  /** The content's hash is additional data of the last frame. */
  readonly bindsHash: boolean
  /** Where the frames begin. */
  readonly start: number
}

export function sealHead({ key, streamHeader, check }: FileSeal, dataKey: Uint8Array): Uint8Array {
  const nonce = randomBytes(AEAD_NONCE_BYTES)
  const additional = Buffer.concat([MAGIC, streamHeader])
  const message = Buffer.concat([key, check])
  const sealed = encryptMessage({ message, additional, nonce, key: dataKey })
  return Buffer.concat([MAGIC, nonce, sealed, streamHeader])
}

/** `front` = the first `HEAD_BYTES` of the file, or all there are. Null: no head, or not of this hub. */
export function openHead(front: Uint8Array, dataKey: Uint8Array): OpenedHead | null {
  if (isMagic(MAGIC, front)) return front.length < HEAD_BYTES ? null : openSealed(front, dataKey)
  const bindsHash = isMagic(SALTED_MAGICS.bindsHash, front)
  if (!bindsHash && !isMagic(SALTED_MAGICS.plain, front)) return null
  if (front.length < SALTED_HEAD_BYTES) return null
  const salt = front.slice(MAGIC.length, MAGIC.length + SALT_BYTES)
  return {
    key: blake2b256(KEY_DOMAIN, dataKey, salt),
    streamHeader: front.slice(MAGIC.length + SALT_BYTES, SALTED_HEAD_BYTES),
    check: null,
    bindsHash,
    start: SALTED_HEAD_BYTES,
  }
}

function openSealed(front: Uint8Array, dataKey: Uint8Array): OpenedHead | null {
  const nonce = front.slice(MAGIC.length, MAGIC.length + AEAD_NONCE_BYTES)
  const sealed = front.slice(MAGIC.length + AEAD_NONCE_BYTES, HEAD_BYTES - STREAM_HEADER_BYTES)
  const streamHeader = front.slice(HEAD_BYTES - STREAM_HEADER_BYTES, HEAD_BYTES)
  const additional = Buffer.concat([MAGIC, streamHeader])
  const message = decryptMessage({ sealed, additional, nonce, key: dataKey })
  if (message === null) return null
  return {
    key: message.slice(0, KEY_BYTES),
    streamHeader,
    check: message.slice(KEY_BYTES),
    bindsHash: true,
    start: HEAD_BYTES,
  }
}

function isMagic(magic: Buffer, front: Uint8Array): boolean {
  return front.length >= magic.length && magic.compare(front, 0, magic.length) === 0
}
