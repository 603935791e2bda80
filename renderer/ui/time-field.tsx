import { TextInput } from '@mantine/core'
import { useState } from 'react'

import { useT } from '../lib/translate'
import { readTypedTime, showTypedTime } from '../lib/typed-date'
import { type FieldProps, inputProps } from './field'
import classes from './field.module.css'

export type TimeFieldProps = FieldProps & {
  /** 'HH:MM', or text that could not be read as a time. */
  readonly value: string | null | undefined
  /** As DateField: 'HH:MM', null, or the typed text itself for the schema to refuse. */
  readonly onChange: (value: string | null) => void
}

/** A time of day, typed loosely: 0815, 8.15, 8:15. */
export function TimeField({ value, onChange, error, ...field }: TimeFieldProps) {
  const t = useT()
  const [typing, setTyping] = useState<string | null>(null)
  const settled = value ?? ''
  const isUnread = settled !== '' && readTypedTime(settled) === null

  const settle = () => {
    if (typing === null) return
    const text = typing.trim()
    onChange(text === '' ? null : (readTypedTime(text) ?? text))
    setTyping(null)
  }

  return (
    <TextInput
      {...inputProps({
        ...field,
        error: isUnread && typing === null ? t('common.field.time') : error,
      })}
      classNames={classes}
      value={typing ?? showTypedTime(settled)}
      placeholder={t('common.time.placeholder')}
      data-digits
      autoComplete="off"
      onChange={(event) => setTyping(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}
