import { type FileHandle, open } from 'node:fs/promises'

import { AppError } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import type { FileSeal } from '../../shared/sync/bundle-manifest'
import type { BulkWork, CopyOptions } from '../platform/bulk/bulk-work'
import { type CopyTarget, FileCopyError } from '../platform/bulk/file-copy'
import { createFramedReader, createFramedWriter } from '../platform/bulk/framed-streams'
import { KEY_BYTES, randomBytes, STREAM_HEADER_BYTES, STREAM_OVERHEAD } from '../platform/crypto'
import { HEAD_BYTES, openHead, sealHead } from './sealed-head'

/**
 * One file at rest: `head ‖ frames` (sealed-head.ts says what the head is). A frame holds 128 KiB of
 * plain bytes, the last one what remains (perhaps nothing) and the final tag, so a file cut at any
 * byte is told from a whole one. The hash of the content is additional data of the last frame.
 *
 * The frames are sealed under a key of this file alone. A bundle carries them as they lie here, with
 * that key in its manifest, so that a trip only copies them; the hub they come to keeps them as they
 * came. Hence whoever opens a file hashes it: another hub may have sealed it under a wrong name.
 */
const FRAME_BYTES = 128 * 1024
/** A long video synced only at its end would hold up every small change that is saved meanwhile. */
const MOST_UNSYNCED = 8 * 1024 * 1024
const NOTHING = new Uint8Array(0)

export type FileSealing = {
  readonly dataKey: Uint8Array
  readonly bulk: BulkWork
}

/** A file that has begun. */
export type BegunFile = {
  /** Writes what is missing, makes it durable and closes. Resolves to the plain content's hash (hex). */
  readonly finish: () => Promise<{ readonly hash: string; readonly size: number }>
  /** Closes what was not finished; the caller removes the file. */
  readonly abandon: () => Promise<void>
}

export type SealedFileWriter = BegunFile & {
  readonly write: (bytes: Uint8Array) => Promise<void>
}

export type SealedFileTaker = BegunFile & { readonly take: (copy: CopyFrames) => Promise<void> }

/** Puts all frames behind what the file holds; resolves to how many bytes they are. */
export type CopyFrames = (target: CopyTarget) => Promise<number>

/** The frames of a file as they lie at rest, and what opens and proves them. */
export type SealedContent = {
  readonly seal: FileSeal
  /** Of all frames. */
  readonly length: number
  /** Copies the frames into an open file. Throws FileCopyError. */
  readonly copyTo: (target: CopyTarget, options: CopyOptions) => Promise<void>
}

/** Begins a new encrypted file at `path`, which must not exist. `bytes` = its size, if known. */
export async function createSealedFile(
  path: string,
  { dataKey, bulk }: FileSealing,
  bytes: number,
): Promise<SealedFileWriter> {
  const key = randomBytes(KEY_BYTES)
  const streamHeader = randomBytes(STREAM_HEADER_BYTES)
  const file = await beginFile(path)
  const frames = createFramedWriter({
    bulk,
    side: 'store',
    spec: {
      kind: 'seal',
      key,
      header: streamHeader,
      frameBytes: FRAME_BYTES,
      additional: NOTHING,
      bindsHash: true,
      checkedFront: NOTHING,
    },
    bytes,
    write: file.append,
  })
  let size = 0
  return {
    write: async (piece) => {
      size += piece.length
      await frames.write(piece)
    },
    finish: async () => {
      const { hash, check } = await frames.end()
      assert(check, 'frames that are checked have a check value')
      await file.finish(sealHead({ key, streamHeader, check }, dataKey))
      return { hash: hexOf(hash), size }
    },
    abandon: async () => {
      await frames.abandon()
      await file.close()
    },
  }
}

