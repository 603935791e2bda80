import { type FileHandle, open } from 'node:fs/promises'

import { AppError } from '../../shared/lib/app-error'
import {
  blake2b256,
  createBlake2b256,
  createFrameOpener,
  createFrameSealer,
  randomBytes,
  STREAM_HEADER_BYTES,
  STREAM_OVERHEAD,
} from '../platform/crypto'

/**
 * One file at rest: `magic(8) ‖ salt(32) ‖ secretstream header(24) ‖ frames`. A frame holds 128 KiB of
 * plain bytes, the last one what remains (perhaps nothing) and the final tag, so a file cut at any
 * byte is told from a whole one. The key is BLAKE2b-256(domain ‖ data key ‖ salt): the content's
 * hash cannot be in it, because it is known only when everything has already been written.
 */
const MAGIC = Buffer.from('SIMPULF1', 'latin1')
const KEY_DOMAIN = Buffer.from('simpul file at rest 1', 'latin1')
const SALT_BYTES = 32
const HEAD_BYTES = MAGIC.length + SALT_BYTES + STREAM_HEADER_BYTES
const FRAME_BYTES = 128 * 1024
const NOTHING = new Uint8Array(0)

export type SealedFileWriter = {
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Writes the last frame, makes it durable and closes. Resolves to the plain content's hash (hex). */
  readonly finish: () => Promise<{ readonly hash: string; readonly size: number }>
  /** Closes what was not finished; the caller removes the file. */
  readonly abandon: () => Promise<void>
}

/** Frames written or read at once: about 1 MiB, so that a disk is asked seldom. */
const FRAMES_AT_ONCE = 8
const SEALED_FRAME_BYTES = FRAME_BYTES + STREAM_OVERHEAD
const BATCH_BYTES = FRAMES_AT_ONCE * SEALED_FRAME_BYTES

/**
 * Begins a new encrypted file at `path`, which must not exist. Memory: two batches of frames, one on
 * its way to the disk while the other is filled. `knownHash` (hex) is that of the content, when the
 * caller proves it anyway: then it is not computed once more.
 */
export async function createSealedFile(
  path: string,
  dataKey: Uint8Array,
  knownHash: string | null = null,
): Promise<SealedFileWriter> {
  const salt = randomBytes(SALT_BYTES)
  const header = randomBytes(STREAM_HEADER_BYTES)
  const sealer = createFrameSealer(fileKey(dataKey, salt), header)
  const hasher = knownHash === null ? createBlake2b256() : null
  const pending = new Uint8Array(FRAME_BYTES)
  let batch: Uint8Array = new Uint8Array(0)
  let spare: Uint8Array = new Uint8Array(0)
  let batched = 0
  let writing: Promise<void> = Promise.resolve()
  let pendingBytes = 0
  let size = 0
  const file = await open(path, 'wx', 0o600)

  const flush = async () => {
    await writing
    writing = writeAll(file, batch.subarray(0, batched))
    writing.catch(() => undefined) // not lost: the next flush, or finish, awaits it
    const next = spare
    spare = batch
    batch = next
    batched = 0
  }
  const seal = (tag: 'message' | 'final') => {
    const length = pendingBytes + STREAM_OVERHEAD
    // Most files are small: they get no more memory than they need.
    if (batch.length < batched + length) batch = grown(batch, batched + length)
    const target = batch.subarray(batched, batched + length)
    sealer.seal(target, pending.subarray(0, pendingBytes), NOTHING, tag)
    batched += length
    pendingBytes = 0
  }

  try {
    await writeAll(file, Buffer.concat([MAGIC, salt, header]))
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    write: async (bytes) => {
      if (bytes.length > 0) hasher?.update(bytes)
      size += bytes.length
      for (let from = 0; from < bytes.length;) {
        if (pendingBytes === FRAME_BYTES) {
          seal('message')
          if (batched + SEALED_FRAME_BYTES > BATCH_BYTES) await flush()
        }
        const part = bytes.subarray(from, from + FRAME_BYTES - pendingBytes)
        pending.set(part, pendingBytes)
        pendingBytes += part.length
        from += part.length
      }
    },
    finish: async () => {
      seal('final')
      await flush()
      await writing
      await file.sync()
      await file.close()
      return { hash: knownHash ?? Buffer.from(hasher?.digest() ?? NOTHING).toString('hex'), size }
    },
    abandon: async () => {
      await writing.catch(() => undefined) // it is thrown away either way
      await file.close()
    },
  }
}

function grown(batch: Uint8Array, needed: number): Uint8Array {
  const larger = new Uint8Array(needed > SEALED_FRAME_BYTES ? BATCH_BYTES : needed)
  larger.set(batch)
  return larger
}

/**
 * The plain bytes, piece by piece; each piece is authentic. The whole is checked against `hash` at
 * the end, so a reader that must not act on a wrong file waits for the last piece.
 * Throws `file.damaged` when a byte changed or the file was cut.
 */
export async function* readSealedFile(
  path: string,
  dataKey: Uint8Array,
  hash: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(HEAD_BYTES)
    if ((await readFully(file, head)) < HEAD_BYTES) throw new AppError('file.damaged')
    if (MAGIC.compare(head, 0, MAGIC.length) !== 0) throw new AppError('file.damaged')
    const salt = head.slice(MAGIC.length, MAGIC.length + SALT_BYTES)
    const opener = createFrameOpener(fileKey(dataKey, salt), head.slice(MAGIC.length + SALT_BYTES))
    const hasher = createBlake2b256()
    const batches = readAhead(file)
    let sealed = await batches()
    for (let next = await batches(), at = 0; ;) {
      if (at === sealed.length && next.length > 0) {
        sealed = next
        next = await batches()
        at = 0
      }
      const length = Math.min(SEALED_FRAME_BYTES, sealed.length - at)
      if (length < STREAM_OVERHEAD) throw new AppError('file.damaged')
      const plain = new Uint8Array(length - STREAM_OVERHEAD)
      const tag = opener.open(plain, sealed.subarray(at, at + length), NOTHING)
      if (tag === null) throw new AppError('file.damaged')
      at += length
      if (plain.length > 0) hasher.update(plain)
      if (tag === 'final') {
        const isWhole = at === sealed.length && next.length === 0
        const isSame = Buffer.from(hasher.digest()).toString('hex') === hash
        if (!isWhole || !isSame) throw new AppError('file.damaged')
      }
      if (plain.length > 0) yield plain
      if (tag === 'final') return
    }
  } finally {
    await file.close()
  }
}

/** Batches of frames in order, empty at the end; one is read while the one before is decrypted. */
function readAhead(file: FileHandle): () => Promise<Uint8Array> {
  const read = async () => {
    const buffer = new Uint8Array(BATCH_BYTES)
    return buffer.subarray(0, await readFully(file, buffer))
  }
  let reading = read()
  return async () => {
    const batch = await reading
    if (batch.length === BATCH_BYTES) {
      reading = read()
      reading.catch(() => undefined) // not lost: whoever needs it awaits it
    } else {
      reading = Promise.resolve(new Uint8Array(0))
    }
    return batch
  }
}

function fileKey(dataKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return blake2b256(KEY_DOMAIN, dataKey, salt)
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  // A nearly full disk may take a part of a write and report no error; the next call then tells.
  for (let from = 0; from < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, from, bytes.length - from)
    from += bytesWritten
  }
}

/** Fills `target` as far as the file reaches. */
async function readFully(file: FileHandle, target: Uint8Array): Promise<number> {
  let length = 0
  while (length < target.length) {
    const { bytesRead } = await file.read(target, length, target.length - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return length
}
