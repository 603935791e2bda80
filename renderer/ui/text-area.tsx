import { Textarea } from '@mantine/core'

import { type FieldProps, inputProps } from './field'
import classes from './field.module.css'

export type TextAreaProps = FieldProps & {
  readonly value: string | null | undefined
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly maxLength?: number
  readonly rows?: number
}

export function TextArea({
  value,
  onChange,
  placeholder,
  maxLength,
  rows = 3,
  ...field
}: TextAreaProps) {
  return (
    <Textarea
      {...inputProps(field)}
      classNames={classes}
      value={value ?? ''}
      placeholder={placeholder}
      maxLength={maxLength}
      rows={rows}
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
