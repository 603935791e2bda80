import type { ReactNode } from 'react'

import { useT } from '../lib/translate'
import classes from './fact-list.module.css'

export type Fact = {
  readonly label: string
  /** null: not known, and said so. */
  readonly value: ReactNode
}

/** What is known about one thing: names left, values right. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useT()
  return (
    <dl className={classes.list}>
      {facts.map((fact) => (
        <div key={fact.label} className={classes.fact}>
          <dt className={classes.label}>{fact.label}</dt>
          <dd className={classes.value}>
            {fact.value ?? <span className={classes.unknown}>{t('common.state.unknown')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
