import { z } from 'zod'

/** What a page opened from the list remembers, to lead back to the list as it was. */
const listState = z.object({ memberList: z.string().startsWith('?') })

export function fromMemberList(search: string): z.infer<typeof listState> | null {
  return search === '' ? null : { memberList: search }
}

/** The address of the list, with the search and filters it had. */
export function memberListAddress(location: { readonly state: unknown }): string {
  const state = listState.safeParse(location.state)
  return state.success ? `/members${state.data.memberList}` : '/members'
}
