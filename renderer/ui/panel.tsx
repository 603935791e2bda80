import { type ReactNode, useId } from 'react'

import classes from './panel.module.css'

export type PanelProps = {
  readonly title?: string | undefined
  readonly subtitle?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** No inner space: for lists and tables that reach the edges. */
  readonly flush?: boolean
}

/** A sheet of paper on the desk: one subject. */
export function Panel({ title, subtitle, actions, children, flush = false }: PanelProps) {
  const titleId = useId()
  return (
    <section
      className={classes.panel}
      data-flush={flush || undefined}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      {title === undefined ? null : (
        <header className={classes.header}>
          <div>
            <h2 id={titleId} className={classes.title}>
              {title}
            </h2>
            {subtitle === undefined ? null : <div className={classes.subtitle}>{subtitle}</div>}
          </div>
          {actions === undefined ? null : <div className={classes.actions}>{actions}</div>}
        </header>
      )}
      <div className={classes.body}>{children}</div>
    </section>
  )
}
