import type { HomeOverview } from '../../../shared/ipc/home-contract'
import { addDays } from '../../../shared/lib/dates'
import { localDay } from '../../platform/local-day'
import type { QueryContext } from '../handler'
import {
  countEverything,
  findLastExchange,
  listSessionsOn,
  listUnmarked,
  listUpcoming,
} from './home-repository'

/** Older sheets than this are history, not something to do. */
const daysToLookBack = 60

export async function readOverview({ db, clock }: QueryContext): Promise<HomeOverview> {
  const today = localDay(clock.now())
  const { filesAwaited, consentOpen, ...counts } = await countEverything(db, today.slice(0, 4))
  return {
    today,
    counts,
    filesAwaited,
    consentOpen,
    todaySessions: await listSessionsOn(db, today),
    upcoming: await listUpcoming(db, today),
    ...(await listUnmarked(db, { from: addDays(today, -daysToLookBack), before: today })),
    lastExchange: await findLastExchange(db),
  }
}
