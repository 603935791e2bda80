import { type FileHandle, open } from 'node:fs/promises'

import { AppError } from '../../shared/lib/app-error'
import type { BulkWork } from '../platform/bulk/bulk-work'
import { createFramedReader, createFramedWriter } from '../platform/bulk/framed-streams'
import { blake2b256, randomBytes, STREAM_HEADER_BYTES } from '../platform/crypto'

/**
 * One file at rest: `magic(8) ‖ salt(32) ‖ secretstream header(24) ‖ frames`. A frame holds 128 KiB of
 * plain bytes, the last one what remains (perhaps nothing) and the final tag, so a file cut at any
 * byte is told from a whole one. The key is BLAKE2b-256(domain ‖ data key ‖ salt): the content's
 * hash cannot be in it, because it is known only when everything has already been written.
 *
 * Since `SIMPULF2` the hash is additional data of the last frame. Opening the frames under a name
 * thus proves that this hub hashed this content to this name, and reading need not hash it again.
 */
const MAGIC = Buffer.from('SIMPULF2', 'latin1')
/** Files of version 0.1.0, without the hash in the last frame: it is computed when they are read. */
const OLD_MAGIC = Buffer.from('SIMPULF1', 'latin1')
const KEY_DOMAIN = Buffer.from('simpul file at rest 1', 'latin1')
const SALT_BYTES = 32
const HEAD_BYTES = MAGIC.length + SALT_BYTES + STREAM_HEADER_BYTES
const FRAME_BYTES = 128 * 1024
/** A long video synced only at its end would hold up every small change that is saved meanwhile. */
const MOST_UNSYNCED = 8 * 1024 * 1024
const NOTHING = new Uint8Array(0)

export type FileSealing = {
  readonly dataKey: Uint8Array
  readonly bulk: BulkWork
}

export type SealedFileWriter = {
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Writes the last frame, makes it durable and closes. Resolves to the plain content's hash (hex). */
  readonly finish: () => Promise<{ readonly hash: string; readonly size: number }>
  /** Closes what was not finished; the caller removes the file. */
  readonly abandon: () => Promise<void>
}

/** Begins a new encrypted file at `path`, which must not exist. `bytes` = its size, if known. */
export async function createSealedFile(
  path: string,
  { dataKey, bulk }: FileSealing,
  bytes: number,
): Promise<SealedFileWriter> {
  const salt = randomBytes(SALT_BYTES)
  const header = randomBytes(STREAM_HEADER_BYTES)
  const file = await open(path, 'wx', 0o600)
  try {
    await writeAll(file, Buffer.concat([MAGIC, salt, header]))
  } catch (error) {
    await file.close()
    throw error
  }
  const frames = createFramedWriter({
    bulk,
    side: 'store',
    spec: {
      kind: 'seal',
      key: fileKey(dataKey, salt),
      header,
      frameBytes: FRAME_BYTES,
      additional: NOTHING,
      bindsHash: true,
      checkedFront: null,
    },
    bytes,
    write: async (sealed) => {
      await writeAll(file, sealed)
      unsynced += sealed.length
      if (unsynced < MOST_UNSYNCED) return
      await file.datasync()
      unsynced = 0
    },
  })
  let unsynced = 0
  let size = 0
  return {
    write: async (piece) => {
      size += piece.length
      await frames.write(piece)
    },
    finish: async () => {
      const { hash } = await frames.end()
      await file.sync()
      await file.close()
      return { hash: hexOf(hash), size }
    },
    abandon: async () => {
      await frames.abandon()
      await file.close()
    },
  }
}

/**
 * The plain bytes, piece by piece; each piece is authentic, and valid until the next is asked for. That
 * the whole is what `hash` says is known at the end, so a reader that must not act on a wrong file
 * waits for the last piece. Throws `file.damaged` when a byte changed or the file was cut.
 */
export async function* readSealedFile(
  path: string,
  { dataKey, bulk }: FileSealing,
  hash: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    // Something must follow the head, if only the frame that ends a file of no bytes.
    if (size <= HEAD_BYTES) throw new AppError('file.damaged')
    const head = new Uint8Array(HEAD_BYTES)
    await readFully(file, head, 0)
    const isOld = OLD_MAGIC.compare(head, 0, MAGIC.length) === 0
    if (!isOld && MAGIC.compare(head, 0, MAGIC.length) !== 0) throw new AppError('file.damaged')
    const salt = head.slice(MAGIC.length, MAGIC.length + SALT_BYTES)
    const frames = createFramedReader({
      bulk,
      side: 'store',
      spec: {
        kind: 'open',
        key: fileKey(dataKey, salt),
        header: head.slice(MAGIC.length + SALT_BYTES),
        frameBytes: FRAME_BYTES,
        additional: NOTHING,
        lastAdditional: isOld ? null : Buffer.from(hash, 'hex'),
        hashes: isOld,
      },
      damagedCode: 'file.damaged',
      start: HEAD_BYTES,
      end: size,
      read: (target, offset) => readFully(file, target, offset),
    })
    try {
      for (;;) {
        const plain = await frames.next()
        if (plain === null) break
        const computed = frames.hash()
        if (computed && hexOf(computed) !== hash) throw new AppError('file.damaged')
        if (plain.length > 0) yield plain
      }
    } finally {
      frames.close()
    }
  } finally {
    await file.close()
  }
}

function fileKey(dataKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return blake2b256(KEY_DOMAIN, dataKey, salt)
}

function hexOf(hash: Uint8Array | null): string {
  return Buffer.from(hash ?? NOTHING).toString('hex')
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  // A nearly full disk may take a part of a write and report no error; the next call then tells.
  for (let from = 0; from < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, from, bytes.length - from)
    from += bytesWritten
  }
}

/** Fills `target`; a file that ends earlier than it said was cut meanwhile. */
async function readFully(file: FileHandle, target: Uint8Array, offset: number): Promise<void> {
  for (let length = 0; length < target.length;) {
    const left = target.length - length
    const { bytesRead } = await file.read(target, length, left, offset + length)
    if (bytesRead === 0) throw new AppError('file.damaged')
    length += bytesRead
  }
}
