import type { ReactNode } from 'react'

import classes from './panel-columns.module.css'

/** Panels in two columns where they fit, each as high as its content. */
export function PanelColumns({ children }: { readonly children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>
}
