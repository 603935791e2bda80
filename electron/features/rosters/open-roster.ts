import { readFile, stat } from 'node:fs/promises'

import { AppError } from '../../../shared/lib/app-error'
import { rosterLimits } from '../../rosters/roster-limits'

/** The whole file, its size checked before a byte of it is read. */
export async function openRoster(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > rosterLimits.fileBytes) throw new AppError('roster.too-large')
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code } = error as NodeJS.ErrnoException // node:fs sets the code
    throw new AppError(code === 'ENOENT' ? 'file.missing' : 'file.unreadable', {}, { cause: error })
  }
}
