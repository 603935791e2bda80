import { NativeSelect } from '@mantine/core'

import { type FieldProps, inputProps } from './field'
import classes from './field.module.css'

export type SelectOption<Value extends string> = {
  readonly value: Value
  readonly label: string
}

export type SelectFieldProps<Value extends string> = FieldProps & {
  readonly options: readonly SelectOption<Value>[]
  readonly value: Value | null | undefined
} & (
    | {
        /** The words for "not chosen"; without it one of the options is always chosen. */
        readonly emptyLabel: string
        readonly onChange: (value: Value | null) => void
      }
    | { readonly emptyLabel?: undefined; readonly onChange: (value: Value) => void }
  )

/** One of a short list. The system's own list: it opens at once and is known to everybody. */
export function SelectField<Value extends string>({
  options,
  value,
  emptyLabel,
  onChange,
  ...field
}: SelectFieldProps<Value>) {
  const change = (text: string) => {
    const chosen = options.find((option) => option.value === text)
    if (chosen !== undefined) onChange(chosen.value)
    else if (emptyLabel !== undefined) onChange(null)
  }

  return (
    <NativeSelect
      {...inputProps(field)}
      classNames={classes}
      size="md"
      value={value ?? ''}
      data={[
        ...(emptyLabel === undefined ? [] : [{ value: '', label: emptyLabel }]),
        ...options.map((option) => ({ value: option.value, label: option.label })),
      ]}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
