import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { useT } from '../lib/translate'
import { duplicateQueries } from '../queries/duplicate-queries'
import { ButtonLink } from '../ui/button-link'

/**
 * Leads to the open questions about one kind of record, or, while there are none, to what was decided,
 * so that it can be taken back. Nothing while there is neither.
 */
export function DuplicatesLink({ kind }: { readonly kind: 'member' | 'institution' }) {
  const t = useT()
  const count = useQuery(duplicateQueries.counts()).data?.[kind] ?? 0
  const decided = useQuery(duplicateQueries.decided({ limit: 1 })).data?.total ?? 0
  if (count === 0) {
    if (decided === 0) return null
    return (
      <ButtonLink to="/duplicates?show=decided" tone="quiet" icon={IconUsersGroup}>
        {t('duplicates.open.decided')}
      </ButtonLink>
    )
  }
  return (
    <ButtonLink
      to={kind === 'member' ? '/duplicates' : '/duplicates?show=institution'}
      tone="quiet"
      icon={IconUsersGroup}
    >
      {t(`duplicates.open.${kind}`, { count })}
    </ButtonLink>
  )
}
