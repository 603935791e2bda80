import { channelQuery } from '../lib/channel-query'

/**
 * Between two looks at the plugged-in drives. Asking Windows takes about a second on a slow PC, so
 * it is not done more often; nor while the window is hidden or the list is not on screen.
 */
const driveCheckMilliseconds = 4_000

export const exchangeQueries = {
  /** The network, who holds what of ours, the last exchange. Any command moves our own figure on. */
  state: () => ({
    ...channelQuery('exchange.state', {}, [
      'device',
      'devices',
      'exchanges',
      'invitations',
      'known_vectors',
      'files',
      'stored_files',
      'hubs',
      'artifacts',
    ]),
    staleTime: 0,
  }),
  /** Who holds what of whom. */
  receipts: () => ({
    ...channelQuery('receipts.list', {}, ['devices', 'known_vectors', 'hubs', 'exchanges']),
    staleTime: 0,
  }),
  /** What came in, newest first, each with its way back. */
  imports: () => channelQuery('imports.list', {}, ['imports']),
  /** No table tells when a stick is plugged in: this one query has to look. */
  drives: () => ({
    ...channelQuery('exchange.drives', {}, ['settings']),
    staleTime: 0,
    refetchInterval: driveCheckMilliseconds,
  }),
}
