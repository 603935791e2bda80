import { useParams } from 'react-router'

import { institutionId } from '../../../shared/domain/ids'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFreshQuery } from '../../lib/use-fresh-query'
import { institutionQueries } from '../../queries/institution-queries'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { InstitutionForm } from './institution-form'

/** One institution with its people, or the form of a new one at /institutions/new. */
export function InstitutionPage() {
  const { institutionId: address } = useParams()
  if (address === 'new') return <InstitutionForm key="new" card={null} />
  return <KnownInstitution key={address} address={address ?? ''} />
}

function KnownInstitution({ address }: { readonly address: string }) {
  const t = useT()
  const id = institutionId.safeParse(address)
  const { data, error, refetch } = useFreshQuery(
    // An address that is no id finds nothing, which the hub service says in the right words.
    institutionQueries.card(id.data ?? institutionId.parse('0'.repeat(26))),
  )
  if (data !== undefined) return <InstitutionForm card={data} />
  return (
    <Page
      title={t('institutions.title')}
      back={{ to: '/institutions', label: t('institutions.title') }}
    >
      {error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}
