import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate, Outlet, useLocation } from 'react-router'

import { failureOf } from '../lib/failure'
import { adoptLocale } from '../lib/locale'
import { setupQueries } from '../queries/setup-queries'
import { ErrorState } from '../ui/error-state'
import { StartNoticeDialog } from './start-notice-dialog'
import { StartScreen } from './start-screen'

/** Nothing is shown before it is known whether there is a hub; without one, only first run is. */
export function HubGate() {
  const status = useQuery(setupQueries.status())
  const { pathname } = useLocation()
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
  const isAtSetup = pathname === '/setup'
  if (status.data.hub === null && !isAtSetup) return <Navigate to="/setup" replace />
  if (status.data.hub !== null && isAtSetup) return <Navigate to="/" replace />
  return (
    <>
      <Outlet />
      {status.data.notice === null ? null : <StartNoticeDialog notice={status.data.notice} />}
    </>
  )
}
