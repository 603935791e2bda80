import type { NetworkState } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Stack } from '../../ui/stack'
import type { Desk } from './exchange-desk'
import { ExchangeFacts } from './exchange-facts'
import { ExchangeStage } from './exchange-stage'
import { NetworkMembers } from './network-members'
import type { Drives } from './use-drives'

/** Said once, after the network was founded or joined, or this PC became one of a hub. */
export type Greeting = {
  readonly kind: 'founded' | 'joined' | 'second'
  /** Of the network, or of the hub whose second PC this is. */
  readonly name: string
}

export type ExchangeScreenProps = {
  readonly state: NetworkState
  readonly desk: Desk
  readonly drives: Drives
  readonly canExchange: boolean
  readonly greeting: Greeting | null
  readonly onGreetingRead: () => void
  /** null: this role may not. */
  readonly onInvite: (() => void) | null
}

/** The everyday face of the page: exchange above, what is known about the others below. */
export function ExchangeScreen({
  state,
  desk,
  drives,
  canExchange,
  greeting,
  onGreetingRead,
  onInvite,
}: ExchangeScreenProps) {
  const t = useT()
  const isReady = desk.stage === 'ready'
  return (
    <>
      {greeting === null || !isReady ? null : (
        <Banner
          tone="success"
          title={t(`exchange.${greeting.kind}.title`, { name: greeting.name })}
        >
          {t(`exchange.${greeting.kind}.body`)}
        </Banner>
      )}
      {canExchange ? (
        <ExchangeStage
          desk={desk}
          drives={drives}
          // The form that had the focus is gone; reading the drive at once is what comes next.
          isStartFocused={greeting !== null && greeting.kind !== 'founded'}
          onStart={onGreetingRead}
        />
      ) : (
        <Banner tone="notice" title={t('exchange.denied.title')}>
          {t('exchange.denied.body')}
        </Banner>
      )}
      {isReady ? (
        <Stack gap="large">
          <NetworkMembers members={state.members} onInvite={onInvite} />
          <ExchangeFacts state={state} />
        </Stack>
      ) : null}
    </>
  )
}
