import { AppError } from '../../shared/lib/app-error'
import { openHandle, sqliteErrors } from './sqlite-handle'

/**
 * Keeps a second copy of the app (another Windows user, a second session) off the same data. Held
 * as SQLite's own exclusive lock on a file of its own, because the operating system lets go of it
 * when the process dies, however it dies.
 */
export async function lockFolder(path: string): Promise<{ readonly release: () => Promise<void> }> {
  const handle = await openHandle(path, 'write')
  try {
    await handle.exec('pragma busy_timeout = 2000; begin exclusive;')
  } catch (error) {
    await handle.close()
    const { errno } = error as NodeJS.ErrnoException // set by sqlite3
    if (((errno ?? 0) & 0xff) === sqliteErrors.busy) throw new AppError('database.in-use')
    throw error
  }
  return { release: () => handle.close() }
}
