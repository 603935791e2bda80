import { IconFileText, IconHeartHandshake } from '@tabler/icons-react'

import { useT } from '../lib/translate'
import { EmptyState } from '../ui/empty-state'
import { Page } from '../ui/page'

export type LaterPageProps = { readonly place: 'mentoring' | 'documents' }

const icons = { mentoring: IconHeartHandshake, documents: IconFileText } as const

/** A place whose work comes with the next stage: it says so, and where to go until then. */
export function LaterPage({ place }: LaterPageProps) {
  const t = useT()
  return (
    <Page title={t(`navigation.${place}`)}>
      <EmptyState
        icon={icons[place]}
        title={t('navigation.later.title')}
        body={t(`navigation.${place}.later`)}
      />
    </Page>
  )
}
