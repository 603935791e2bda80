import { open, unlink } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError, type AppErrorCode } from '../../../shared/lib/app-error'
import { randomBytes } from '../../platform/crypto'
import { asDriveError } from '../../platform/drive-errors'
import type { Drive } from '../../platform/drives'

/**
 * Why nothing could be left on a drive, found out before anything is merged: by making an empty file
 * and taking it away again. A write-protected stick says so in no other way on every system.
 */
export async function probeDrive({ root }: Pick<Drive, 'root'>): Promise<AppErrorCode | null> {
  const path = join(root, `simpul-uji.part-${Buffer.from(randomBytes(4)).toString('hex')}`)
  try {
    const file = await open(path, 'wx')
    await file.close()
    await unlink(path)
    return null
  } catch (error) {
    const known = asDriveError(error, 'opening')
    if (known instanceof AppError) return known.code
    throw error
  }
}
