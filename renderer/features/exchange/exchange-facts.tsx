import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { NetworkState } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { clashQueries } from '../../queries/clash-queries'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { Dialog } from '../../ui/dialog'
import { FactList } from '../../ui/fact-list'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import { ExchangeOutcome } from './exchange-outcome'

export type ExchangeFactsProps = { readonly state: NetworkState }

/** What is good to know between two exchanges. */
export function ExchangeFacts({ state }: ExchangeFactsProps) {
  const t = useT()
  const format = useFormat()
  const { filesWanted, lastExchange, openInvitations } = state
  const clashes = useQuery(clashQueries.count()).data?.total ?? 0
  const invitations = openInvitations.map(({ id, label, createdAt }) => (
    <div key={id}>
      {t('exchange.facts.invitation', { label, moment: format.moment(createdAt) })}
    </div>
  ))
  return (
    <Panel
      title={t('exchange.facts.title')}
      actions={
        <ButtonLink to="/exchange/imports" size="small" icon={IconHistory}>
          {t('imports.open')}
        </ButtonLink>
      }
    >
      <FactList
        facts={[
          {
            label: t('exchange.facts.last'),
            value:
              lastExchange === null ? (
                t('exchange.facts.last.never')
              ) : (
                <LastExchange last={lastExchange} />
              ),
          },
          {
            label: t('exchange.facts.wanted'),
            value: t('exchange.facts.wanted.count', { count: filesWanted }),
          },
          {
            label: t('exchange.facts.clashes'),
            value:
              clashes === 0 ? (
                t('exchange.facts.clashes.count', { count: 0 })
              ) : (
                <TextLink to="/clashes">
                  {t('exchange.facts.clashes.count', { count: clashes })}
                </TextLink>
              ),
          },
          ...(invitations.length === 0
            ? []
            : [{ label: t('exchange.facts.invitations'), value: invitations }]),
        ]}
      />
    </Panel>
  )
}

type LastExchangeProps = { readonly last: NonNullable<NetworkState['lastExchange']> }

function LastExchange({ last }: LastExchangeProps) {
  const t = useT()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const moment = format.moment(last.at)
  return (
    <Inline align="between">
      <span>{t('exchange.facts.last.at', { moment, drive: last.driveLabel })}</span>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('exchange.facts.last.show')}
      </Button>
      <Dialog
        title={t('exchange.facts.last.title', { moment })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        size="large"
      >
        <ExchangeOutcome result={last.result} />
      </Dialog>
    </Inline>
  )
}
