import type { ReactNode } from 'react'

import classes from './file-grid.module.css'

/** Cards of files, as many side by side as fit. */
export function FileGrid({
  children,
  label,
}: {
  readonly children: ReactNode
  readonly label: string
}) {
  return (
    <div className={classes.grid} role="group" aria-label={label}>
      {children}
    </div>
  )
}
