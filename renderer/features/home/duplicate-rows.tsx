import { IconUsersGroup } from '@tabler/icons-react'

import { useT } from '../../lib/translate'
import { HomeRow } from './home-row'

export type DuplicateCounts = { readonly member: number; readonly institution: number }

/** Records that look the same and wait for somebody to say whether they are. */
export function DuplicateRows({ counts }: { readonly counts: DuplicateCounts }) {
  const t = useT()
  return (
    <>
      {counts.member > 0 ? (
        <HomeRow
          to="/duplicates"
          icon={IconUsersGroup}
          tone="caution"
          name={t('duplicates.open.member', { count: counts.member })}
          detail={t('duplicates.open.detail')}
        />
      ) : null}
      {counts.institution > 0 ? (
        <HomeRow
          to="/duplicates?show=institution"
          icon={IconUsersGroup}
          tone="caution"
          name={t('duplicates.open.institution', { count: counts.institution })}
          detail={t('duplicates.open.detail')}
        />
      ) : null}
    </>
  )
}
