import { IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

import { fullTitledName } from '../../../shared/domain/person-name'
import { erasureContract } from '../../../shared/ipc/erasure-contract'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import { useT } from '../../lib/translate'
import { useFreshQuery } from '../../lib/use-fresh-query'
import { useTask } from '../../lib/use-task'
import { setupQueries } from '../../queries/setup-queries'
import { Button } from '../../ui/button'
import { FormSection } from '../../ui/form-section'
import { Inline } from '../../ui/inline'
import { showToast } from '../../ui/toast'
import { EraseMemberDialog } from './erase-member-dialog'

export type EraseMemberProps = {
  readonly card: MemberCard
  readonly onErased: () => void
}

/** At the very end of the page: asked for rarely, and nothing to click in passing. */
export function EraseMember({ card, onErased }: EraseMemberProps) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const erase = useTask('members.erase')
  const status = useFreshQuery(setupQueries.status())
  const isDone = erase.state.status === 'done'

  useEffect(() => {
    if (!isDone) return
    showToast({ message: t('members.erase.done') })
    onErased()
    // Leaving happens once, whatever changes afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isDone])

  const role = status.data?.hub?.role ?? 'guest'
  const { access } = erasureContract['members.erase']
  if (access !== 'public' && !access.includes(role)) return null
  return (
    <FormSection title={t('members.erase.title')} hint={t('members.erase.hint')}>
      <Inline>
        <Button tone="danger" icon={IconTrash} onClick={() => setAsking(true)}>
          {t('members.erase.open')}
        </Button>
      </Inline>
      {isAsking ? (
        <EraseMemberDialog
          id={card.id}
          shownName={fullTitledName(card.details)}
          fullName={card.details.fullName}
          state={erase.state}
          onConfirm={(confirmation) => erase.start({ id: card.id, confirmation })}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </FormSection>
  )
}
