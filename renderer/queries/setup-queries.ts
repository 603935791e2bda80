import { channelQuery, steadyQuery } from '../lib/channel-query'

export const setupQueries = {
  /** Is there a hub, who is signed in, did start-up go well. */
  status: () => channelQuery('setup.status', {}, ['hubs', 'accounts', 'device', 'settings']),
  districts: (text: string) => steadyQuery('setup.findDistricts', { text }, []),
  /** What the settings can change about the hub and who is at the PC. */
  profile: () => channelQuery('setup.hubProfile', {}, ['hubs', 'accounts', 'device']),
  /** Sizes move with every write; asked anew at each visit. */
  dataPlace: () => ({
    ...channelQuery('setup.dataPlace', {}, ['files', 'stored_files']),
    staleTime: 0,
  }),
}
