import type { ReactNode } from 'react'

import classes from './tile-grid.module.css'

/** Equal tiles, as many beside each other as fit. */
export function TileGrid({ children }: { readonly children: ReactNode }) {
  return <div className={classes.grid}>{children}</div>
}
