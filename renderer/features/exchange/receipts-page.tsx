import { IconAffiliate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import type { Receipt } from '../../../shared/domain/receipt'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { exchangeQueries } from '../../queries/exchange-queries'
import { ButtonLink } from '../../ui/button-link'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { deviceNames } from './held-feed'
import { HeldFeedLine, HolderLine } from './held-feed-line'
import classes from './receipts-page.module.css'

/** Who has received what, up to which day, and how that is known. */
export function ReceiptsPage() {
  const t = useT()
  const { data, error, refetch } = useQuery(exchangeQueries.receipts())
  return (
    <Page title={t('receipts.title')} back={{ to: '/exchange', label: t('exchange.title') }}>
      {data === undefined ? (
        error === null ? (
          <LoadingState shape="rows" />
        ) : (
          <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
        )
      ) : (
        <Receipts receipts={data} />
      )}
    </Page>
  )
}

function Receipts({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const t = useT()
  const own = receipts.find(({ isOwn }) => isOwn)
  const others = receipts.filter(({ isOwn }) => !isOwn)
  if (own === undefined || others.length === 0) {
    const why = own === undefined ? 'no-network' : 'nobody'
    return (
      <Panel>
        <EmptyState
          icon={IconAffiliate}
          title={t(`receipts.${why}.title`)}
          body={t(`receipts.${why}.body`)}
          action={<ButtonLink to="/exchange">{t('exchange.title')}</ButtonLink>}
        />
      </Panel>
    )
  }
  const names = deviceNames(receipts, {
    unknown: t('exchange.hub.unknown'),
    numbered: (hub, number) => t('receipts.numbered', { hub, number }),
  })
  const ownSeq = others[0]?.feeds.find(({ isOwn }) => isOwn)?.newestSeq ?? 0
  return (
    <>
      <p className={classes.lead}>{t('receipts.lead')}</p>
      <Panel
        title={t('receipts.ours.title')}
        subtitle={t('receipts.ours.subtitle', { count: ownSeq })}
        flush
      >
        <ul className={classes.list}>
          {others.map((holder) => (
            <HolderLine key={holder.deviceId} holder={holder} names={names} />
          ))}
        </ul>
      </Panel>
      <Panel title={t('receipts.here.title')} subtitle={t('receipts.here.subtitle')} flush>
        <ul className={classes.list}>
          {own.feeds.map((feed) => (
            <li key={feed.deviceId}>
              <HeldFeedLine name={names.get(feed.deviceId) ?? ''} feed={feed} isHere />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
