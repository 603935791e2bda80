import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

import { activityId as activityIdSchema } from '../../../shared/domain/ids'
import { type LetterKind, letterKinds, type LetterValues } from '../../../shared/domain/letter'
import { PrintButton } from '../../components/print-button'
import type { Output } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { wordIn } from '../../lib/use-list-address'
import { letterQueries } from '../../queries/letter-queries'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { showToast } from '../../ui/toast'
import { LetterForm } from './letter-form'

type Created = Output<'letters.create'>['letters']

/** A new outgoing letter; of an activity, its day, hours, place and title are filled in already. */
export function NewLetterPage() {
  const t = useT()
  const [params] = useSearchParams()
  const kind = wordIn(letterKinds, params.get('kind')) ?? 'invitation'
  const parsed = activityIdSchema.safeParse(params.get('activity'))
  const activityId = parsed.success ? parsed.data : null
  const draft = useQuery(letterQueries.draft(kind, activityId))
  const [created, setCreated] = useState<Created | null>(null)
  return (
    <Page
      title={t('letters.new.title', { kind: t(`letters.kind.${kind}`) })}
      subtitle={
        draft.data === undefined || created !== null
          ? undefined
          : t('letters.number-next', { number: draft.data.number })
      }
      back={
        activityId === null
          ? { to: '/documents/letters', label: t('letters.title') }
          : { to: `/activities/${activityId}?tab=papers`, label: t('letters.field.activity') }
      }
    >
      {created !== null ? (
        <CreatedLetters letters={created} />
      ) : draft.data !== undefined ? (
        <NewLetter
          key={`${kind} ${activityId ?? ''}`}
          kind={kind}
          initial={{
            kind,
            subject: draft.data.subject,
            attachment: null,
            letterOn: draft.data.letterOn,
            activityId,
            signer: null,
            signerPost: null,
            signerNip: null,
            archive: null,
            body: draft.data.body,
            addressees: [],
            copies: [],
            numbering: 'one',
          }}
          onCreated={setCreated}
        />
      ) : draft.error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(draft.error)} onRetry={() => void draft.refetch()} />
      )}
    </Page>
  )
}

function NewLetter({
  kind,
  initial,
  onCreated,
}: {
  readonly kind: LetterKind
  readonly initial: LetterValues
  readonly onCreated: (letters: Created) => void
}) {
  const t = useT()
  const navigate = useNavigate()
  const create = useCommand('letters.create', { errors: 'caller' })
  return (
    <LetterForm
      kind={kind}
      initial={initial}
      draftKey={`letter/new/${kind}/${initial.activityId ?? 'none'}`}
      isNew
      onSubmit={async (values) => {
        const { letters } = await create.runAsync(values)
        const [first] = letters
        const number = first?.number ?? ''
        showToast({ message: t('letters.created', { count: letters.length, number }) })
        if (letters.length > 1 || first === undefined) onCreated(letters)
        else void navigate(`/documents/letters/${first.id}`, { replace: true })
      }}
    />
  )
}

/** Letters with a number each, ready to be printed in one go. */
function CreatedLetters({ letters }: { readonly letters: Created }) {
  const t = useT()
  const number = letters[0]?.number ?? ''
  return (
    <Panel title={t('letters.created', { count: letters.length, number })}>
      <Inline>
        <PrintButton
          request={{ kind: 'letter', ids: letters.map(({ id }) => id) }}
          tone="primary"
        />
        <ButtonLink to="/documents/letters">{t('letters.title')}</ButtonLink>
      </Inline>
    </Panel>
  )
}
