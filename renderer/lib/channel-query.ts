import { keepPreviousData, queryOptions } from '@tanstack/react-query'

import type { SyncedTableName } from '../../shared/sync/synced-tables'
import { call, type ChannelOf, type Input, type Output } from './call'

/** Tables of this PC only that pages show something of. */
type LocalTable =
  | 'clashes'
  | 'device'
  | 'devices'
  | 'exchanges'
  | 'imports'
  | 'invitations'
  | 'known_vectors'
  | 'read_bundles'
  | 'roster_imports'
  | 'settings'
  | 'stored_files'
export type LiveTable = SyncedTableName | LocalTable

/** Which tables a query reads. app/live-queries.ts refreshes it when one of them changes. */
export type LiveMeta = { readonly tables: readonly LiveTable[] }

declare module '@tanstack/react-query' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- the library asks for this interface to be merged
  interface Register {
    queryMeta: LiveMeta
  }
}

/**
 * One query of the contract, ready for `useQuery`. The key is channel + input, so nobody makes up
 * keys, and `tables` is the only thing a feature says about freshness:
 * `members: (filter) => channelQuery('members.page', filter, ['members', 'posts'])`
 */
export function channelQuery<C extends ChannelOf<'query'>>(
  channel: C,
  input: Input<C>,
  tables: readonly LiveTable[],
) {
  return queryOptions<Output<C>>({
    queryKey: [channel, input],
    queryFn: () => call(channel, input),
    meta: { tables },
  })
}

/** As `channelQuery`, but while a new input loads, the old answer stays on screen: searches, filters. */
export function steadyQuery<C extends ChannelOf<'query'>>(
  channel: C,
  input: Input<C>,
  tables: readonly LiveTable[],
) {
  return queryOptions<Output<C>>({
    ...channelQuery(channel, input, tables),
    placeholderData: keepPreviousData,
  })
}
