import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'

import { type ActivityType, activityTypes } from '../../../shared/domain/activity'

/** What the list shows. Lives in the address, so that Back from an activity finds the list as it was. */
export type ActivityListAddress = {
  readonly search: string
  readonly year: number | null
  readonly type: ActivityType | null
  readonly isArchived: boolean
}

export function useActivityListAddress() {
  const [params, setParams] = useSearchParams()
  // The field keeps its own text: an address is written a moment later than a key is pressed.
  const [search, setSearchText] = useState(params.get('q') ?? '')
  const year = params.get('year')
  const address: ActivityListAddress = {
    search,
    year: year !== null && /^\d{4}$/u.test(year) ? Number(year) : null,
    type: activityTypes.find((type) => type === params.get('type')) ?? null,
    isArchived: params.get('show') === 'archived',
  }
  const write = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
    [setParams],
  )
  const setSearch = useCallback(
    (text: string) => {
      setSearchText(text)
      write({ q: text })
    },
    [write],
  )
  return { address, setSearch, write }
}
