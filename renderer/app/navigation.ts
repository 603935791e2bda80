import {
  IconArrowsExchange,
  IconCalendarEvent,
  IconFileText,
  IconFolders,
  IconHeartHandshake,
  IconHome,
  IconUsers,
} from '@tabler/icons-react'

import type { MessageKey } from '../../shared/i18n/keys'
import type { Icon } from '../ui/icon'

export type Place = {
  readonly to: string
  readonly label: MessageKey
  readonly icon: Icon
  /** Other addresses that belong to this place, so that the rail shows where one is. */
  readonly alsoAt?: readonly string[]
}

/** The seven places of the left rail, in the order of their keys Ctrl+1 to Ctrl+7. */
export const places: readonly Place[] = [
  { to: '/', label: 'navigation.home', icon: IconHome },
  {
    to: '/members',
    label: 'navigation.members',
    icon: IconUsers,
    alsoAt: ['/institutions', '/rosters', '/duplicates'],
  },
  { to: '/activities', label: 'navigation.activities', icon: IconCalendarEvent },
  { to: '/portfolio', label: 'navigation.portfolio', icon: IconFolders },
  { to: '/mentoring', label: 'navigation.mentoring', icon: IconHeartHandshake },
  { to: '/documents', label: 'navigation.documents', icon: IconFileText },
  {
    to: '/exchange',
    label: 'navigation.exchange',
    icon: IconArrowsExchange,
    alsoAt: ['/clashes'],
  },
]

export function isAt(place: Place, pathname: string): boolean {
  if (place.to === '/') return pathname === '/'
  return [place.to, ...(place.alsoAt ?? [])].some(
    (address) => pathname === address || pathname.startsWith(`${address}/`),
  )
}
