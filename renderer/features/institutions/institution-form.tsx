import { IconArchive, IconArchiveOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'

import { institutionDetails } from '../../../shared/domain/institution'
import type { InstitutionCard } from '../../../shared/ipc/institution-contract'
import { HistoryButton } from '../../components/record-history'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { LeaveGuard } from '../../ui/leave-guard'
import { Page } from '../../ui/page'
import { showToast } from '../../ui/toast'
import { InstitutionFields } from './institution-fields'
import { initialInstitution, toInstitutionEdit } from './institution-form-values'
import { InstitutionMembers } from './institution-members'
import { LikeInstitutionsBanner } from './like-institutions-banner'
import { useArchiveInstitution } from './use-archive-institution'

export type InstitutionFormProps = {
  /** null: a new institution. */
  readonly card: InstitutionCard | null
}

const list = '/institutions'

/** An institution's page is the form itself, with its people below. */
export function InstitutionForm({ card }: InstitutionFormProps) {
  const t = useT()
  const navigate = useNavigate()
  const [isSaved, setSaved] = useState(false)
  const create = useCommand('institutions.create', { errors: 'caller' })
  const edit = useCommand('institutions.edit', { errors: 'caller' })
  const [base, setBase] = useState(card)
  const form = useForm({
    schema: institutionDetails,
    initial: initialInstitution(card),
    onSubmit: async (details) => {
      if (base === null) await create.runAsync(details)
      else await edit.runAsync(toInstitutionEdit(base, details))
      setSaved(true)
    },
  })
  // A card that arrives later fills the form anew, but never over something typed.
  if (card !== base && !form.isDirty) {
    setBase(card)
    form.reset(initialInstitution(card))
  }
  const name = form.values.name.trim()

  // An effect, so that the guard has let go of the page before it is left.
  useEffect(() => {
    if (!isSaved) return
    showToast({ message: t('institutions.saved', { name }) })
    void navigate(list)
    // Leaving happens once, whatever changes afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isSaved])

  return (
    <Page
      title={card === null ? t('institutions.new.title') : card.details.name}
      badges={
        card === null || card.archivedAt === null ? null : (
          <Badge tone="caution">{t('members.badge.archived')}</Badge>
        )
      }
      back={{ to: list, label: t('institutions.title') }}
      actions={
        card === null ? undefined : (
          <>
            <HistoryButton
              subject={{ table: 'institutions', rowKey: card.id, name: card.details.name }}
            />
            <ArchiveButton card={card} />
          </>
        )
      }
    >
      <LeaveGuard isDirty={form.isDirty && !isSaved} />
      <LikeInstitutionsBanner values={form.values} exceptId={card?.id ?? null} />
      <Form onSubmit={form.submit}>
        <InstitutionFields form={form} isNew={card === null} />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {t('common.action.save')}
          </Button>
          <Button tone="quiet" onClick={() => void navigate(list)}>
            {t('common.action.cancel')}
          </Button>
        </FormActions>
      </Form>
      {card === null ? null : <InstitutionMembers card={card} />}
    </Page>
  )
}

function ArchiveButton({ card }: { readonly card: InstitutionCard }) {
  const t = useT()
  const { archive, restore, isPending } = useArchiveInstitution()
  const isArchived = card.archivedAt !== null
  return (
    <Button
      icon={isArchived ? IconArchiveOff : IconArchive}
      pending={isPending}
      onClick={() => (isArchived ? restore(card.id) : archive(card.id))}
    >
      {isArchived ? t('common.action.restore') : t('common.action.archive')}
    </Button>
  )
}
