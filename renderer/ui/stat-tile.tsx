import type { ReactNode } from 'react'
import { Link } from 'react-router'

import classes from './stat-tile.module.css'

export type StatTileProps = {
  readonly label: string
  /** Already formatted. */
  readonly value: string
  readonly note?: ReactNode
  /** Where the figure comes from. */
  readonly to?: string
}

export function StatTile({ label, value, note, to }: StatTileProps) {
  const content = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value} data-long={value.length > 7 || undefined}>
        {value}
      </span>
      {note === undefined ? null : <span className={classes.note}>{note}</span>}
    </>
  )
  if (to === undefined) return <div className={classes.tile}>{content}</div>
  return (
    <Link className={classes.tile} to={to}>
      {content}
    </Link>
  )
}
