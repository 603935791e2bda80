import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ActivityId } from '../../shared/domain/ids'
import { useT } from '../lib/translate'
import { useDebounced } from '../lib/use-debounced'
import { useFormat } from '../lib/use-format'
import { activityQueries } from '../queries/activity-queries'
import { ComboboxField } from '../ui/combobox-field'

export type PickedActivity = { readonly id: ActivityId; readonly title: string }

export type ActivityPickerProps = {
  readonly label: string
  readonly hint?: string
  readonly picked: PickedActivity | null
  /** null: the text was changed, so nothing is picked any more. */
  readonly onPick: (activity: PickedActivity | null) => void
  readonly error?: string | undefined
}

const mostFound = 12

/** Type part of a title and pick the activity. Enter takes the best match. */
export function ActivityPicker({ picked, onPick, ...field }: ActivityPickerProps) {
  const t = useT()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const text = useDebounced(typed.trim())
  const isAsking = picked === null && text !== ''
  const found = useQuery({
    ...activityQueries.list({ text, year: null, type: null, isArchived: false }),
    enabled: isAsking,
  })
  const activities = isAsking ? (found.data ?? []).slice(0, mostFound) : []

  return (
    <ComboboxField
      {...field}
      text={picked?.title ?? typed}
      isPicked={picked !== null}
      isLoading={isAsking && found.isPending}
      placeholder={t('portfolio.activity-picker.placeholder')}
      emptyText={t('portfolio.activity-picker.empty')}
      options={activities.map((activity) => ({
        value: activity.id,
        label: activity.title,
        detail: activity.startsOn === null ? undefined : format.dateLong(activity.startsOn),
      }))}
      onTextChange={(next) => {
        setTyped(next)
        if (picked !== null) onPick(null)
      }}
      onPick={({ value }) => {
        const activity = activities.find(({ id }) => id === value)
        setTyped('')
        if (activity !== undefined) onPick({ id: activity.id, title: activity.title })
      }}
    />
  )
}
