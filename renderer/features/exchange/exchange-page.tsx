import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

import type { HubSummary } from '../../../shared/domain/hub'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { exchangeQueries } from '../../queries/exchange-queries'
import { setupQueries } from '../../queries/setup-queries'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { exchangeAbilities } from './exchange-abilities'
import { ExchangeScreen, type Greeting } from './exchange-screen'
import { InviteHub } from './invite-hub'
import { NetworkStart } from './network-start'
import { useDrives } from './use-drives'
import { useExchangeDesk } from './use-exchange-desk'

/**
 * The place whoever carries the stick comes to. One thing at a time: belong to a network, invite
 * somebody, or exchange; the drive and the words of welcome outlive the step from one to the next.
 */
export function ExchangePage() {
  const t = useT()
  const state = useQuery(exchangeQueries.state())
  const status = useQuery(setupQueries.status())
  const desk = useExchangeDesk()
  const arrival = useSearchParams()[0].get('from')
  const [greeting, setGreeting] = useState(() => greetingAt(arrival, status.data?.hub ?? null))
  const [isInviting, setInviting] = useState(false)
  const isBusy = desk.stage === 'looking' || desk.stage === 'exchanging'
  const drives = useDrives({ isWatching: !isBusy })

  if (state.data === undefined) {
    return (
      <Page title={t('exchange.title')}>
        {state.isPending ? (
          <LoadingState />
        ) : (
          <ErrorState failure={failureOf(state.error)} onRetry={() => void state.refetch()} />
        )}
      </Page>
    )
  }
  const { network } = state.data
  const abilities = exchangeAbilities(status.data?.hub?.role ?? 'guest')
  if (network === null) {
    return (
      <Page title={t('exchange.title')}>
        <NetworkStart
          canFound={abilities.canFound}
          drives={drives}
          onEntered={setGreeting}
          isJoining={arrival === 'join'}
        />
      </Page>
    )
  }
  const canInvite = abilities.canInvite && desk.stage === 'ready'
  const isInvitePlace = isInviting && canInvite
  return (
    <Page
      title={isInvitePlace ? t('exchange.invite.open') : t('exchange.title')}
      subtitle={t('exchange.subtitle', { name: network.name })}
      actions={
        isInvitePlace ? undefined : (
          <>
            <ButtonLink to="/exchange/computers" tone="quiet">
              {t('network.open')}
            </ButtonLink>
            {canInvite ? (
              <Button onClick={() => setInviting(true)}>{t('exchange.invite.open')}</Button>
            ) : null}
          </>
        )
      }
    >
      {isInvitePlace ? (
        <InviteHub drives={drives} onClose={() => setInviting(false)} />
      ) : (
        <ExchangeScreen
          state={state.data}
          desk={desk}
          drives={drives}
          canExchange={abilities.canExchange}
          greeting={greeting}
          onGreetingRead={() => setGreeting(null)}
          onInvite={canInvite ? () => setInviting(true) : null}
        />
      )}
    </Page>
  )
}

/** A PC that was made one of a hub at first run comes here next. */
function greetingAt(arrival: string | null, hub: HubSummary | null): Greeting | null {
  if (arrival !== 'second' || !hub?.network) return null
  return { kind: 'second', name: hub.name }
}
