import { type ReactNode, useId } from 'react'

import classes from './form.module.css'

export type FormSectionProps = {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** Fields that belong together: title at the left when there is room, fields at the right. */
export function FormSection({ title, hint, children }: FormSectionProps) {
  const titleId = useId()
  return (
    <section className={classes.holder} aria-labelledby={titleId}>
      <div className={classes.section}>
        <div>
          <h2 id={titleId} className={classes.sectionTitle}>
            {title}
          </h2>
          {hint === undefined ? null : <p className={classes.sectionHint}>{hint}</p>}
        </div>
        <div className={classes.fields}>{children}</div>
      </div>
    </section>
  )
}
