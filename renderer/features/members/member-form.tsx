import { IconArchive, IconArchiveOff, IconCertificate, IconUserPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'

import { fullTitledName } from '../../../shared/domain/person-name'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import { AttachedFiles } from '../../components/attached-files'
import { blankForms } from '../../components/blank-forms'
import { PrintMenu } from '../../components/print-menu'
import { HistoryButton } from '../../components/record-history'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { LeaveGuard } from '../../ui/leave-guard'
import { Page } from '../../ui/page'
import { showToast } from '../../ui/toast'
import { EraseMember } from './erase-member'
import { LikeMembersBanner } from './like-members-banner'
import { MemberFormFields } from './member-form-fields'
import { memberListAddress } from './member-list-address'
import { useArchiveMembers } from './use-archive-members'
import { useMemberForm } from './use-member-form'

export type MemberFormProps = {
  /** null: a new member. */
  readonly card: MemberCard | null
  /** After "save and add another". */
  readonly onNext?: () => void
}

/** A member's page is the form itself: what is known is what can be changed. */
export function MemberForm({ card, onNext }: MemberFormProps) {
  const t = useT()
  const navigate = useNavigate()
  const list = memberListAddress(useLocation())
  const isNextWanted = useRef(false)
  const [isSaved, setSaved] = useState(false)
  const [isErased, setErased] = useState(false)
  const state = useMemberForm(card, () => setSaved(true))
  const { form, isDirty } = state
  const name = form.values.fullName.trim()

  // An effect, so that the guard has let go of the page before it is left.
  useEffect(() => {
    if (!isSaved) return
    showToast({ message: t('members.saved', { name }) })
    if (isNextWanted.current && onNext !== undefined) onNext()
    else void navigate(list)
    // Leaving happens once, whatever changes afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isSaved])

  useEffect(() => {
    if (isErased) void navigate(list)
    // Leaving happens once, whatever changes afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [isErased])

  return (
    <Page
      title={card === null ? t('members.new.title') : fullTitledName(card.details)}
      badges={card === null ? null : <MemberBadges card={card} />}
      back={{ to: list, label: t('members.title') }}
      actions={
        card === null ? undefined : (
          <>
            {card.isWalkIn ? <AdmitButton card={card} /> : null}
            <HistoryButton
              subject={{ table: 'members', rowKey: card.id, name: fullTitledName(card.details) }}
            />
            <ButtonLink to={`/members/${card.id}/ledger`} icon={IconCertificate}>
              {t('certificates.ledger.title')}
            </ButtonLink>
            <MemberPapers card={card} />
            <ArchiveButton card={card} />
          </>
        )
      }
    >
      <LeaveGuard isDirty={isDirty && !isSaved && !isErased} />
      <LikeMembersBanner values={form.values} exceptId={card?.id ?? null} />
      <Form onSubmit={form.submit}>
        <MemberFormFields {...state} card={card} />
        <FormActions failure={form.failure}>
          <Button
            type="submit"
            tone="primary"
            pending={form.isSubmitting}
            onClick={() => {
              isNextWanted.current = false
            }}
          >
            {t('common.action.save')}
          </Button>
          {onNext === undefined ? null : (
            <Button
              type="submit"
              pending={form.isSubmitting}
              onClick={() => {
                isNextWanted.current = true
              }}
            >
              {t('members.new.save-and-next')}
            </Button>
          )}
          <Button tone="quiet" onClick={() => void navigate(list)}>
            {t('common.action.cancel')}
          </Button>
        </FormActions>
      </Form>
      {card === null ? null : (
        <AttachedFiles
          title={t('portfolio.title')}
          place={{ member: { id: card.id, name: fullTitledName(card.details) } }}
        />
      )}
      {card === null ? null : <EraseMember card={card} onErased={() => setErased(true)} />}
    </Page>
  )
}

/** Papers of one person; the recap tells of this year. */
function MemberPapers({ card }: { readonly card: MemberCard }) {
  const t = useT()
  const people = { of: 'members' as const, memberIds: [card.id] }
  const year = todayHere().slice(0, 4)
  return (
    <PrintMenu
      papers={[
        { label: t('attendance.paper.biodata'), request: { kind: 'biodata', people } },
        { label: t('attendance.paper.card'), request: { kind: 'member-cards', people } },
        {
          label: t('attendance.paper.recap', { year }),
          request: {
            kind: 'member-recap',
            memberId: card.id,
            from: `${year}-01-01`,
            to: `${year}-12-31`,
          },
        },
        ...blankForms(t, { memberId: card.id, activityId: null }),
      ]}
    />
  )
}

function MemberBadges({ card }: { readonly card: MemberCard }) {
  const t = useT()
  return (
    <>
      {card.isWalkIn ? <Badge tone="notice">{t('members.badge.walk-in')}</Badge> : null}
      {card.archivedAt === null ? null : (
        <Badge tone="caution">{t('members.badge.archived')}</Badge>
      )}
    </>
  )
}

function ArchiveButton({ card }: { readonly card: MemberCard }) {
  const t = useT()
  const { archive, restore, isPending } = useArchiveMembers(() => undefined)
  const isArchived = card.archivedAt !== null
  return (
    <Button
      icon={isArchived ? IconArchiveOff : IconArchive}
      pending={isPending}
      onClick={() => (isArchived ? restore([card.id]) : archive([card.id]))}
    >
      {isArchived ? t('common.action.restore') : t('common.action.archive')}
    </Button>
  )
}

/** Somebody who came once and was written down there becomes a member of the hub. */
function AdmitButton({ card }: { readonly card: MemberCard }) {
  const t = useT()
  const admit = useCommand('members.admit', {
    onDone: () => showToast({ message: t('members.admitted', { name: card.details.fullName }) }),
  })
  return (
    <Button
      icon={IconUserPlus}
      pending={admit.isPending}
      onClick={() => admit.run({ ids: [card.id] })}
    >
      {t('members.admit')}
    </Button>
  )
}
