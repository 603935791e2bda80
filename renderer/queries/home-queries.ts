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
  /** What waits on the desk: letters, papers of activities that are over, tasks of decisions. */
  due: () => ({
    ...channelQuery('home.due', {}, [
      'members',
      'posts',
      'activities',
      'sessions',
      'enrolments',
      'attendance',
      'letters',
      'letter_recipients',
      'minutes',
      'decisions',
      'activity_reports',
      'certificate_rules',
      'certificates',
      'erasures',
      'device',
    ]),
    staleTime: 0,
  }),
}
