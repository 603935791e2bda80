import { useEffect, useState } from 'react'

import { useT } from '../lib/translate'
import classes from './loading-state.module.css'

export type LoadingStateProps = {
  /** What will appear: a few lines of text, or rows of a table. */
  readonly shape?: 'text' | 'rows'
}

/** Shorter waits show nothing at all: a flash of grey bars looks slower than a still page. */
const patienceMilliseconds = 200
const bars = ['a', 'b', 'c', 'd', 'e', 'f'] as const

export function LoadingState({ shape = 'text' }: LoadingStateProps) {
  const t = useT()
  const [isLate, setLate] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [])

  if (!isLate) return <div className={classes.loading} aria-busy="true" />
  return (
    <div className={classes.loading} data-shape={shape} role="status" aria-busy="true">
      <span className={classes.words}>{t('common.state.loading')}</span>
      {bars.map((bar) => (
        <div key={bar} className={classes.bar} />
      ))}
    </div>
  )
}
