import { channelQuery } from '../lib/channel-query'

export const handoverQueries = {
  /** Asked anew at every visit: tasks become late without any table changing. */
  overview: () => ({
    ...channelQuery('handover.overview', {}, [
      'accounts',
      'activities',
      'activity_reports',
      'artifacts',
      'attendance',
      'board_posts',
      'board_terms',
      'cash_entries',
      'certificate_rules',
      'certificates',
      'decisions',
      'device',
      'exchanges',
      'guests',
      'handovers',
      'institutions',
      'inventory_items',
      'letter_recipients',
      'letterheads',
      'letters',
      'members',
      'minutes',
      'settings',
      'stored_files',
      'travel_orders',
      'work_items',
    ]),
    staleTime: 0,
  }),
}
