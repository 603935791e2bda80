import { randomUUID } from 'node:crypto'
import { createReadStream, mkdirSync, rmSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'

import type { FileHash } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import type { FileSeal } from '../../shared/sync/bundle-manifest'
import { bulkHere, type BulkWork } from '../platform/bulk/bulk-work'
import { FileCopyError } from '../platform/bulk/file-copy'
import { asDiskError, codeOf } from './disk-errors'
import { moveIntoPlace, syncFolder } from './move-into-place'
import { writePlainCopy } from './plain-copy'
import {
  type BegunFile,
  type CopyFrames,
  createSealedFile,
  findSealedContent,
  readSealedFile,
  receiveSealedFile,
  type SealedContent,
} from './sealed-file'
import { tooLarge } from './too-large'

/**
 * Photos, PDF, video: each content once, named by the BLAKE2b-256 of its plain bytes
 * (`files/ab/abcdef…`), encrypted at rest under a key of its own, which the hub's data key locks. A
 * name appears only when its file is whole and durable (temp -> fsync -> rename); nothing is ever
 * changed in place.
 */
export type FileStore = {
  /** Adds a file or bytes. Adding what is there again costs a look and heals a damaged copy. */
  readonly add: (source: FileSource) => Promise<StoredFile>
  /**
   * Begins a file whose bytes arrive piece by piece, as from a bundle. It is encrypted from the
   * first byte and not in the store until `keep`. `bytes` = its size, if known.
   */
  readonly receive: (bytes?: number) => Promise<IncomingPieces>
  /** The same for frames that another hub has sealed; whoever opens the file finds out what is in it. */
  readonly receiveSealed: (content: {
    readonly hash: FileHash
    readonly seal: FileSeal
  }) => Promise<IncomingFrames>
  /** Gives finished files their places, all durable when it returns; faster than one by one. */
  readonly keepAll: (files: readonly IncomingFile[]) => Promise<void>
  readonly has: (hash: FileHash) => Promise<boolean>
  /** As it lies here, for another hub. Null: it cannot be carried so, and is to be read. */
  readonly findSealed: (hash: FileHash) => Promise<SealedContent | null>
  /** As `openRead`, without a stream in between; a piece is valid until the next is asked for. */
  readonly read: (hash: FileHash) => AsyncIterable<Uint8Array>
  /** Plain bytes; the stream ends in `file.damaged` when they are not what the name says. */
  readonly openRead: (hash: FileHash) => Readable
  /** Whole content in memory; `file.too-large` above `maxBytes`. */
  readonly readAll: (hash: FileHash, maxBytes: number) => Promise<Uint8Array<ArrayBuffer>>
  /** A plain copy at `path` (temp -> fsync -> rename), verified before it gets its name. */
  readonly writeTo: (hash: FileHash, path: string) => Promise<void>
  /** Takes the content away for good: a person's data was erased. Not there is fine. */
  readonly remove: (hash: FileHash) => Promise<void>
}

export type FileSource = { readonly path: string } | { readonly bytes: Uint8Array }
export type StoredFile = { readonly hash: FileHash; readonly size: number }

export type IncomingFile = {
  /** Ends writing: durable, hash known, still outside the store. */
  readonly finish: () => Promise<StoredFile>
  /** After `finish`: gives the file its place in the store. */
  readonly keep: () => Promise<void>
  /**
   * As `keep`, but its name is durable only after the next sync of the folder it gives (`keepAll`).
   * Null: the content was there already.
   */
  readonly place: () => Promise<string | null>
  /** Throws it away, finished or not. */
  readonly discard: () => Promise<void>
}

export type IncomingPieces = IncomingFile & {
  readonly write: (bytes: Uint8Array) => Promise<void>
}

export type IncomingFrames = IncomingFile & {
  /** To be called once, before `finish`. */
  readonly take: (copy: CopyFrames) => Promise<void>
}

export function createFileStore(options: {
  readonly folder: string
  readonly dataKey: Uint8Array
  readonly bulk?: BulkWork
}): FileStore {
  const { folder, dataKey, bulk = bulkHere } = options
  const sealing = { dataKey, bulk }
  const incoming = join(folder, 'incoming')
  // What a power cut left half-written has no name yet, so nothing refers to it.
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })

  const pathOf = (hash: FileHash) => join(folder, hash.slice(0, 2), hash)
  const read = (hash: FileHash) => saidPlainly(readSealedFile(pathOf(hash), sealing, hash))

  const begin = async <Begun extends BegunFile>(
    create: (temporary: string) => Promise<Begun>,
  ): Promise<{ readonly begun: Begun; readonly file: IncomingFile }> => {
    const temporary = join(incoming, randomUUID())
    const begun = await create(temporary).catch(asDiskError)
    let stored: StoredFile | null = null
    const place = async (): Promise<string | null> => {
      if (!stored) throw new Error('A file is finished before it is kept')
      if (await isSound(read(stored.hash))) {
        await rm(temporary)
        return null
      }
      const path = pathOf(stored.hash)
      await moveIntoPlace(temporary, path).catch(asDiskError)
      return dirname(path)
    }
    const file: IncomingFile = {
      place,
      finish: async () => {
        const { hash, size } = await begun.finish().catch(asDiskError)
        stored = { hash: hash as FileHash, size } // 32 bytes in hex: what a FileHash is
        return stored
      },
      keep: async () => {
        const placed = await place()
        // The folder may be new itself; its own name stands in the folder above.
        for (const next of placed === null ? [] : [placed, folder]) {
          await syncFolder(next).catch(asDiskError)
        }
      },
      discard: async () => {
        if (!stored) await begun.abandon()
        await rm(temporary, { force: true })
      },
    }
    return { begun, file }
  }
  const receive: FileStore['receive'] = async (bytes = Infinity) => {
    const { begun, file } = await begin((path) => createSealedFile(path, sealing, bytes))
    return { ...file, write: (piece) => begun.write(piece).catch(asDiskError) }
  }

  const takeIn = async (
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    bytes: number,
  ): Promise<StoredFile> => {
    const file = await receive(bytes)
    try {
      for await (const piece of pieces) await file.write(piece)
      const stored = await file.finish()
      await file.keep()
      return stored
    } catch (error) {
      await file.discard()
      throw error
    }
  }

  return {
    receive,
    receiveSealed: async (content) => {
      const { begun, file } = await begin((path) => receiveSealedFile(path, sealing, content))
      return { ...file, take: (copy) => begun.take(copy).catch(asDiskError) }
    },
    findSealed: async (hash) => {
      try {
        const found = await findSealedContent(pathOf(hash), sealing)
        return (
          found && {
            ...found,
            copyTo: (target, options) => found.copyTo(target, options).catch(asStoreError),
          }
        )
      } catch (error) {
        // Gone or damaged: whoever reads it next says so.
        if (error instanceof AppError || codeOf(error) === 'ENOENT') return null
        throw error
      }
    },
    keepAll: async (files) => {
      const folders = new Set<string>()
      for (const file of files) {
        const place = await file.place()
        if (place !== null) folders.add(place)
      }
      if (folders.size === 0) return
      // The folders may be new themselves; their own names stand in the folder above.
      const each = [...folders, folder].values()
      const syncNext = async () => {
        for (const next of each) await syncFolder(next)
      }
      // Those that wait together share one turn of the disk.
      await Promise.all([syncNext(), syncNext(), syncNext(), syncNext()])
    },
    read,
    add: async (source) =>
      'bytes' in source
        ? takeIn([source.bytes], source.bytes.length)
        : takeIn(readSource(source.path), await sizeOfSource(source.path)),
    has: (hash) =>
      stat(pathOf(hash)).then(
        (found) => found.isFile(),
        (error: unknown) => {
          if (codeOf(error) === 'ENOENT') return false
          throw error
        },
      ),
    openRead: (hash) => Readable.from(copied(read(hash)), { objectMode: false }),
    readAll: async (hash, maxBytes) => {
      const pieces: Uint8Array[] = []
      let size = 0
      for await (const piece of read(hash)) {
        size += piece.length
        if (size > maxBytes) throw tooLarge(maxBytes)
        pieces.push(piece.slice())
      }
      return new Uint8Array(Buffer.concat(pieces))
    },
    writeTo: (hash, path) => writePlainCopy(read(hash), path),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}

