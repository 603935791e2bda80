import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'

import { type ActivityStatus, activityStatuses } from '../../../shared/domain/member'
import { type MemberSort, memberSorts } from '../../../shared/ipc/member-contract'
import type { Input } from '../../lib/call'

/** What the list shows. Lives in the address, so that Back from a member finds the list as it was. */
export const memberShows = ['members', 'walk-ins', 'archived'] as const
export type MemberShow = (typeof memberShows)[number]

export type MemberListAddress = {
  readonly search: string
  readonly show: MemberShow
  readonly status: ActivityStatus | null
  readonly sort: MemberSort
  readonly isDescending: boolean
}

const oneOf = <W extends string>(words: readonly W[], text: string | null): W | null =>
  words.find((word) => word === text) ?? null

export function useMemberListAddress() {
  const [params, setParams] = useSearchParams()
  // The field keeps its own text: an address is written a moment later than a key is pressed.
  const [search, setSearchText] = useState(params.get('q') ?? '')
  const address: MemberListAddress = {
    search,
    show: oneOf(memberShows, params.get('show')) ?? 'members',
    status: oneOf(activityStatuses, params.get('status')),
    sort: oneOf(memberSorts, params.get('sort')) ?? 'name',
    isDescending: params.get('way') === 'down',
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

/** The query of one page of the list. */
export function memberPageInput(
  { search, show, status, sort, isDescending }: MemberListAddress,
  range: { readonly offset: number; readonly limit: number },
): Input<'members.page'> {
  return {
    search,
    sort,
    isDescending,
    filter: {
      ...(show === 'archived' ? { archived: true } : { isWalkIn: show === 'walk-ins' }),
      ...(status === null ? {} : { status }),
    },
    ...range,
  }
}
