import type { ActivitySummary } from '../../../shared/domain/activity'
import type { Translate } from '../../lib/translate'
import type { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import type { TableColumn } from '../../ui/table-column'
import classes from './activity-columns.module.css'

type Format = ReturnType<typeof useFormat>

export function activityColumns(
  t: Translate,
  format: Format,
): readonly TableColumn<ActivitySummary>[] {
  return [
    {
      id: 'day',
      header: t('activities.column.day'),
      width: '8rem',
      cell: ({ startsOn }) => (startsOn === null ? null : format.dateShort(startsOn)),
    },
    {
      id: 'title',
      header: t('activities.column.title'),
      width: 'minmax(14rem, 2.4fr)',
      cell: (activity) => (
        <>
          <span className={classes.title} title={activity.title}>
            {activity.title}
          </span>
          {activity.hubName === null ? null : <Badge tone="notice">{activity.hubName}</Badge>}
        </>
      ),
    },
    {
      id: 'type',
      header: t('activities.column.type'),
      width: 'minmax(9.5rem, 1fr)',
      cell: ({ type }) => t(`activities.type.${type}`),
    },
    {
      id: 'sessions',
      header: t('activities.column.sessions'),
      width: '5.75rem',
      align: 'end',
      isOptional: true,
      cell: ({ sessions }) => format.number(sessions),
    },
    {
      id: 'registered',
      header: t('activities.column.registered'),
      width: '6.5rem',
      align: 'end',
      cell: ({ registered, quota }) =>
        quota === null
          ? format.number(registered)
          : t('activities.count.of-quota', { count: registered, quota }),
    },
    {
      id: 'present',
      header: t('activities.column.present'),
      width: '5.5rem',
      align: 'end',
      cell: ({ present }) => format.number(present),
    },
  ]
}
