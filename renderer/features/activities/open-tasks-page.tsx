import { useQuery } from '@tanstack/react-query'

import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import lines from './activity-lines.module.css'
import { TaskLine } from './decision-tasks'

/** Decisions of all meetings that are not done yet, the most pressing first. */
export function OpenTasksPage() {
  const t = useT()
  const { data, error, refetch } = useQuery(activityPaperQueries.tasks(null))
  return (
    <Page
      title={t('activity-papers.tasks.open-title')}
      subtitle={t('activity-papers.tasks.open-subtitle')}
      back={{ to: '/activities', label: t('activities.title') }}
    >
      {error !== null ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState shape="rows" />
      ) : data.length === 0 ? (
        <EmptyState title={t('activity-papers.tasks.open-none')} />
      ) : (
        <Panel flush>
          <ul className={lines.list}>
            {data.map((task) => (
              <TaskLine
                key={task.id}
                task={task}
                activity={
                  <TextLink to={`/activities/${task.activityId}/papers/minutes`}>
                    {task.activityTitle}
                  </TextLink>
                }
              />
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  )
}
