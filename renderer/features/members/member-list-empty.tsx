import { IconFileImport, IconPlus } from '@tabler/icons-react'

import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { EmptyState } from '../../ui/empty-state'
import type { Icon } from '../../ui/icon'
import type { MemberShow } from './use-member-list'

export type MemberListEmptyProps = {
  readonly show: MemberShow
  readonly isFiltered: boolean
  readonly icon: Icon
  readonly onClear: () => void
}

/** Why nobody is listed, and what to do first. */
export function MemberListEmpty({ show, isFiltered, icon, onClear }: MemberListEmptyProps) {
  const t = useT()
  if (isFiltered) {
    return (
      <EmptyState
        title={t('members.empty.not-found')}
        body={t('members.empty.not-found-body')}
        action={<Button onClick={onClear}>{t('members.empty.show-all')}</Button>}
      />
    )
  }
  if (show !== 'members') {
    return <EmptyState icon={icon} title={t(`members.empty.${show}`)} />
  }
  return (
    <EmptyState
      icon={icon}
      title={t('members.empty.title')}
      body={t('members.empty.body')}
      action={
        <>
          <ButtonLink to="/members/new" icon={IconPlus}>
            {t('members.list.add')}
          </ButtonLink>
          <ButtonLink to="/rosters/import" tone="primary" icon={IconFileImport}>
            {t('members.list.import')}
          </ButtonLink>
        </>
      }
    />
  )
}
