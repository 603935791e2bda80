import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'

import { type LetterId, letterId as letterIdSchema } from '../../../shared/domain/ids'
import type { LetterValues } from '../../../shared/domain/letter'
import type { Letter } from '../../../shared/ipc/letter-contract'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { letterQueries } from '../../queries/letter-queries'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { showToast } from '../../ui/toast'
import { LetterForm } from './letter-form'

/** Changes what a letter says; its kind and number stay. */
export function EditLetterPage() {
  const t = useT()
  const parsed = letterIdSchema.safeParse(useParams()['letterId'])
  const id = parsed.success ? parsed.data : ('' as LetterId)
  const { data, error, refetch } = useQuery({
    ...letterQueries.get(id),
    enabled: parsed.success,
  })
  const kind = data?.kind ?? null
  return (
    <Page
      title={
        kind === null
          ? t('letters.title')
          : t('letters.edit.title', { kind: t(`letters.kind.${kind}`) })
      }
      subtitle={data?.number}
      back={{ to: `/documents/letters/${id}`, label: data?.subject ?? t('letters.title') }}
    >
      {data !== undefined ? (
        <ExistingLetter key={data.id} letter={data} />
      ) : error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}

function valuesOf(letter: Letter): LetterValues {
  return {
    kind: letter.kind ?? 'other',
    subject: letter.subject,
    attachment: letter.attachment,
    letterOn: letter.letterOn ?? '',
    activityId: letter.activity?.id ?? null,
    signer: letter.signer,
    signerPost: letter.signerPost,
    signerNip: letter.signerNip,
    archive: letter.archive,
    body: letter.body,
    addressees: letter.recipients
      .filter(({ isCopy }) => !isCopy)
      .map(({ institutionId, memberId, name, place }) => ({
        institutionId,
        memberId,
        name,
        place,
      })),
    copies: letter.recipients.filter(({ isCopy }) => isCopy).map(({ name }) => name),
    numbering: 'one',
  }
}

function ExistingLetter({ letter }: { readonly letter: Letter }) {
  const t = useT()
  const navigate = useNavigate()
  const edit = useCommand('letters.edit', { errors: 'caller' })
  const initial = valuesOf(letter)
  return (
    <LetterForm
      kind={initial.kind}
      initial={initial}
      draftKey={`letter/${letter.id}`}
      isNew={false}
      onSubmit={async ({ kind: _kind, numbering: _numbering, ...values }) => {
        await edit.runAsync({ id: letter.id, ...values })
        showToast({ message: t('letters.saved') })
        void navigate(`/documents/letters/${letter.id}`, { replace: true })
      }}
    />
  )
}
