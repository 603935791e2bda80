import type { ReactNode } from 'react'

import type { Failure } from '../../shared/lib/result'
import { ErrorState } from './error-state'
import classes from './form.module.css'

export type FormActionsProps = {
  /** Buttons, the main one first: it stands where the eye comes down the fields. */
  readonly children: ReactNode
  /** `form.failure`: shown right above the button that caused it. */
  readonly failure?: Failure | null
}

export function FormActions({ children, failure = null }: FormActionsProps) {
  return (
    <div className={classes.end}>
      {failure === null ? null : <ErrorState failure={failure} />}
      <div className={classes.actions}>{children}</div>
    </div>
  )
}
