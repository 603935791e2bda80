import type { ReactNode } from 'react'
import { Link } from 'react-router'

import { type Icon, iconStroke } from '../../ui/icon'
import classes from './home-page.module.css'

export type HomeRowProps = {
  readonly to: string
  readonly icon: Icon
  readonly name: string
  readonly detail?: string | undefined
  readonly end?: ReactNode
  readonly tone?: 'normal' | 'caution'
}

/** One thing to do or to know, as a line that leads there. */
export function HomeRow({ to, icon: Glyph, name, detail, end, tone = 'normal' }: HomeRowProps) {
  return (
    <li>
      <Link className={classes.row} to={to}>
        <span className={classes.icon} data-tone={tone}>
          <Glyph size="1.5rem" stroke={iconStroke} aria-hidden />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          {detail === undefined ? null : (
            <>
              <br />
              <span className={classes.detail}>{detail}</span>
            </>
          )}
        </span>
        <span className={classes.end}>{end}</span>
      </Link>
    </li>
  )
}
