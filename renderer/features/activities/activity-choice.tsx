import { useQuery } from '@tanstack/react-query'

import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { activityQueries } from '../../queries/activity-queries'
import { SelectField } from '../../ui/select-field'

export type ActivityChoiceProps = {
  readonly label: string
  readonly hint?: string
  readonly emptyLabel: string
  readonly value: ActivityId | null
  readonly onChange: (activityId: ActivityId | null) => void
  readonly leftOut?: ActivityId
}

/** An earlier activity whose people come along. Only those that have people. */
export function ActivityChoice({
  label,
  hint,
  emptyLabel,
  value,
  onChange,
  leftOut,
}: ActivityChoiceProps) {
  const t = useT()
  const format = useFormat()
  const activities = useQuery(activityQueries.list({}))
  const options = (activities.data ?? [])
    .filter(({ id, registered }) => id !== leftOut && registered > 0)
    .map((activity) => ({
      value: activity.id,
      label: t('activities.choice.option', {
        title: activity.title,
        day: activity.startsOn === null ? '' : format.dateShort(activity.startsOn),
        count: activity.registered,
      }),
    }))
  return (
    <SelectField
      label={label}
      hint={hint}
      emptyLabel={emptyLabel}
      value={value}
      options={options}
      onChange={onChange}
    />
  )
}
