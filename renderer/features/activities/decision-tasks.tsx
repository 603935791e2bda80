import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import type { DecisionTask } from '../../../shared/domain/activity-paper'
import { type ActivityId, decisionId } from '../../../shared/domain/ids'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useFormat } from '../../lib/use-format'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { Badge } from '../../ui/badge'
import { Checkbox } from '../../ui/checkbox'
import { ErrorState } from '../../ui/error-state'
import { Panel } from '../../ui/panel'
import lines from './activity-lines.module.css'
import classes from './papers-tab.module.css'

/** The decisions of a meeting as tasks: ticked off when they are done (U7). */
export function DecisionTasks({ activityId }: { readonly activityId: ActivityId }) {
  const t = useT()
  const { data = [], error, refetch } = useQuery(activityPaperQueries.tasks(activityId))
  if (error !== null) {
    return <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
  }
  return (
    <Panel
      title={t('activity-papers.tasks.title')}
      subtitle={t('activity-papers.tasks.subtitle')}
      flush={data.length > 0}
    >
      {data.length === 0 ? (
        <p>{t('activity-papers.tasks.none')}</p>
      ) : (
        <ul className={lines.list}>
          {data.map((task) => (
            <TaskLine key={task.id} task={task} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** One decision with its person and date; `activity` says where it comes from. */
export function TaskLine({
  task,
  activity,
}: {
  readonly task: DecisionTask
  readonly activity?: ReactNode
}) {
  const t = useT()
  const format = useFormat()
  const setDone = useCommand('decisionTasks.setDone')
  const { dueOn, doneAt } = task
  const isLate = doneAt === null && dueOn !== null && dueOn < todayHere()
  return (
    <li className={lines.line}>
      <div className={lines.text}>
        <Checkbox
          label={task.text}
          hint={task.responsible ?? t('activity-papers.tasks.nobody')}
          checked={doneAt !== null}
          onChange={(isDone) => setDone.run({ id: decisionId.parse(task.id), isDone })}
        />
        {activity === undefined ? null : <div className={classes.origin}>{activity}</div>}
      </div>
      {doneAt !== null ? (
        <Badge tone="accent">{t('activity-papers.tasks.done')}</Badge>
      ) : dueOn === null ? (
        <Badge>{t('activity-papers.tasks.no-due')}</Badge>
      ) : (
        <Badge tone={isLate ? 'danger' : 'neutral'}>
          {t(isLate ? 'activity-papers.tasks.late' : 'activity-papers.tasks.due', {
            day: format.dateShort(dueOn),
          })}
        </Badge>
      )}
    </li>
  )
}
