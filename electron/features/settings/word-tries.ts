import { z } from 'zod'

import { AppError, type AppErrorCode } from '../../../shared/lib/app-error'
import type { Database } from '../../database/open-database'
import type { TaskContext } from '../handler'
import { findSetting, saveSetting } from './settings-repository'

/**
 * Six words typed wrong five times make the next tries wait, longer each time but never long. The
 * wait counts on a clock nobody can set. After a restart it begins again with the next try, so it
 * can be neither skipped nor made to last for ever.
 */
const freeTries = 5
const firstWaitSeconds = 15
const longestWaitSeconds = 300

const wrongTries = z.number().int().nonnegative().catch(0)

type Tries = 'join-tries' | 'restore-tries'
type Wait = { readonly wrong: number; readonly since: number }

/** Since when the hub with this database waits. */
const waits = new WeakMap<Database, Map<Tries, Wait>>()

export async function slowDown<T>(
  { db, database, write, clock }: Pick<TaskContext, 'db' | 'database' | 'write' | 'clock'>,
  words: {
    /** Where the tries are counted, and for which command. */
    readonly name: Tries
    readonly command: string
    readonly wrongCode: AppErrorCode
    /** Its `seconds` say how long to wait. */
    readonly waitCode: AppErrorCode
  },
  open: () => Promise<T>,
): Promise<T> {
  const { name, command, wrongCode, waitCode } = words
  const now = () => clock.monotonic?.() ?? performance.now()
  const count = (wrong: number) => write(command, (writing) => saveSetting(writing, name, wrong))
  const wrong = wrongTries.parse(await findSetting(db, name))
  const seconds = waitSeconds(wrong)
  if (seconds > 0) {
    const known = waitOf(database, name)
    const since = known?.wrong === wrong ? known.since : now()
    noteWait(database, name, { wrong, since })
    const left = Math.ceil(seconds - (now() - since) / 1000)
    if (left > 0) throw new AppError(waitCode, { seconds: left })
  }
  try {
    const opened = await open()
    if (wrong > 0) await count(0)
    return opened
  } catch (error) {
    if (error instanceof AppError && error.code === wrongCode) {
      await count(wrong + 1)
      noteWait(database, name, { wrong: wrong + 1, since: now() })
    }
    throw error
  }
}

function waitOf(database: Database, name: Tries): Wait | undefined {
  return waits.get(database)?.get(name)
}

function noteWait(database: Database, name: Tries, wait: Wait): void {
  const known = waits.get(database) ?? new Map<Tries, Wait>()
  waits.set(database, known)
  known.set(name, wait)
}

function waitSeconds(wrong: number): number {
  if (wrong < freeTries) return 0
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrong - freeTries))
}
