import type { IncomingActivity, IncomingHub } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import classes from './incoming-activities.module.css'

const ways = ['added', 'changed', 'removed', 'clashing'] as const

/** One hub's part, activity by activity; folded until somebody wants to know. */
export function IncomingActivities({ hub }: { readonly hub: IncomingHub }) {
  const t = useT()
  const { activities, activitiesMore } = hub
  const total = activities.length + activitiesMore
  if (total === 0) return null
  // A column that would hold only zeros says nothing.
  const shown = ways.filter((way) => activities.some((activity) => activity[way] > 0))
  return (
    <details className={classes.details}>
      <summary className={classes.summary}>
        {t('exchange.activities.show', { count: total })}
      </summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.activities.title')}</th>
            {shown.map((way) => (
              <th key={way} scope="col" className={classes.figure}>
                {t(`exchange.activities.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {activities.map((activity) => (
            <ActivityRow key={activity.activityId} activity={activity} ways={shown} />
          ))}
        </tbody>
      </table>
      {activitiesMore === 0 ? null : (
        <p className={classes.more}>{t('exchange.activities.more', { count: activitiesMore })}</p>
      )}
    </details>
  )
}

type ActivityRowProps = {
  readonly activity: IncomingActivity
  readonly ways: readonly (typeof ways)[number][]
}

function ActivityRow({ activity, ways: shown }: ActivityRowProps) {
  const t = useT()
  const format = useFormat()
  return (
    <tr>
      <th scope="row">
        <span className={classes.title}>
          {activity.title || t('exchange.activities.untitled')}
          {activity.isNew ? <Badge tone="accent">{t('exchange.activities.new')}</Badge> : null}
        </span>
      </th>
      {shown.map((way) => (
        <td key={way} className={classes.figure} data-way={way}>
          {activity[way] === 0 ? '–' : format.number(activity[way])}
        </td>
      ))}
    </tr>
  )
}
