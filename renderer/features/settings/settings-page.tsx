import { useQuery } from '@tanstack/react-query'

import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { setupQueries } from '../../queries/setup-queries'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { DataPlacePanel } from './data-place-panel'
import { DemoPanel } from './demo-panel'
import { DisplayPanel } from './display-panel'
import { HubProfileForm } from './hub-profile-form'
import { LetterheadPanel } from './letterhead-form'

/** How the app looks, how the hub is called, where its data lies. */
export function SettingsPage() {
  const t = useT()
  const profile = useQuery(setupQueries.profile())
  const status = useQuery(setupQueries.status())

  return (
    <Page title={t('settings.title')}>
      <DisplayPanel />
      {profile.data === undefined ? (
        <Waiting error={profile.error} />
      ) : (
        <HubProfileForm profile={profile.data} />
      )}
      {profile.data === undefined ? null : <LetterheadPanel />}
      <DataPlacePanel />
      {status.data?.hub?.isDemo === true ? <DemoPanel /> : null}
    </Page>
  )
}

function Waiting({ error }: { readonly error: Error | null }) {
  return error === null ? <LoadingState /> : <ErrorState failure={failureOf(error)} />
}
