import { channelQuery, steadyQuery } from '../lib/channel-query'

export const setupQueries = {
  /** Is there a hub, who is signed in, did start-up go well. */
  status: () => channelQuery('setup.status', {}, ['hubs', 'accounts', 'device', 'settings']),
  districts: (text: string) => steadyQuery('setup.findDistricts', { text }, []),
}
