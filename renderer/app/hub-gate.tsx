import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'

import { failureOf } from '../lib/failure'
import { adoptLocale } from '../lib/locale'
import { setupQueries } from '../queries/setup-queries'
import { ErrorState } from '../ui/error-state'
import { StartScreen } from './start-screen'

/** Seldom needed, so not loaded at the start. */
const StartNoticeDialog = lazy(async () => ({
  default: (await import('./start-notice-dialog')).StartNoticeDialog,
}))

/** Nothing is shown before it is known whether there is a hub; without one, only first run is. */
export function HubGate() {
  const status = useQuery(setupQueries.status())
  const { pathname, search } = useLocation()
  const locale = status.data?.locale

  useEffect(() => {
    if (locale !== undefined) adoptLocale(locale)
  }, [locale])

  if (status.isPending) return <StartScreen />
  if (status.data === undefined) {
    return (
      <StartScreen>
        <ErrorState failure={failureOf(status.error)} onRetry={() => void status.refetch()} />
      </StartScreen>
    )
  }
  const isAtSetup = pathname === '/setup' || pathname.startsWith('/setup/')
  if (status.data.hub === null && !isAtSetup) return <Navigate to="/setup" replace />
  if (status.data.hub !== null && isAtSetup) {
    return <Navigate to={placeAfterSetup(pathname, search)} replace />
  }
  return (
    <>
      <Outlet />
      {status.data.notice === null ? null : (
        <Suspense>
          <StartNoticeDialog notice={status.data.notice} />
        </Suspense>
      )}
    </>
  )
}

/** Whoever came with an invitation goes on with it, everybody else begins at Beranda. */
function placeAfterSetup(pathname: string, search: string): string {
  if (pathname === '/setup/second') return '/exchange?from=second'
  return new URLSearchParams(search).get('way') === 'join' ? '/exchange?from=join' : '/'
}
