import { IconCertificate, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'

import { activityId as activityIdSchema } from '../../../shared/domain/ids'
import { HistoryPanel } from '../../components/record-history'
import type { Output } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useFormat } from '../../lib/use-format'
import { activityQueries } from '../../queries/activity-queries'
import { Badge } from '../../ui/badge'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Menu } from '../../ui/menu'
import { Page } from '../../ui/page'
import { Tabs } from '../../ui/tabs'
import { showToast } from '../../ui/toast'
import { ActivityOverview } from './activity-overview'
import { DuplicateDialog } from './duplicate-dialog'
import { noActivity } from './no-activity'
import { PapersTab } from './papers-tab'
import { PeopleTab } from './people-tab'
import { RecapTab } from './recap-tab'
import { SessionsTab } from './sessions-tab'

const tabs = ['overview', 'sessions', 'people', 'recap', 'papers'] as const
type ActivityTab = (typeof tabs)[number]

/** One activity: what it is, its sessions, its people, who was there. */
export function ActivityPage() {
  const t = useT()
  const params = useParams()
  const parsed = activityIdSchema.safeParse(params['activityId'])
  const found = useQuery(activityQueries.get(parsed.success ? parsed.data : noActivity))

  if (found.data !== undefined) return <FoundActivity found={found.data} />
  return (
    <Page title={t('activities.title')} back={{ to: '/activities', label: t('activities.title') }}>
      {found.error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(found.error)} onRetry={() => void found.refetch()} />
      )}
    </Page>
  )
}

function FoundActivity({ found }: { readonly found: Output<'activities.get'> }) {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const [isDuplicating, setDuplicating] = useState(false)
  const [hasHistory, setHistory] = useState(false)
  const { activity } = found
  const tab: ActivityTab = tabs.find((one) => one === params.get('tab')) ?? 'overview'
  const archive = useCommand('activities.setArchived', {
    onDone: (_, { activityId, isArchived }) =>
      showToast({
        tone: 'success',
        message: t(isArchived ? 'activities.archived.done' : 'activities.restored.done'),
        undo: () => archive.run({ activityId, isArchived: !isArchived }),
      }),
  })
  const { startsOn, endsOn } = activity

  return (
    <Page
      title={activity.title}
      subtitle={[
        t(`activities.type.${activity.type}`),
        startsOn === null ? null : format.dateRange(startsOn, endsOn ?? startsOn),
      ]
        .filter((part) => part !== null)
        .join(' · ')}
      badges={
        <>
          {activity.isArchived ? <Badge>{t('activities.archived')}</Badge> : null}
          {activity.seriesId === null ? null : <Badge>{t('activities.series')}</Badge>}
        </>
      }
      back={{ to: '/activities', label: t('activities.title') }}
      actions={
        <>
          <Menu
            label={t('activities.action.more')}
            items={[
              {
                label: t('activities.action.duplicate'),
                onClick: () => setDuplicating(true),
              },
              {
                label: t(activity.isArchived ? 'common.action.restore' : 'common.action.archive'),
                onClick: () =>
                  archive.run({ activityId: activity.id, isArchived: !activity.isArchived }),
              },
              { label: t('history.open'), onClick: () => setHistory(true) },
            ]}
          />
          <ButtonLink to={`/activities/${activity.id}/certificates`} icon={IconCertificate}>
            {t('certificates.title')}
          </ButtonLink>
          <ButtonLink to={`/activities/${activity.id}/edit`} icon={IconPencil}>
            {t('common.action.edit')}
          </ButtonLink>
        </>
      }
    >
      <OverQuota
        registered={activity.registered}
        quota={activity.quota}
        onShow={tab === 'people' ? undefined : () => setParams({ tab: 'people' })}
      />
      <Tabs
        label={activity.title}
        value={tab}
        onChange={(next) => setParams(next === 'overview' ? {} : { tab: next }, { replace: true })}
        tabs={[
          { value: 'overview', label: t('activities.tab.overview') },
          { value: 'sessions', label: t('sessions.title'), count: activity.sessions },
          { value: 'people', label: t('activities.tab.people'), count: activity.registered },
          { value: 'recap', label: t('activities.tab.recap') },
          { value: 'papers', label: t('activity-papers.tab') },
        ]}
      >
        {tab === 'overview' ? <ActivityOverview found={found} /> : null}
        {tab === 'sessions' ? (
          <SessionsTab activityId={activity.id} venues={found.venues} startsOn={startsOn} />
        ) : null}
        {tab === 'people' ? (
          <PeopleTab activityId={activity.id} isSeries={activity.seriesId !== null} />
        ) : null}
        {tab === 'recap' ? <RecapTab activityId={activity.id} /> : null}
        {tab === 'papers' ? <PapersTab activityId={activity.id} /> : null}
      </Tabs>
      <HistoryPanel
        subject={
          hasHistory ? { table: 'activities', rowKey: activity.id, name: activity.title } : null
        }
        onClose={() => setHistory(false)}
      />
      {isDuplicating ? (
        <DuplicateDialog
          activityId={activity.id}
          title={activity.title}
          onClose={() => setDuplicating(false)}
          onDone={(activityId) => void navigate(`/activities/${activityId}`)}
        />
      ) : null}
    </Page>
  )
}

/** Pointed out, never refused: who came is who came. */
function OverQuota({
  registered,
  quota,
  onShow,
}: {
  readonly registered: number
  readonly quota: number | null
  readonly onShow: (() => void) | undefined
}) {
  const t = useT()
  if (quota === null || registered <= quota) return null
  return (
    <Banner
      tone="caution"
      title={t('activities.over-quota.title', { count: registered - quota })}
      action={
        onShow === undefined ? undefined : (
          <Button size="small" onClick={onShow}>
            {t('activities.over-quota.action')}
          </Button>
        )
      }
    >
      {t('activities.over-quota.body', { registered, quota })}
    </Banner>
  )
}
