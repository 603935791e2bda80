import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

import classes from './field-hints.module.css'

export type FieldHintsProps = {
  /** The field the hints are about. */
  readonly children: ReactNode
  /** What looks wrong, in words. Saving is never refused for it. */
  readonly hints: readonly string[]
}

/** A field with what looks wrong below it: for a person to check, in amber, never in red. */
export function FieldHints({ children, hints }: FieldHintsProps) {
  return (
    <div className={classes.field}>
      {children}
      <div aria-live="polite">
        {hints.map((hint) => (
          <p key={hint} className={classes.hint}>
            <IconAlertTriangle className={classes.icon} size="1rem" stroke={2} aria-hidden />
            {hint}
          </p>
        ))}
      </div>
    </div>
  )
}
