import { channelQuery } from '../lib/channel-query'

export const networkQueries = {
  devices: () =>
    channelQuery('network.devices', {}, ['device', 'devices', 'known_vectors', 'hubs']),
}
