import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'

import { AppError } from '../../shared/lib/app-error'
import { codeOf } from './disk-errors'

/**
 * Writes a file the user chose a name for: whole beside it first, then in its place, so that what
 * stood there is never lost to a failure. Throws `file.not-writable` where the place takes nothing,
 * `file.no-room` where it takes no more.
 */
export async function writePlainCopy(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  path: string,
): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`
  try {
    const file = await open(temporary, 'wx', 0o600)
    try {
      for await (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    const code = codeOf(error) ?? ''
    if (unwritable.has(code)) throw new AppError('file.not-writable', {}, { cause: error })
    // It may be a stick: that says nothing about the disk of this PC.
    if (withoutRoom.has(code)) throw new AppError('file.no-room', {}, { cause: error })
    throw error
  }
}

/**
 * A protected folder, a locked stick, one that was pulled out while the dialog was open, or a file
 * that another program holds open (EBUSY).
 */
const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EIO', 'EBUSY'])

/** The last one is a stick with FAT32, which holds no file of 4 GiB. */
const withoutRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
