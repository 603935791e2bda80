import { channelQuery } from '../lib/channel-query'

export const clashQueries = {
  /** Any write to a record closes its question, and names are told beside the values. */
  list: () =>
    channelQuery('clashes.list', {}, [
      'clashes',
      'members',
      'institutions',
      'activities',
      'sessions',
      'venues',
      'hubs',
      'accounts',
      'devices',
    ]),
  count: () => channelQuery('clashes.count', {}, ['clashes', 'sessions', 'activities', 'members']),
}
