import { useT } from '../lib/translate'
import { ButtonLink } from '../ui/button-link'
import { EmptyState } from '../ui/empty-state'
import { Page } from '../ui/page'

export function NotFoundPage() {
  const t = useT()
  return (
    <Page title={t('common.app.name')}>
      <EmptyState
        title={t('navigation.not-found.title')}
        body={t('navigation.not-found.body')}
        action={
          <ButtonLink to="/" tone="primary">
            {t('navigation.not-found.home')}
          </ButtonLink>
        }
      />
    </Page>
  )
}
