import type { ReactNode, SyntheticEvent } from 'react'

import classes from './form.module.css'

export type FormProps = {
  /** `form.submit` of lib/use-form.ts. */
  readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => unknown
  readonly children: ReactNode
  /** So that a button outside (in a dialog's actions) can submit it. */
  readonly id?: string
}

export function Form({ onSubmit, children, id }: FormProps) {
  return (
    <form id={id} className={classes.form} noValidate onSubmit={(event) => void onSubmit(event)}>
      {children}
    </form>
  )
}
