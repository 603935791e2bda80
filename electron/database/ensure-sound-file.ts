import type { StartNotice } from '../../shared/domain/hub'
import { AppError } from '../../shared/lib/app-error'
import type { Paths } from '../platform/paths'
import { checkDatabaseFile, isAbsent, setAside } from './integrity'

/**
 * Looks at the hub's database file before it is opened. A damaged one is set aside (never deleted),
 * so that an empty one takes its place; the notice says so. A database of a newer version is left
 * untouched: `database.newer`.
 */
export async function ensureSoundFile(options: {
  readonly paths: Paths
  readonly isFirstStart: boolean
  readonly now: number
}): Promise<StartNotice | null> {
  const { paths, isFirstStart, now } = options
  if (isAbsent(paths.database)) {
    // Device keys without a database: it was here once, so its absence is worth a word.
    return isFirstStart ? null : { code: 'database.lost', setAsideIn: null, restoredFrom: null }
  }
  try {
    await checkDatabaseFile(paths.database)
    return null
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'database.damaged') throw error
    const setAsideIn = setAside(paths.database, paths.quarantine, now)
    return { code: 'database.damaged', setAsideIn, restoredFrom: null }
  }
}
