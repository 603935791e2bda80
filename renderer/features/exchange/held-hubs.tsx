import { useQuery } from '@tanstack/react-query'

import type { HubId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { exchangeQueries } from '../../queries/exchange-queries'

export type HeldHubsProps = {
  readonly message: 'exchange.preview.still-held' | 'exchange.ending.held'
  readonly hubs: readonly HubId[]
}

/** Whose part waits, by name. */
export function HeldHubs({ message, hubs }: HeldHubsProps) {
  const t = useT()
  const state = useQuery(exchangeQueries.state())
  if (hubs.length === 0) return null
  const names = new Map(state.data?.members.map(({ hubId, hubName }) => [hubId, hubName]))
  const held = hubs.map((hub) => names.get(hub) ?? t('exchange.hub.unknown'))
  return <p>{t(message, { names: held.join(', ') })}</p>
}
