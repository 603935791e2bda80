import { Switch } from '@mantine/core'

import classes from './choice.module.css'

export type SwitchFieldProps = {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
}

/** For what takes effect at once. Inside a form that is saved later, use Checkbox. */
export function SwitchField({
  label,
  checked,
  onChange,
  hint,
  disabled = false,
}: SwitchFieldProps) {
  return (
    <Switch
      classNames={{ label: classes.label, description: classes.description }}
      label={label}
      description={hint}
      checked={checked}
      disabled={disabled}
      withThumbIndicator={false}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
