import type { ReactNode } from 'react'

import classes from './toolbar.module.css'

export type ToolbarProps = {
  /** Search and filters, growing from the left. */
  readonly children: ReactNode
  /** Counts and actions, at the right. */
  readonly end?: ReactNode
}

/** The line above a table. Its first part (usually the search field) takes the free width. */
export function Toolbar({ children, end }: ToolbarProps) {
  return (
    <div className={classes.toolbar}>
      <div className={classes.start}>{children}</div>
      {end === undefined ? null : <div className={classes.end}>{end}</div>}
    </div>
  )
}
