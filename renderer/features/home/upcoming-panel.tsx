import { IconCalendarEvent } from '@tabler/icons-react'

import type { HomeActivity } from '../../../shared/ipc/home-contract'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Panel } from '../../ui/panel'
import classes from './home-page.module.css'
import { HomeRow } from './home-row'

export function UpcomingPanel({ activities }: { readonly activities: readonly HomeActivity[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <Panel title={t('home.upcoming.title')} flush={activities.length > 0}>
      {activities.length === 0 ? (
        <p className={classes.quiet}>{t('home.upcoming.nothing')}</p>
      ) : (
        <ul className={classes.list}>
          {activities.map((activity) => (
            <HomeRow
              key={activity.id}
              to={`/activities/${activity.id}`}
              icon={IconCalendarEvent}
              name={activity.title}
              detail={[
                format.dateRange(activity.startsOn, activity.endsOn),
                t('home.upcoming.people', { count: activity.registered }),
              ].join(' · ')}
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}
