import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'

import { type ActivityPaper, activityPapers } from '../../../shared/domain/activity-paper'
import { type ActivityId, activityId as activityIdSchema } from '../../../shared/domain/ids'
import { BookTable } from '../../components/book-table'
import { PrintButton } from '../../components/print-button'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { wordIn } from '../../lib/use-list-address'
import { activityQueries } from '../../queries/activity-queries'
import { Banner } from '../../ui/banner'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Stack } from '../../ui/stack'
import { DecisionTasks } from './decision-tasks'
import { MinutesForm } from './minutes-form'
import { noActivity } from './no-activity'
import { filledOn, requestOf } from './paper-requests'
import { PlanForm } from './plan-form'
import { ReportForm } from './report-form'

/** One paper of an activity, to fill in and to print. */
export function ActivityPaperPage() {
  const t = useT()
  const params = useParams()
  const parsed = activityIdSchema.safeParse(params['activityId'])
  const activityId = parsed.success ? parsed.data : noActivity
  const paper = filledOn[wordIn(activityPapers, params['paper'] ?? '') ?? 'plan']
  const found = useQuery(activityQueries.get(activityId))
  const title = t(`activity-papers.paper.${paper}`)
  const activity = found.data?.activity
  const back = {
    to: `/activities/${activityId}?tab=papers`,
    label: activity?.title ?? t('activities.title'),
  }
  if (found.error !== null) {
    return (
      <Page title={title} back={back}>
        <ErrorState failure={failureOf(found.error)} onRetry={() => void found.refetch()} />
      </Page>
    )
  }
  return (
    <Page
      title={title}
      subtitle={activity?.title}
      back={back}
      actions={<PaperButtons paper={paper} activityId={activityId} />}
    >
      {activity === undefined ? (
        <LoadingState />
      ) : (
        <PaperContent key={paper} paper={paper} activityId={activityId} />
      )}
    </Page>
  )
}

function PaperButtons({
  paper,
  activityId,
}: {
  readonly paper: ActivityPaper
  readonly activityId: ActivityId
}) {
  const t = useT()
  return (
    <>
      {paper === 'minutes' ? (
        <PrintButton
          request={{ kind: 'minutes', activityId, withAttendance: true }}
          label={t('activity-papers.action.print-attached')}
        />
      ) : null}
      {paper === 'report' ? (
        <>
          <PrintButton
            request={requestOf('record', activityId)}
            label={t('activity-papers.paper.record')}
          />
          <PrintButton
            request={requestOf('funds', activityId)}
            label={t('activity-papers.paper.funds')}
          />
        </>
      ) : null}
      {paper === 'budget' ? (
        <PrintButton
          request={requestOf('spending', activityId)}
          label={t('activity-papers.paper.spending')}
        />
      ) : null}
      <PrintButton request={requestOf(paper, activityId)} />
    </>
  )
}

function PaperContent({
  paper,
  activityId,
}: {
  readonly paper: ActivityPaper
  readonly activityId: ActivityId
}) {
  const t = useT()
  switch (paper) {
    case 'plan':
      return <PlanForm activityId={activityId} />
    case 'minutes':
      return (
        <Stack gap="large">
          <MinutesForm activityId={activityId} />
          <DecisionTasks activityId={activityId} />
          <BookTable book="decisions" ofId={activityId} height="content" />
        </Stack>
      )
    case 'budget':
    case 'spending':
      return (
        <Stack>
          <Banner tone="notice">{t('activity-papers.budget.hint')}</Banner>
          <BookTable book="budget" ofId={activityId} height="content" />
        </Stack>
      )
    case 'agenda':
    case 'staff':
      return <BookTable key={paper} book={paper} ofId={activityId} height="content" />
    case 'record':
    case 'report':
    case 'funds':
      return <ReportForm activityId={activityId} />
  }
}
