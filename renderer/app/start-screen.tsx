import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import { LoadingState } from '../ui/loading-state'
import classes from './start-screen.module.css'

/** Before the first page: the name, and what keeps us waiting. */
export function StartScreen({ children }: { readonly children?: ReactNode }) {
  const t = useT()
  return (
    <main className={classes.screen}>
      <h1 className={classes.name}>{t('common.app.name')}</h1>
      {children ?? <LoadingState />}
    </main>
  )
}
