import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { clashesContract } from '../../../shared/ipc/clashes-contract'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { clashQueries } from '../../queries/clash-queries'
import { useMay } from '../../queries/use-may'
import { Banner } from '../../ui/banner'
import { ButtonLink } from '../../ui/button-link'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { ChooseHub } from './choose-hub'
import { ClashReview } from './clash-review'

/** What two hubs filled in differently, and the choice between them. */
export function ClashesPage() {
  const t = useT()
  const list = useQuery(clashQueries.list())
  const canChoose = useMay(clashesContract['clashes.choose'].access)
  const back = { to: '/exchange', label: t('exchange.title') }

  if (list.data === undefined) {
    return (
      <Page title={t('clashes.title')} back={back}>
        {list.isPending ? (
          <LoadingState />
        ) : (
          <ErrorState failure={failureOf(list.error)} onRetry={() => void list.refetch()} />
        )}
      </Page>
    )
  }
  const { total, clashes, hubs, names } = list.data
  if (total === 0) {
    return (
      <Page title={t('clashes.title')} back={back}>
        <Panel>
          <EmptyState
            icon={IconCircleCheck}
            title={t('clashes.empty.title')}
            body={t('clashes.empty.body')}
            action={<ButtonLink to="/exchange">{t('exchange.title')}</ButtonLink>}
          />
        </Panel>
      </Page>
    )
  }
  return (
    <Page
      title={t('clashes.title')}
      subtitle={t('clashes.count', { count: total })}
      back={back}
      actions={canChoose && total > 1 ? <ChooseHub hubs={hubs} /> : undefined}
    >
      <p>
        {t('clashes.lead')} {canChoose ? t('clashes.keys') : null}
      </p>
      {canChoose ? null : (
        <Banner tone="notice" title={t('clashes.denied.title')}>
          {t('clashes.denied.body')}
        </Banner>
      )}
      <ClashReview clashes={clashes} names={names} canChoose={canChoose} />
      {total > clashes.length ? (
        <p>{t('clashes.more', { count: total - clashes.length })}</p>
      ) : null}
    </Page>
  )
}
