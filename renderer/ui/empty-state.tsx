import type { ReactNode } from 'react'

import classes from './empty-state.module.css'
import { type Icon, iconStroke } from './icon'

export type EmptyStateProps = {
  readonly title: string
  /** Why it is empty and what to do first. */
  readonly body?: ReactNode
  readonly icon?: Icon
  readonly action?: ReactNode
}

export function EmptyState({ title, body, icon: Glyph, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {Glyph === undefined ? null : (
        <Glyph className={classes.icon} size="2.5rem" stroke={iconStroke - 0.5} aria-hidden />
      )}
      <h2 className={classes.title}>{title}</h2>
      {body === undefined ? null : <div className={classes.body}>{body}</div>}
      {action === undefined ? null : <div className={classes.action}>{action}</div>}
    </div>
  )
}
