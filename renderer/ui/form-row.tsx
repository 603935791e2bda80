import type { ReactNode } from 'react'

import classes from './form.module.css'

/** Short fields side by side; they wrap when the window is narrow. */
export function FormRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes.row}>{children}</div>
}
