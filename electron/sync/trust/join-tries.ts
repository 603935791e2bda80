import { z } from 'zod'

import { AppError } from '../../../shared/lib/app-error'
import type { Database } from '../../database/open-database'
import type { TaskContext } from '../../features/handler'
import { findSetting, saveSetting } from '../../features/settings/settings-repository'

/**
 * Six words typed wrong five times make the next tries wait, longer each time but never long. The
 * wait counts on a clock nobody can set. After a restart it begins again with the next try, so it
 * can be neither skipped nor made to last for ever.
 */
const freeTries = 5
const firstWaitSeconds = 15
const longestWaitSeconds = 300

const wrongTries = z.number().int().nonnegative().catch(0)

/** Since when the hub with this database waits. */
const waits = new WeakMap<Database, { readonly wrong: number; readonly since: number }>()

export async function slowDown<T>(
  { db, database, write, clock }: Pick<TaskContext, 'db' | 'database' | 'write' | 'clock'>,
  open: () => Promise<T>,
): Promise<T> {
  const now = () => clock.monotonic?.() ?? performance.now()
  const count = (wrong: number) =>
    write('exchange.join', (writing) => saveSetting(writing, 'join-tries', wrong))
  const wrong = wrongTries.parse(await findSetting(db, 'join-tries'))
  const seconds = waitSeconds(wrong)
  if (seconds > 0) {
    const known = waits.get(database)
    const since = known?.wrong === wrong ? known.since : now()
    waits.set(database, { wrong, since })
    const left = Math.ceil(seconds - (now() - since) / 1000)
    if (left > 0) throw new AppError('invitation.too-many-tries', { seconds: left })
  }
  try {
    const opened = await open()
    if (wrong > 0) await count(0)
    return opened
  } catch (error) {
    if (error instanceof AppError && error.code === 'invitation.wrong-words') {
      await count(wrong + 1)
      waits.set(database, { wrong: wrong + 1, since: now() })
    }
    throw error
  }
}

function waitSeconds(wrong: number): number {
  if (wrong < freeTries) return 0
  return Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (wrong - freeTries))
}