/** Begins a file whose frames another hub has sealed; `copy` proves them by the seal's check. */
export async function receiveSealedFile(
  path: string,
  { dataKey }: FileSealing,
  content: { readonly hash: string; readonly seal: FileSeal },
): Promise<SealedFileTaker> {
  const file = await beginFile(path)
  let length = 0
  return {
    take: async (copy) => {
      length = await copy({ fd: file.fd, syncEvery: MOST_UNSYNCED })
    },
    finish: async () => {
      await file.finish(sealHead(content.seal, dataKey))
      return { hash: content.hash, size: plainBytes(length) }
    },
    abandon: file.close,
  }
}

/** How long the content of so many bytes of frames is. */
export function plainBytes(sealedBytes: number): number {
  const frames = Math.max(1, Math.ceil(sealedBytes / (FRAME_BYTES + STREAM_OVERHEAD)))
  return Math.max(0, sealedBytes - frames * STREAM_OVERHEAD)
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
    const { key, streamHeader, bindsHash, start } = await readHead(file, size, dataKey)
    const frames = createFramedReader({
      bulk,
      side: 'store',
      spec: {
        kind: 'open',
        key,
        header: streamHeader,
        frameBytes: FRAME_BYTES,
        additional: NOTHING,
        lastAdditional: bindsHash ? Buffer.from(hash, 'hex') : null,
        hashes: true,
      },
      damagedCode: 'file.damaged',
      start,
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

/** The file as it lies there; null when an older version sealed it, which noted no check of its frames. */
export async function findSealedContent(
  path: string,
  { dataKey, bulk }: FileSealing,
): Promise<SealedContent | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const { check, ...head } = await readHead(file, size, dataKey)
    if (check === null) return null
    const { key, streamHeader, start } = head
    const length = size - start
    return {
      seal: { key, streamHeader, check },
      length,
      copyTo: (target, options) =>
        copyFrames(path, { at: start, length }, { target, bulk, options }),
    }
  } finally {
    await file.close()
  }
}

async function copyFrames(
  path: string,
  stretch: { readonly at: number; readonly length: number },
  how: { readonly target: CopyTarget; readonly bulk: BulkWork; readonly options: CopyOptions },
): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new FileCopyError('from', error)
  })
  try {
    const copy = { from: { fd: file.fd, ...stretch }, to: how.target, checkKey: null }
    await how.bulk.copy(copy, how.options)
  } finally {
    await file.close()
  }
}

async function readHead(file: FileHandle, size: number, dataKey: Uint8Array) {
  const head = new Uint8Array(Math.min(HEAD_BYTES, size))
  await readFully(file, head, 0)
  const opened = openHead(head, dataKey)
  // Something must follow the head, if only the frame that ends a file of no bytes.
  if (opened === null || size <= opened.start) throw new AppError('file.damaged')
  return opened
}

/** The head is known only at the end; until then its place is kept. */
async function beginFile(path: string) {
  const file = await open(path, 'wx', 0o600)
  try {
    await writeAll(file, new Uint8Array(HEAD_BYTES))
  } catch (error) {
    await file.close()
    throw error
  }
  let unsynced = 0
  return {
    fd: file.fd,
    append: async (frames: Uint8Array) => {
      await writeAll(file, frames)
      unsynced += frames.length
      if (unsynced < MOST_UNSYNCED) return
      await file.datasync()
      unsynced = 0
    },
    finish: async (head: Uint8Array) => {
      await writeAll(file, head, 0)
      await file.sync()
      await file.close()
    },
    close: () => file.close(),
  }
}

function hexOf(hash: Uint8Array | null): string {
  return Buffer.from(hash ?? NOTHING).toString('hex')
}

/** Behind what is there, or at a place. */
async function writeAll(file: FileHandle, bytes: Uint8Array, at?: number): Promise<void> {
  // A nearly full disk may take a part of a write and report no error; the next call then tells.
  for (let from = 0; from < bytes.length;) {
    const place = at === undefined ? null : at + from
    const { bytesWritten } = await file.write(bytes, from, bytes.length - from, place)
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
