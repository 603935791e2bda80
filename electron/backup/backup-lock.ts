import { AppError } from '../../shared/lib/app-error'
import { ByteReader } from '../../shared/sync/byte-reader'
import { ByteWriter } from '../../shared/sync/byte-writer'
import {
  CODE_LENGTH,
  CODE_RANDOM_BYTES,
  codeFromRandom,
  normalizeCode,
} from '../../shared/sync/code-words'
import { BACKUP_MAGIC, startsWith } from '../../shared/sync/file-kinds'
import { DOMAINS } from '../../shared/sync/signed-domains'
import { utf8Bytes } from '../../shared/sync/text-bytes'
import {
  AEAD_NONCE_BYTES,
  blake2b256,
  decryptMessage,
  deriveKey,
  encryptMessage,
  equalBytes,
  PASSWORD_SALT_BYTES,
  type PasswordCost,
  randomBytes,
  STREAM_HEADER_BYTES,
} from '../platform/crypto'
import type { BundleSource } from '../sync/bundle/bundle-frames'

/**
 * The front of a backup: what it is, how its key comes out of six words (as an invitation's does), and
 * a proof by which wrong words are told from a damaged file before anything else is read.
 */
const FORMAT = 1
const KIB = 1024
const CHECK_BYTES = 8
const PROOF_BYTES = 16
const COST: PasswordCost = { passes: 3, memoryBytes: 64 * 1024 * KIB }
/** A foreign file may not make this PC work longer or take more memory than this. */
const HIGHEST_COST: PasswordCost = { passes: 8, memoryBytes: 128 * 1024 * KIB }
const COST_BYTES = 1 + 4
/** Up to the proof: this is what the proof and the body are bound to. */
const FRONT_BYTES =
  BACKUP_MAGIC.length +
  1 +
  COST_BYTES +
  PASSWORD_SALT_BYTES +
  AEAD_NONCE_BYTES +
  STREAM_HEADER_BYTES
export const LOCK_BYTES = FRONT_BYTES + PROOF_BYTES + CHECK_BYTES

export type BackupLock = {
  readonly key: Uint8Array
  readonly streamHeader: Uint8Array
  /** Additional data of every frame of the body. */
  readonly additional: Uint8Array
}

export async function makeLock(): Promise<
  BackupLock & { readonly front: Uint8Array; readonly words: readonly string[] }
> {
  const words = codeFromRandom(randomBytes(CODE_RANDOM_BYTES))
  const salt = randomBytes(PASSWORD_SALT_BYTES)
  const nonce = randomBytes(AEAD_NONCE_BYTES)
  const streamHeader = randomBytes(STREAM_HEADER_BYTES)
  const key = await deriveKey(passwordOf(words.join(' ')), salt, COST)
  const writer = new ByteWriter(LOCK_BYTES)
  writer.bytes(BACKUP_MAGIC)
  writer.u8(FORMAT)
  writer.u8(COST.passes)
  writer.u32(COST.memoryBytes / KIB)
  writer.bytes(salt)
  writer.bytes(nonce)
  writer.bytes(streamHeader)
  const proven = writer.finish()
  writer.bytes(encryptMessage({ message: new Uint8Array(0), additional: proven, nonce, key }))
  writer.bytes(checkOf(writer.finish()))
  return { key, streamHeader, additional: blake2b256(proven), front: writer.finish(), words }
}

/** Throws `backup.not-a-backup`, `backup.too-new`, `backup.damaged` or `backup.wrong-words`. */
export async function openLock(source: BundleSource, typedWords: string): Promise<BackupLock> {
  const bytes = await readLock(source)
  const reader = new ByteReader(bytes)
  reader.bytes(BACKUP_MAGIC.length + 1)
  const cost = { passes: reader.u8(), memoryBytes: reader.u32() * KIB }
  if (!isBearable(cost)) throw new AppError('backup.damaged')
  const salt = reader.bytes(PASSWORD_SALT_BYTES)
  const nonce = reader.bytes(AEAD_NONCE_BYTES)
  const streamHeader = reader.bytes(STREAM_HEADER_BYTES)
  const proof = reader.bytes(PROOF_BYTES)
  const code = normalizeCode(typedWords)
  if (code.split(' ').length !== CODE_LENGTH) throw new AppError('backup.wrong-words')
  const key = await deriveKey(passwordOf(code), salt, cost)
  const front = bytes.subarray(0, FRONT_BYTES)
  if (decryptMessage({ sealed: proof, additional: front, nonce, key }) === null) {
    throw new AppError('backup.wrong-words')
  }
  return { key, streamHeader, additional: blake2b256(front) }
}

async function readLock(source: BundleSource): Promise<Uint8Array> {
  const bytes = await source.read(0, Math.min(LOCK_BYTES, source.size))
  if (!startsWith(bytes, BACKUP_MAGIC)) throw new AppError('backup.not-a-backup')
  if (bytes.length < LOCK_BYTES) throw new AppError('backup.damaged')
  if ((bytes[BACKUP_MAGIC.length] ?? 0) > FORMAT) throw new AppError('backup.too-new')
  const isWhole = equalBytes(bytes.subarray(-CHECK_BYTES), checkOf(bytes.subarray(0, -CHECK_BYTES)))
  if (!isWhole) throw new AppError('backup.damaged')
  return bytes
}

function isBearable({ passes, memoryBytes }: PasswordCost): boolean {
  return (
    passes >= 1 &&
    passes <= HIGHEST_COST.passes &&
    memoryBytes >= 8 * KIB &&
    memoryBytes <= HIGHEST_COST.memoryBytes
  )
}

function checkOf(bytes: Uint8Array): Uint8Array {
  return blake2b256(bytes).slice(0, CHECK_BYTES)
}

function passwordOf(code: string): Uint8Array {
  return Buffer.concat([DOMAINS.backup, utf8Bytes(code)])
}
