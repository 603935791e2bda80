import { channelQuery } from '../lib/channel-query'

export const homeQueries = {
  /** Asked anew at every visit: "today" changes without any table changing. */
  overview: () => ({
    ...channelQuery('home.overview', {}, [
      'members',
      'institutions',
      'activities',
      'sessions',
      'enrolments',
      'attendance',
      'artifacts',
      'files',
      'stored_files',
      'exchanges',
      'device',
    ]),
    staleTime: 0,
  }),
}
