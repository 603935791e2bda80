import { createReadBackCheck } from '../crypto'

/**
 * Bytes of one open file carried to another as they are, and summed up on the way. Piece by piece in
 * one place: handing every piece from thread to thread costs more than reading and summing it up.
 */
export type FileCopy = {
  readonly from: { readonly fd: number; readonly at: number; readonly length: number }
  /** Goes behind what has been written there; null: the bytes are only summed up. */
  readonly to: CopyTarget | null
  /** Of the check value to compute once more (`createReadBackCheck`); null: none. */
  readonly checkKey: Uint8Array | null
}

export type CopyTarget = {
  readonly fd: number
  /** Made durable whenever so many bytes have gathered; the end is left to whoever closes it. */
  readonly syncEvery: number
}

/** How the files are reached: in a thread of its own at once, elsewhere by promises. */
export type CopyFileSystem = {
  /** From a place in the file; resolves to how many bytes came. */
  readonly read: (fd: number, target: Uint8Array, at: number) => Promise<number> | number
  /** Where the file stands; resolves to how many bytes went. */
  readonly write: (fd: number, bytes: Uint8Array) => Promise<number> | number
  readonly datasync: (fd: number) => Promise<void> | void
}

/** `cause` is what the system said; `EOF` is a file that ended earlier than it had said. */
export class FileCopyError extends Error {
  readonly side: 'from' | 'to'

  constructor(side: 'from' | 'to', cause: unknown) {
    super(`copying failed: ${String(cause)}`, { cause })
    this.name = 'FileCopyError'
    this.side = side
  }
}

/** Where the file that is copied into failed: the system's error. Anything else as it is. */
export function errorOfTarget(error: unknown): unknown {
  return error instanceof FileCopyError && error.side === 'to' ? error.cause : error
}

/** Small enough to be in the processor's cache still when it is summed up and written. */
export const PIECE_BYTES = 256 * 1024

/** Resolves to the check value, if there is one. What `onPiece` throws stops it. */
export async function copyFile(
  { from, to, checkKey }: FileCopy,
  fs: CopyFileSystem,
  /** `piece` holds what is under way: as many bytes as are read at once. */
  { piece, onPiece }: { readonly piece: Uint8Array; readonly onPiece: (bytes: number) => void },
): Promise<Uint8Array | null> {
  const check = checkKey && createReadBackCheck(checkKey)
  let unsynced = 0
  for (let copied = 0; copied < from.length;) {
    const target = piece.subarray(0, from.length - copied)
    const length = await on('from', () => fs.read(from.fd, target, from.at + copied))
    if (length === 0) throw new FileCopyError('from', endOfFile())
    const bytes = piece.subarray(0, length)
    check?.update(bytes)
    if (to) {
      await on('to', () => writeAll(fs, to.fd, bytes))
      unsynced += length
      if (unsynced >= to.syncEvery) {
        await on('to', () => fs.datasync(to.fd))
        unsynced = 0
      }
    }
    copied += length
    onPiece(length)
  }
  return check?.digest() ?? null
}

async function writeAll(fs: CopyFileSystem, fd: number, bytes: Uint8Array): Promise<void> {
  // A nearly full disk may take a part of a write and report no error; the next call then tells.
  for (let offset = 0; offset < bytes.length;) {
    offset += await fs.write(fd, bytes.subarray(offset))
  }
}

async function on<T>(side: 'from' | 'to', step: () => Promise<T> | T): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw new FileCopyError(side, error)
  }
}

function endOfFile(): Error {
  return Object.assign(new Error('the file ends earlier than it said'), { code: 'EOF' })
}