async function* saidPlainly(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* pieces
  } catch (error) {
    asStoreError(error)
  }
}

/** Rethrows; what reading our own files fails with becomes what it means to people. */
function asStoreError(error: unknown): never {
  const isOurs = error instanceof FileCopyError && error.side === 'from'
  const code = codeOf(isOurs ? error.cause : error)
  if (code === 'ENOENT') throw new AppError('file.not-arrived', {}, { cause: error })
  if (code === 'EIO' || code === 'EOF') throw new AppError('file.damaged', {}, { cause: error })
  throw error
}

/** Streams keep pieces for later. */
async function* copied(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield piece.slice()
}

/** In bytes; only an estimate, because reading is what tells what is wrong with it. */
function sizeOfSource(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** A file of the user's choosing; it may be gone, locked by another program, or a folder. */
async function* readSource(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>
  } catch (error) {
    const code = codeOf(error) === 'ENOENT' ? 'file.missing' : 'file.unreadable'
    throw new AppError(code, {}, { cause: error })
  }
}

async function isSound(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    const walk = pieces[Symbol.asyncIterator]()
    while ((await walk.next()).done !== true);
    return true
  } catch (error) {
    // Not there, or damaged: either way the copy at hand takes its place.
    if (error instanceof AppError) return false
    throw error
  }
}
