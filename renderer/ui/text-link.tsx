import type { ReactNode } from 'react'
import { Link } from 'react-router'

import classes from './text-link.module.css'

export type TextLinkProps = {
  readonly to: string
  readonly children: ReactNode
}

/** Goes to another page of the app. */
export function TextLink({ to, children }: TextLinkProps) {
  return (
    <Link className={classes.link} to={to}>
      {children}
    </Link>
  )
}
