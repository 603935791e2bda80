import { type ActivityStatus, activityStatuses } from '../../../shared/domain/member'
import { type MemberSort, memberSorts } from '../../../shared/ipc/member-contract'
import type { Input } from '../../lib/call'
import { useListAddress, wordIn } from '../../lib/use-list-address'

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

export function useMemberListAddress() {
  const { params, search, setSearch, write } = useListAddress()
  const address: MemberListAddress = {
    search,
    show: wordIn(memberShows, params.get('show')) ?? 'members',
    status: wordIn(activityStatuses, params.get('status')),
    sort: wordIn(memberSorts, params.get('sort')) ?? 'name',
    isDescending: params.get('way') === 'down',
  }
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
