import {
  IconChecklist,
  IconFileAlert,
  IconMail,
  IconMailOpened,
  IconSend,
  IconSignature,
} from '@tabler/icons-react'

import type { DueActivity, HomeDue } from '../../../shared/ipc/home-due-contract'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Panel } from '../../ui/panel'
import classes from './home-page.module.css'
import { HomeRow } from './home-row'

export type DeskPanelProps = { readonly due: HomeDue; readonly today: string }

/** What waits on the secretary's desk: papers of activities that are over, letters, tasks of decisions. */
export function DeskPanel({ due, today }: DeskPanelProps) {
  const t = useT()
  const { letters, activities, activitiesTotal, signaturesTotal, tasks, tasksOpen } = due
  const lettersDue = letters.unnumbered + letters.undelivered + letters.undirected
  const isNothing = activitiesTotal + signaturesTotal + tasksOpen + lettersDue === 0
  const moreActivities = activitiesTotal - activities.length
  const moreTasks = tasksOpen - tasks.length
  return (
    <Panel title={t('home.desk.title')} flush={!isNothing}>
      {isNothing ? (
        <p className={classes.quiet}>{t('home.desk.nothing')}</p>
      ) : (
        <ul className={classes.list}>
          <LetterRows letters={letters} />
          {activities.map((activity) => (
            <ActivityRow key={activity.id} activity={activity} />
          ))}
          {moreActivities > 0 ? (
            <HomeRow
              to="/activities"
              icon={IconFileAlert}
              name={t('home.desk.more-activities', { count: moreActivities })}
            />
          ) : null}
          <SignatureRows due={due} />
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} today={today} />
          ))}
          {moreTasks > 0 ? (
            <HomeRow
              to="/activities/tasks"
              icon={IconChecklist}
              name={t('home.desk.more-tasks', { count: moreTasks })}
            />
          ) : null}
        </ul>
      )}
    </Panel>
  )
}

function LetterRows({ letters }: Pick<HomeDue, 'letters'>) {
  const t = useT()
  return (
    <>
      {letters.unnumbered > 0 ? (
        <HomeRow
          to="/documents/letters"
          icon={IconMail}
          tone="caution"
          name={t('home.desk.unnumbered', { count: letters.unnumbered })}
        />
      ) : null}
      {letters.undelivered > 0 ? (
        <HomeRow
          to="/documents/letters?tab=delivery"
          icon={IconSend}
          name={t('home.desk.undelivered', { count: letters.undelivered })}
        />
      ) : null}
      {letters.undirected > 0 ? (
        <HomeRow
          to="/documents/letters?tab=in&undirected=1"
          icon={IconMailOpened}
          name={t('home.desk.undirected', { count: letters.undirected })}
        />
      ) : null}
    </>
  )
}

/** Printed and carried to the chair or the pengawas, or still to be. */
function SignatureRows({ due }: Pick<DeskPanelProps, 'due'>) {
  const t = useT()
  const { signatures, signaturesTotal } = due
  const more = signaturesTotal - signatures.length
  return (
    <>
      {signatures.map(({ activityId, title, count }) => (
        <HomeRow
          key={activityId}
          to={`/activities/${activityId}/certificates`}
          icon={IconSignature}
          name={t('home.desk.unsigned', { count })}
          detail={title}
        />
      ))}
      {more > 0 ? (
        <HomeRow
          to="/activities"
          icon={IconSignature}
          name={t('home.desk.more-unsigned', { count: more })}
        />
      ) : null}
    </>
  )
}

function ActivityRow({ activity }: { readonly activity: DueActivity }) {
  const t = useT()
  const format = useFormat()
  const words = activity.missing.map((paper) => t(`home.desk.missing.${paper}`))
  return (
    <HomeRow
      to={`/activities/${activity.id}?tab=papers`}
      icon={IconFileAlert}
      tone="caution"
      name={activity.title}
      detail={t('home.desk.missing', {
        day: format.dateLong(activity.endedOn),
        papers: words.join(', '),
      })}
    />
  )
}

type TaskRowProps = { readonly task: HomeDue['tasks'][number]; readonly today: string }

function TaskRow({ task, today }: TaskRowProps) {
  const t = useT()
  const format = useFormat()
  const { dueOn, responsible } = task
  const isLate = dueOn !== null && dueOn < today
  const detail = [
    responsible,
    dueOn === null
      ? null
      : t(isLate ? 'home.desk.late' : 'home.desk.until', { day: format.dateLong(dueOn) }),
  ].filter((part) => part !== null)
  return (
    <HomeRow
      to={`/activities/${task.activityId}?tab=papers`}
      icon={IconChecklist}
      tone={isLate ? 'caution' : 'normal'}
      name={task.text}
      detail={detail.length === 0 ? undefined : detail.join(' · ')}
    />
  )
}
