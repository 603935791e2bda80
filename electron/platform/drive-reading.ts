import { AppError } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import { bulkHere, type BulkWork, type CopyOptions } from './bulk/bulk-work'
import { type CopyTarget, errorOfTarget, FileCopyError } from './bulk/file-copy'
import { equalBytes, KEY_BYTES } from './crypto'
import { asDriveError, errorName } from './drive-errors'
import { type DrivePorts, type FileSystem, onDrive, type OpenFile, realDrive } from './drive-ports'

/** `check` is what reading the file back must give (`createReadBackCheck`). */
export type WrittenFile = { readonly bytes: number; readonly check: Uint8Array }

/** A file to read pieces of, as bundles are read. Beyond the end it throws `bundle.cut`. */
export type FileForReading = {
  readonly size: number
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
  readonly readInto: (target: Uint8Array, offset: number) => Promise<void>
  /**
   * Copies a stretch of it into an open file, or only sums it up; resolves to its check value. What
   * fails there is thrown as the system said it.
   */
  readonly copyTo: (
    target: CopyTarget | null,
    stretch: { readonly at: number; readonly length: number; readonly checkKey: Uint8Array },
    bulk: BulkWork,
    options: CopyOptions,
  ) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

export async function openForReading(
  path: string,
  { fs }: Pick<DrivePorts, 'fs'> = realDrive,
): Promise<FileForReading> {
  const file = await onDrive('reading', () => fs.open(path, 'r'))
  let size: number
  try {
    ;({ size } = await onDrive('reading', () => file.stat()))
  } catch (error) {
    // Left open, it would be closed by the garbage collector, and fail where nobody hears it.
    await file.close().catch(() => undefined) // the first error is the one to tell
    throw error
  }
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length)
      await onDrive('reading', () => readExactly(file, bytes, offset))
      return bytes
    },
    readInto: (target, offset) => onDrive('reading', () => readExactly(file, target, offset)),
    copyTo: async (target, { at, length, checkKey }, bulk, options) => {
      const copy = { from: { fd: file.fd, at, length }, to: target, checkKey }
      const check = await bulk.copy(copy, options).catch(asReadingError)
      assert(check, 'what is checked has a check value')
      return check
    },
    close: () => file.close(),
  }
}

/**
 * Reads the file back from its drive. Throws `drive.verify-failed` when it is not what was written.
 * `onBytes` hears how many were read since it was last called; what it throws stops the reading.
 */
export async function verifyFile(
  path: string,
  expected: WrittenFile,
  {
    fs = realDrive.fs,
    onBytes = () => undefined,
    bulk = bulkHere,
  }: {
    readonly fs?: FileSystem
    readonly onBytes?: (bytes: number) => void
    readonly bulk?: BulkWork
  } = {},
): Promise<void> {
  const { bytes, check } = expected
  const file = await openForReading(path, { fs })
  try {
    const isSoLong = file.size === bytes
    const stretch = { at: 0, length: bytes, checkKey: check.slice(0, KEY_BYTES) }
    const found = isSoLong
      ? await file.copyTo(null, stretch, bulk, { bytes, onBytes }).catch(notThere)
      : null
    if (!found || !equalBytes(found, check)) throw new AppError('drive.verify-failed')
  } finally {
    await file.close()
  }
}

/** A file that ends before the length its folder tells is not what was written. */
function notThere(error: unknown): null {
  if (error instanceof AppError && error.code === 'bundle.cut') return null
  throw error
}

function asReadingError(error: unknown): never {
  if (!(error instanceof FileCopyError) || error.side === 'to') throw errorOfTarget(error)
  if (errorName(error.cause) === 'EOF') throw new AppError('bundle.cut', {}, { cause: error })
  throw asDriveError(error.cause, 'reading')
}

async function readExactly(file: OpenFile, target: Uint8Array, offset: number): Promise<void> {
  for (let filled = 0; filled < target.length;) {
    const left = target.length - filled
    const { bytesRead } = await file.read(target, filled, left, offset + filled)
    if (bytesRead === 0) throw new AppError('bundle.cut')
    filled += bytesRead
  }
}
