import { memo } from 'react'
import { useNavigate } from 'react-router'

import { useT } from '../lib/translate'
import { SegmentedControl } from '../ui/segmented-control'

const addresses = {
  members: '/members',
  institutions: '/institutions',
  imports: '/rosters',
} as const

export type PeopleTab = keyof typeof addresses

/** The three lists of the place "Anggota": people, institutions, and what was imported. */
export const PeopleTabs = memo(function PeopleTabs({ tab }: { readonly tab: PeopleTab }) {
  const t = useT()
  const navigate = useNavigate()
  return (
    <SegmentedControl
      label={t('members.tabs.label')}
      value={tab}
      options={[
        { value: 'members', label: t('members.title') },
        { value: 'institutions', label: t('institutions.title') },
        { value: 'imports', label: t('rosters.history.tab') },
      ]}
      onChange={(next) => void navigate(addresses[next])}
    />
  )
})
