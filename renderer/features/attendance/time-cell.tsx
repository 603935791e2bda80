import { useEffect, useRef, useState } from 'react'

import { clockOf } from '../../../shared/domain/session'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import classes from './sheet.module.css'
import { readTypedArrival, type TypedTime } from './typed-arrival'

export type TimeInputProps = {
  readonly label: string
  /** What the first key press typed; empty keeps the time that stands there. */
  readonly firstText: string
  readonly minutes: number | null
  /** Only an arrival may be typed as "+15". */
  readonly allowsLate: boolean
  /** `by`: the key that ended the typing, or 'blur'. */
  readonly onDone: (typed: TypedTime, by: string) => void
  readonly onCancel: () => void
}

const endingKeys = new Set(['Enter', 'Tab', 'ArrowDown', 'ArrowUp'])

/** The one field of the sheet that takes text: it exists only while a time is being typed. */
export function TimeInput({
  label,
  firstText,
  minutes,
  allowsLate,
  onDone,
  onCancel,
}: TimeInputProps) {
  const t = useT()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  const shown = minutes === null ? '' : format.time(clockOf(minutes))
  const [text, setText] = useState(firstText === '' ? shown : firstText)
  const [isRefused, setRefused] = useState(false)

  useEffect(() => {
    const field = input.current
    field?.focus()
    // The first digit is already typed: go on behind it. An existing time is there to be replaced.
    if (firstText === '') field?.select()
    else field?.setSelectionRange(firstText.length, firstText.length)
  }, [firstText])

  const finish = (by: string): boolean => {
    const typed = readTypedArrival(text)
    if (typed === null || (typed.kind === 'late' && !allowsLate)) {
      setRefused(true)
      return false
    }
    isOver.current = true
    onDone(typed, by)
    return true
  }

  return (
    <input
      ref={input}
      className={classes.timeInput}
      aria-label={label}
      aria-invalid={isRefused || undefined}
      title={isRefused ? t('common.field.time') : undefined}
      value={text}
      maxLength={8}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => {
        setText(event.currentTarget.value)
        setRefused(false)
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') {
          isOver.current = true
          onCancel()
        } else if (endingKeys.has(event.key)) {
          event.preventDefault()
          finish(event.key)
        }
      }}
      onBlur={() => {
        // A half-typed time is not worth keeping when the user has gone elsewhere.
        if (!isOver.current && !finish('blur')) onCancel()
      }}
    />
  )
}
