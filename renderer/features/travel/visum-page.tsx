import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'

import { type ActivityId, activityId as activityIdSchema } from '../../../shared/domain/ids'
import type { TravelOrder } from '../../../shared/domain/travel-order'
import { PrintButton } from '../../components/print-button'
import type { Output } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { activityQueries } from '../../queries/activity-queries'
import { letterQueries } from '../../queries/letter-queries'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { OthersPanel } from './others-panel'
import { TravelPanel } from './travel-panel'
import { VisumRow } from './visum-row'

/** Who came with a travel order and whose sheet is stamped: nobody is missed (U8). */
export function VisumPage() {
  const t = useT()
  const parsed = activityIdSchema.safeParse(useParams()['activityId'])
  // An address that is no id finds nothing, as one of an activity that is gone.
  const activityId = parsed.success ? parsed.data : ('' as ActivityId)
  const activity = useQuery({ ...activityQueries.get(activityId), enabled: parsed.success })
  const travel = useQuery({ ...letterQueries.travel(activityId), enabled: parsed.success })
  const { data, error } = travel
  const orders = data?.orders ?? []
  const stamped = orders.filter(({ isStamped }) => isStamped).length
  return (
    <Page
      title={t('visum.title')}
      subtitle={t('visum.subtitle', { stamped, count: orders.length })}
      back={{
        to: `/activities/${activityId}?tab=papers`,
        label: activity.data?.activity.title ?? t('letters.field.activity'),
      }}
      actions={
        orders.length === 0 ? undefined : (
          <>
            <PrintButton
              request={{ kind: 'visum-list', activityId }}
              label={t('visum.print-list')}
            />
            <PrintButton
              request={{ kind: 'visum', activityId, ids: [] }}
              label={t('visum.print')}
              tone="primary"
            />
          </>
        )
      }
    >
      {data !== undefined ? (
        <>
          <Completeness count={orders.length} stamped={stamped} />
          <OrdersPanel orders={data.orders} />
          <OthersPanel activityId={activityId} others={data.others} />
        </>
      ) : error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void travel.refetch()} />
      )}
    </Page>
  )
}

function Completeness({ count, stamped }: { readonly count: number; readonly stamped: number }) {
  const t = useT()
  if (count === 0) return null
  return stamped === count ? (
    <Banner tone="success" title={t('visum.complete')} />
  ) : (
    <Banner tone="caution" title={t('visum.missing', { count: count - stamped })} />
  )
}

function OrdersPanel({ orders }: { readonly orders: Output<'travel.list'>['orders'] }) {
  const t = useT()
  const [edited, setEdited] = useState<TravelOrder | null>(null)
  const stamp = useCommand('travel.stamp')
  const waiting = orders.filter(({ isStamped }) => !isStamped)
  return (
    <Panel
      title={t('visum.list')}
      subtitle={orders.length === 0 ? undefined : t('visum.list-hint')}
      actions={
        waiting.length === 0 ? undefined : (
          <Button
            size="small"
            onClick={() => stamp.run({ ids: waiting.map(({ id }) => id), isStamped: true })}
          >
            {t('visum.stamp-all')}
          </Button>
        )
      }
    >
      {orders.length === 0 ? <EmptyState title={t('visum.empty')} /> : null}
      <Stack gap="small">
        {orders.map((order) => (
          <VisumRow
            key={order.id}
            order={order}
            onStamp={(isStamped) => stamp.run({ ids: [order.id], isStamped })}
            onEdit={() => setEdited(order)}
          />
        ))}
      </Stack>
      {edited === null ? null : (
        <TravelPanel key={edited.id} order={edited} onClose={() => setEdited(null)} />
      )}
    </Panel>
  )
}
