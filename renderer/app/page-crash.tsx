import { useEffect } from 'react'
import { useRouteError } from 'react-router'

import { useT } from '../lib/translate'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import classes from './page-crash.module.css'

/** The error boundary of every page: a bug in one leaves the rail and the other pages alone. */
export function PageCrash() {
  const t = useT()
  const error = useRouteError()
  const reference = error instanceof Error ? error.name : 'page'

  useEffect(() => {
    console.error(error)
  }, [error])

  return (
    <div className={classes.crash} role="alert">
      <EmptyState
        title={t('common.error.page-title')}
        body={
          <>
            <p>{t('common.error.page-body')}</p>
            <p>{t('common.error.reference', { reference })}</p>
          </>
        }
        action={
          <Button tone="primary" onClick={() => window.location.reload()}>
            {t('common.action.reload')}
          </Button>
        }
      />
    </div>
  )
}
