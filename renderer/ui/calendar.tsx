import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

import { addDays, addMonths, monthGrid } from '../lib/calendar-days'
import { useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'
import { Button } from './button'
import classes from './calendar.module.css'
import { IconButton } from './icon-button'

export type CalendarProps = {
  /** 'YYYY-MM-DD' */
  readonly day: string | null
  readonly today: string
  readonly onPick: (day: string) => void
}

const steps: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
}

/** One month, Monday first. Arrows move by day and week, Page Up and Down by month, Enter picks. */
export function Calendar({ day, today, onPick }: CalendarProps) {
  const t = useT()
  const format = useFormat()
  const [focused, setFocused] = useState(day ?? today)
  const grid = useRef<HTMLDivElement>(null)
  const weeks = monthGrid(focused)

  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
  }, [focused])

  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    setFocused(step(focused))
  }

  return (
    <div className={classes.calendar}>
      <div className={classes.head}>
        <IconButton
          icon={IconChevronLeft}
          label={t('common.date.previous-month')}
          size="small"
          onClick={() => setFocused(addMonths(focused, -1))}
        />
        <span className={classes.month} aria-live="polite">
          {format.month(focused)}
        </span>
        <IconButton
          icon={IconChevronRight}
          label={t('common.date.next-month')}
          size="small"
          onClick={() => setFocused(addMonths(focused, 1))}
        />
      </div>
      <div ref={grid} role="grid" aria-label={format.month(focused)} onKeyDown={move}>
        <div role="row" className={classes.week}>
          {weeks[0]?.map((date) => (
            <span key={date} role="columnheader" className={classes.weekday}>
              {format.weekdayShort(date)}
            </span>
          ))}
        </div>
        {weeks.map((week) => (
          <div key={week[0]} role="row" className={classes.week}>
            {week.map((date) => (
              <button
                key={date}
                type="button"
                role="gridcell"
                className={classes.day}
                tabIndex={date === focused ? 0 : -1}
                aria-label={format.dateLong(date)}
                aria-selected={date === day}
                aria-current={date === today ? 'date' : undefined}
                data-outside={date.slice(0, 7) !== focused.slice(0, 7) || undefined}
                onClick={() => onPick(date)}
              >
                {Number(date.slice(8))}
              </button>
            ))}
          </div>
        ))}
      </div>
      <Button size="small" tone="quiet" onClick={() => onPick(today)}>
        {t('common.date.today')}
      </Button>
    </div>
  )
}
