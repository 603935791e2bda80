import type { ReactNode } from 'react'

import classes from './stack.module.css'

export type InlineProps = {
  readonly children: ReactNode
  readonly gap?: 'small' | 'normal' | 'large'
  readonly align?: 'start' | 'end' | 'between'
}

/** Side by side, wrapping when the window is narrow. */
export function Inline({ children, gap = 'normal', align = 'start' }: InlineProps) {
  return (
    <div className={classes.inline} data-gap={gap} data-align={align}>
      {children}
    </div>
  )
}
