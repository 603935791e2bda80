import type { Input } from '../lib/call'
import { steadyQuery } from '../lib/channel-query'

export const historyQueries = {
  /** The past of one record; anything that can write to it or to what hangs on it makes it stale. */
  record: (wanted: Input<'history.record'>) =>
    steadyQuery('history.record', wanted, [
      'members',
      'posts',
      'institutions',
      'activities',
      'venues',
      'sessions',
      'enrolments',
      'attendance',
      'artifacts',
      'accounts',
      'hubs',
      'erasures',
      'duplicate_decisions',
    ]),
}
