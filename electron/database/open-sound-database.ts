import { mkdirSync } from 'node:fs'

import type { StartNotice } from '../../shared/domain/hub'
import { AppError } from '../../shared/lib/app-error'
import type { Paths } from '../platform/paths'
import { checkDatabaseFile, isAbsent, setAside } from './integrity'
import { type Database, openDatabase, type OpenDatabaseOptions } from './open-database'

export type SoundDatabase = {
  readonly database: Database
  /** What the user must be told: the old file was damaged or gone. */
  readonly notice: StartNotice | null
}

/**
 * Opens the hub's database, or, when the file is damaged, sets it aside (never deletes it) and
 * opens an empty one. A database of a newer version is left untouched: `database.newer`.
 */
export async function openSoundDatabase(
  options: Omit<OpenDatabaseOptions, 'path'> & {
    readonly paths: Paths
    readonly isFirstStart: boolean
    readonly now: number
  },
): Promise<SoundDatabase> {
  const { paths, isFirstStart, now } = options
  mkdirSync(paths.data, { recursive: true })
  const open = () => openDatabase({ ...options, path: paths.database })
  if (isAbsent(paths.database)) {
    // Device keys without a database: it was here once, so its absence is worth a word.
    const notice: StartNotice | null = isFirstStart
      ? null
      : { code: 'database.lost', setAsideIn: null, restoredFrom: null }
    return { database: await open(), notice }
  }
  try {
    await checkDatabaseFile(paths.database)
    return { database: await open(), notice: null }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'database.damaged') throw error
    const setAsideIn = setAside(paths.database, paths.quarantine, now)
    const notice: StartNotice = { code: 'database.damaged', setAsideIn, restoredFrom: null }
    return { database: await open(), notice }
  }
}
