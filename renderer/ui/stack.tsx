import type { ReactNode } from 'react'

import classes from './stack.module.css'

export type StackProps = {
  readonly children: ReactNode
  readonly gap?: 'small' | 'normal' | 'large'
}

/** One below the other. */
export function Stack({ children, gap = 'normal' }: StackProps) {
  return (
    <div className={classes.stack} data-gap={gap}>
      {children}
    </div>
  )
}
