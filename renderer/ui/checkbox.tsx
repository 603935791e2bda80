import { Checkbox as MantineCheckbox } from '@mantine/core'

import classes from './choice.module.css'

export type CheckboxProps = {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly disabled?: boolean | undefined
  readonly name?: string | undefined
}

export function Checkbox({ label, checked, onChange, hint, error, ...rest }: CheckboxProps) {
  return (
    <MantineCheckbox
      {...rest}
      classNames={classes}
      label={label}
      description={hint}
      error={error}
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
