import {
  IconArrowsExchange,
  IconBuildingCommunity,
  IconCalendarPlus,
  IconDeviceLaptop,
  IconFileImport,
  IconKeyboard,
  IconPrinter,
  IconScan,
  IconSettings,
  IconUserPlus,
  IconUsersGroup,
} from '@tabler/icons-react'

import type { DocumentRequest } from '../../shared/domain/document'
import { searchKey } from '../../shared/domain/person-name'
import type { MessageKey } from '../../shared/i18n/keys'
import { desk } from '../features/documents/desk'
import type { Translate } from '../lib/translate'
import type { Icon } from '../ui/icon'
import { places } from './navigation'

/** A page or something to do that Ctrl+K finds by its words, without asking the hub service. */
export type FindPlace = {
  readonly label: MessageKey
  readonly kind: 'page' | 'action' | 'paper'
  readonly icon: Icon
} & (
  | { readonly to: string }
  | { readonly request: (year: number) => DocumentRequest }
  | { readonly does: 'help' | 'scan' }
)

const actions: readonly FindPlace[] = [
  { label: 'find.action.member', kind: 'action', icon: IconUserPlus, to: '/members/new' },
  { label: 'find.action.activity', kind: 'action', icon: IconCalendarPlus, to: '/activities/new' },
  { label: 'find.action.roster', kind: 'action', icon: IconFileImport, to: '/rosters/import' },
  { label: 'find.action.exchange', kind: 'action', icon: IconArrowsExchange, to: '/exchange' },
]

const scanning: FindPlace = { label: 'scan.action', kind: 'action', icon: IconScan, does: 'scan' }

const pages: readonly FindPlace[] = [
  ...places.map(({ to, label, icon }): FindPlace => ({ to, label, icon, kind: 'page' })),
  {
    label: 'find.page.institutions',
    kind: 'page',
    icon: IconBuildingCommunity,
    to: '/institutions',
  },
  { label: 'find.page.duplicates', kind: 'page', icon: IconUsersGroup, to: '/duplicates' },
  { label: 'find.page.imports', kind: 'page', icon: IconFileImport, to: '/rosters' },
  { label: 'find.page.computers', kind: 'page', icon: IconDeviceLaptop, to: '/exchange/computers' },
  { label: 'navigation.settings', kind: 'page', icon: IconSettings, to: '/settings' },
  { label: 'navigation.help', kind: 'page', icon: IconKeyboard, does: 'help' },
]

const papers: readonly FindPlace[] = desk.flatMap(({ items }) =>
  items.map((item): FindPlace =>
    'to' in item
      ? { label: item.label, kind: 'page', icon: IconPrinter, to: item.to }
      : { label: item.label, kind: 'paper', icon: IconPrinter, request: item.request },
  ),
)

export const findPlaces: readonly FindPlace[] = [...actions, ...pages, ...papers]

/** More would push away the records one may mean. */
const mostPlaces = 5

/**
 * Without words: what one can do and where one can go. With words: what holds all of them. Scanning is
 * offered where there is a camera.
 */
export function placesFor(
  t: Translate,
  { text, hasCamera }: { readonly text: string; readonly hasCamera: boolean },
): readonly FindPlace[] {
  const withCamera = hasCamera ? [scanning] : []
  const words = searchKey(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return [...actions, ...withCamera, ...pages]
  return [...withCamera, ...findPlaces]
    .filter(({ label }) => {
      const known = searchKey(t(label)).split(' ')
      return words.every((word) => known.some((each) => each.startsWith(word)))
    })
    .slice(0, mostPlaces)
}
