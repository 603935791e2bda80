import { TextInput } from '@mantine/core'
import type { KeyboardEvent, Ref } from 'react'

import { type FieldProps, inputProps } from './field'
import classes from './field.module.css'

export type TextFieldProps = FieldProps & {
  readonly value: string | null | undefined
  readonly onChange: (value: string) => void
  readonly onBlur?: (() => void) | undefined
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly placeholder?: string
  readonly maxLength?: number
  /** Digits keyboard and even-width digits, for numbers that are names: NPSN, NUPTK, phone. */
  readonly digits?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

export function TextField({
  value,
  onChange,
  onBlur,
  onKeyDown,
  placeholder,
  maxLength,
  digits = false,
  ref,
  ...field
}: TextFieldProps) {
  return (
    <TextInput
      {...inputProps(field)}
      {...(ref === undefined ? {} : { ref })}
      classNames={classes}
      value={value ?? ''}
      placeholder={placeholder}
      maxLength={maxLength}
      inputMode={digits ? 'numeric' : 'text'}
      data-digits={digits || undefined}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
