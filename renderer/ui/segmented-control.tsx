import { SegmentedControl as MantineSegmentedControl } from '@mantine/core'

import classes from './segmented-control.module.css'

export type SegmentedControlProps<Value extends string> = {
  /** Read aloud; the choices explain themselves to the eye. */
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly size?: 'normal' | 'small'
}

/** Two to five ways of looking at the same thing. */
export function SegmentedControl<Value extends string>({
  label,
  options,
  value,
  onChange,
  size = 'normal',
}: SegmentedControlProps<Value>) {
  return (
    <MantineSegmentedControl<Value>
      aria-label={label}
      classNames={classes}
      data={options.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      size={size === 'small' ? 'sm' : 'md'}
      onChange={onChange}
    />
  )
}
