import { Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'

import { useT } from '../lib/translate'
import { readTypedDate, showTypedDate, todayHere } from '../lib/typed-date'
import { Calendar } from './calendar'
import { type FieldProps, inputProps } from './field'
import classes from './field.module.css'
import { IconButton } from './icon-button'

export type DateFieldProps = FieldProps & {
  /** 'YYYY-MM-DD', or text that could not be read as a date. */
  readonly value: string | null | undefined
  /**
   * Gives 'YYYY-MM-DD', null when emptied, and the typed text itself when it is no date, so that
   * the schema refuses it at saving instead of the field dropping it silently.
   */
  readonly onChange: (value: string | null) => void
}

/** A day, typed loosely (17/8/26, 17 agustus 2026) or picked from a calendar. */
export function DateField({ value, onChange, error, ...field }: DateFieldProps) {
  const t = useT()
  const [typing, setTyping] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const today = todayHere()
  const settled = value ?? ''
  const isUnread = settled !== '' && readTypedDate(settled, today) === null

  const settle = () => {
    if (typing === null) return
    const text = typing.trim()
    onChange(text === '' ? null : (readTypedDate(text, today) ?? text))
    setTyping(null)
  }

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <TextInput
          {...inputProps({
            ...field,
            error: isUnread && typing === null ? t('common.field.date') : error,
          })}
          classNames={classes}
          value={typing ?? showTypedDate(settled)}
          placeholder={t('common.date.placeholder')}
          data-digits
          autoComplete="off"
          onChange={(event) => setTyping(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') settle()
            if (event.key === 'ArrowDown' && event.altKey) setOpen(true)
          }}
          rightSectionWidth="var(--control)"
          rightSection={
            <IconButton
              icon={IconCalendar}
              label={t('common.date.calendar')}
              size="small"
              disabled={field.disabled}
              onClick={() => {
                settle()
                setOpen((open) => !open)
              }}
            />
          }
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <Calendar
          day={isUnread || settled === '' ? null : settled}
          today={today}
          onPick={(day) => {
            onChange(day)
            setOpen(false)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
