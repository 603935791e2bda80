import { z } from 'zod'

import type { FileHash } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import { ByteWriter } from '../../shared/sync/byte-writer'
import { utf8Bytes, utf8Text } from '../../shared/sync/text-bytes'
import type { BodyReader } from '../sync/bundle/bundle-frames'

/**
 * What stands in a backup once it is open: its head, the database, then file after file, each in
 * pieces because nobody knows beforehand whether all of it can be read.
 */
export const backupHead = z.object({
  madeAt: z.number(),
  appVersion: z.string(),
  hubName: z.string(),
  /** Plain bytes of all that follows, for the progress. */
  bytes: z.number().int().min(0),
  /** The key file as it lies beside the database. */
  keys: z.string(),
})
export type BackupHead = z.output<typeof backupHead>

const MOST_HEAD_BYTES = 1024 * 1024
const MOST_PIECE_BYTES = 4 * 1024 * 1024
const HASH_BYTES = 32
const END = 0
const DATABASE = 1
const FILE = 2
const WHOLE = 1
const BROKEN = 0

type Write = (plain: Uint8Array) => Promise<void>

export async function writeHead(write: Write, head: BackupHead): Promise<void> {
  const bytes = utf8Bytes(JSON.stringify(head))
  await write(lengthBytes(bytes.length))
  await write(bytes)
}

export async function writeDatabase(
  write: Write,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  await write(new Uint8Array([DATABASE]))
  for await (const piece of pieces) await writePiece(write, piece)
  await endEntry(write, WHOLE)
}

/** False: the store could not give the whole file; the reader then leaves it out. */
export async function writeFileEntry(
  write: Write,
  hash: FileHash,
  pieces: AsyncIterable<Uint8Array>,
): Promise<boolean> {
  await write(new Uint8Array([FILE, ...Buffer.from(hash, 'hex')]))
  try {
    for await (const piece of pieces) await writePiece(write, piece)
  } catch (error) {
    if (!(error instanceof AppError) || !unreadable.has(error.code)) throw error
    await endEntry(write, BROKEN)
    return false
  }
  await endEntry(write, WHOLE)
  return true
}

const unreadable: ReadonlySet<string> = new Set(['file.not-arrived', 'file.damaged'])

export async function writeEnd(write: Write): Promise<void> {
  await write(new Uint8Array([END]))
}

async function writePiece(write: Write, piece: Uint8Array): Promise<void> {
  for (let offset = 0; offset < piece.length; offset += MOST_PIECE_BYTES) {
    const part = piece.subarray(offset, offset + MOST_PIECE_BYTES)
    await write(lengthBytes(part.length))
    await write(part)
  }
}

async function endEntry(write: Write, state: number): Promise<void> {
  await write(lengthBytes(0))
  await write(new Uint8Array([state]))
}

function lengthBytes(length: number): Uint8Array {
  const writer = new ByteWriter(4)
  writer.u32(length)
  return writer.finish()
}

/** Throws `backup.damaged` for a head that is none. */
export async function readHead(body: BodyReader): Promise<BackupHead> {
  const length = await readLength(body)
  if (length > MOST_HEAD_BYTES) throw new AppError('backup.damaged')
  const text = utf8Text(await body.take(length))
  try {
    return backupHead.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('backup.damaged', {}, { cause: error })
  }
}

export type EntryReceiver = {
  readonly write: (piece: Uint8Array) => Promise<void>
  /** False: the one who made the backup could not read all of it. */
  readonly end: (isWhole: boolean) => Promise<void>
}

export type EntryVisitor = {
  readonly database: () => Promise<EntryReceiver>
  readonly file: (hash: FileHash) => Promise<EntryReceiver>
}

/** Reads to the last byte; anything else than entries and their end is `backup.damaged`. */
export async function readEntries(body: BodyReader, visitor: EntryVisitor): Promise<void> {
  for (;;) {
    const [kind] = await body.take(1)
    if (kind === END) break
    const receiver =
      kind === DATABASE
        ? await visitor.database()
        : kind === FILE
          ? await visitor.file(Buffer.from(await body.take(HASH_BYTES)).toString('hex') as FileHash) // 32 bytes in hex
          : null
    if (receiver === null) throw new AppError('backup.damaged')
    await readEntry(body, receiver)
  }
  await body.expectEnd()
}

async function readEntry(body: BodyReader, receiver: EntryReceiver): Promise<void> {
  for (;;) {
    const length = await readLength(body)
    if (length > MOST_PIECE_BYTES) throw new AppError('backup.damaged')
    if (length === 0) break
    await body.pass(length, receiver.write)
  }
  const [state] = await body.take(1)
  await receiver.end(state === WHOLE)
}

async function readLength(body: BodyReader): Promise<number> {
  return Buffer.from(await body.take(4)).readUInt32LE(0)
}
