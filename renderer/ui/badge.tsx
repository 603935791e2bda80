import classes from './badge.module.css'

export type BadgeTone = 'neutral' | 'accent' | 'notice' | 'caution' | 'danger'

export type BadgeProps = {
  /** One to three words. Never colour alone: the words carry the meaning. */
  readonly children: string
  readonly tone?: BadgeTone
  readonly title?: string
}

export function Badge({ children, tone = 'neutral', title }: BadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone} title={title}>
      {children}
    </span>
  )
}
