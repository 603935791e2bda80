import { IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import { useT } from '../lib/translate'
import { duplicateQueries } from '../queries/duplicate-queries'
import { ButtonLink } from '../ui/button-link'

/** Leads to the open questions about one kind of record; nothing while there are none. */
export function DuplicatesLink({ kind }: { readonly kind: 'member' | 'institution' }) {
  const t = useT()
  const count = useQuery(duplicateQueries.counts()).data?.[kind] ?? 0
  if (count === 0) return null
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
