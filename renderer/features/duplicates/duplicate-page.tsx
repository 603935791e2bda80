import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'

import { duplicateKinds } from '../../../shared/domain/duplicate'
import { anyId } from '../../../shared/domain/ids'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFreshQuery } from '../../lib/use-fresh-query'
import { duplicateQueries } from '../../queries/duplicate-queries'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { questionAddress } from './question-address'
import { SideBySide } from './side-by-side'

/** Two records side by side, and the question whether they are one. */
export function DuplicatePage() {
  const { kind, firstId, secondId } = useParams()
  return (
    <Question
      key={`${kind} ${firstId} ${secondId}`}
      kind={duplicateKinds.find((known) => known === kind) ?? 'member'}
      firstId={idOf(firstId)}
      secondId={idOf(secondId)}
    />
  )
}

type Pair = Parameters<typeof questionAddress>[0]

/** An address that is no id finds nobody, which the hub service says in the right words. */
function idOf(address: string | undefined): Pair['firstId'] {
  const id = anyId.safeParse(address)
  return id.success ? id.data : anyId.parse('0'.repeat(26))
}

function Question(pair: Pair) {
  const t = useT()
  const navigate = useNavigate()
  const { kind } = pair
  const { data, error, refetch } = useFreshQuery(duplicateQueries.compare(pair))
  const open = useQuery(duplicateQueries.page({ kind, limit: 2 })).data?.rows ?? []
  const list = kind === 'member' ? '/duplicates' : '/duplicates?show=institution'
  const next = open.find(({ first, second }) => {
    return first.id !== data?.first.id || second.id !== data.second.id
  })
  const goOn = () => {
    const address =
      next === undefined
        ? list
        : questionAddress({ kind, firstId: next.first.id, secondId: next.second.id })
    void navigate(address, { replace: true })
  }
  const back = { to: list, label: t('duplicates.title') }
  if (data !== undefined) {
    return (
      <Page
        title={t(`duplicates.question.${kind}`)}
        subtitle={data.reasons.map((reason) => t(`duplicates.reason.${reason}`)).join(', ')}
        back={back}
      >
        <SideBySide comparison={data} onDone={goOn} onSkip={goOn} hasNext={next !== undefined} />
      </Page>
    )
  }
  return (
    <Page title={t(`duplicates.question.${kind}`)} back={back}>
      {error === null ? (
        <LoadingState />
      ) : (
        <>
          <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
          <ButtonLink to={list}>{t('duplicates.to-list')}</ButtonLink>
        </>
      )}
    </Page>
  )
}
