import { useState } from 'react'
import { useParams } from 'react-router'

import { memberId } from '../../../shared/domain/ids'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFreshQuery } from '../../lib/use-fresh-query'
import { memberQueries } from '../../queries/member-queries'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { MemberForm } from './member-form'

/** One member, or the form of a new one at /members/new. */
export function MemberPage() {
  const { memberId: address } = useParams()
  if (address === 'new') return <NewMember />
  return <KnownMember key={address} address={address ?? ''} />
}

/** After each "save and add another" an empty form takes the place of the filled one. */
function NewMember() {
  const [turn, setTurn] = useState(0)
  return <MemberForm key={turn} card={null} onNext={() => setTurn(turn + 1)} />
}

function KnownMember({ address }: { readonly address: string }) {
  const t = useT()
  const id = memberId.safeParse(address)
  const { data, error, refetch } = useFreshQuery({
    // An address that is no id finds nobody, which the hub service says in the right words.
    ...memberQueries.card(id.data ?? memberId.parse('0'.repeat(26))),
  })
  if (data !== undefined) return <MemberForm card={data} />
  return (
    <Page title={t('members.title')} back={{ to: '/members', label: t('members.title') }}>
      {error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}
