import { useT } from '../lib/translate'
import { EmptyState } from '../ui/empty-state'
import { Page } from '../ui/page'

/** Stands where a page has its address but is not written yet. */
export function UnwrittenPage() {
  const t = useT()
  return (
    <Page title={t('common.app.name')}>
      <EmptyState title={t('navigation.building.title')} body={t('navigation.building.body')} />
    </Page>
  )
}
