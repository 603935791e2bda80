import { TextInput } from '@mantine/core'
import { useState } from 'react'

import { useT } from '../lib/translate'
import { type FieldProps, inputProps } from './field'
import classes from './field.module.css'

export type NumberFieldProps = FieldProps & {
  readonly value: number | null | undefined
  readonly onChange: (value: number | null) => void
  readonly placeholder?: string
  /** Shown behind the number: JP, orang. */
  readonly unit?: string
}

/** Whole numbers, from zero. Not a spinner: a mouse wheel over it must never change a figure. */
export function NumberField({
  value,
  onChange,
  placeholder,
  unit,
  error,
  ...field
}: NumberFieldProps) {
  const t = useT()
  const [refused, setRefused] = useState<string | null>(null)
  const shown = refused ?? (value === null || value === undefined ? '' : String(value))

  const change = (text: string) => {
    const compact = text.replace(/[\s.]/gu, '')
    const isNumber = /^\d{0,9}$/u.test(compact)
    setRefused(isNumber ? null : text)
    if (isNumber) onChange(compact === '' ? null : Number(compact))
  }

  return (
    <TextInput
      {...inputProps({ ...field, error: refused === null ? error : t('common.field.number') })}
      classNames={classes}
      value={shown}
      placeholder={placeholder}
      inputMode="numeric"
      data-digits
      autoComplete="off"
      rightSection={unit === undefined ? null : <span className={classes.unit}>{unit}</span>}
      rightSectionWidth={unit === undefined ? 0 : `${unit.length * 0.65 + 1.25}rem`}
      rightSectionPointerEvents="none"
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}
