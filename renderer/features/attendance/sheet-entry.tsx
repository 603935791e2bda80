import { IconCamera } from '@tabler/icons-react'
import { type KeyboardEvent, type Ref, useState } from 'react'

import type { AttendanceSheet } from '../../../shared/domain/attendance'
import { shownName } from '../../components/shown-name'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import classes from './sheet-entry.module.css'
import type { SheetFocus } from './sheet-focus'
import type { SheetStore, Step } from './sheet-store'
import { readTypedRows, type TypedRows } from './typed-rows'
import { useSheetStatus } from './use-sheet-store'

export type SheetEntryProps = {
  readonly sheet: AttendanceSheet
  readonly store: SheetStore
  readonly focus: SheetFocus
  readonly onWalkIn: () => void
  readonly onPhoto: () => void
  readonly onClose: () => void
  readonly ref?: Ref<HTMLInputElement>
}

type Entered = { readonly text: string; readonly step: Step }
type Said = { readonly text: string; readonly isWrong: boolean }

/**
 * The signed sheet lies beside the keyboard: the number of a row and Enter is one person present. The
 * right hand stays on the numeric pad; what was typed last stands beside the field, and one key, minus
 * or Backspace in the empty field, takes it back.
 */
export function SheetEntry({
  sheet,
  store,
  focus,
  onWalkIn,
  onPhoto,
  onClose,
  ref,
}: SheetEntryProps) {
  const t = useT()
  const [text, setText] = useState('')
  const [said, setSaid] = useState<Said | null>(null)
  const [entered, setEntered] = useState<readonly Entered[]>([])
  const { rows, session } = sheet
  const lastNumber = rows[rows.length - 1]?.number ?? 0

  const enter = () => {
    const typed = readTypedRows(text, { rowCount: lastNumber, startsAt: session.startsAt })
    if (typed.kind === 'empty') return
    if (typed.kind !== 'marks') {
      setSaid({ text: refusal(typed), isWrong: true })
      return
    }
    const people = rows.filter(({ number }) => number >= typed.from && number <= typed.to)
    if (people.length === 0) {
      setSaid({ text: t('attendance.entry.gone', { number: typed.from }), isWrong: true })
      return
    }
    const step = store.press(people.map(({ memberId }) => ({ memberId, ...typed.change })))
    const last = people[people.length - 1]
    if (last !== undefined) focus.goToPerson(last.memberId)
    const words = told(typed, step)
    setSaid({ text: words, isWrong: false })
    if (step !== null) setEntered([...entered, { text: words, step }])
    setText('')
  }

  const refusal = (typed: Exclude<TypedRows, { readonly kind: 'marks' }>) =>
    typed.kind === 'no-row'
      ? t('attendance.entry.no-row', { number: typed.number, last: lastNumber })
      : t('attendance.entry.unreadable')

  const told = (
    typed: Extract<TypedRows, { readonly kind: 'marks' }>,
    step: Step | null,
  ): string => {
    const status =
      typed.lateMinutes === null
        ? t(`attendance.status.${typed.status}`)
        : t('attendance.entry.late', { minutes: typed.lateMinutes })
    if (typed.to > typed.from) {
      const count = step?.length ?? 0
      return t('attendance.entry.stretch', { from: typed.from, to: typed.to, status, count })
    }
    const person = rows.find(({ number }) => number === typed.from)
    const before = step?.[0]?.before.status ?? null
    const line = t('attendance.entry.one', {
      number: typed.from,
      name: person === undefined ? '' : shownName(person, t),
      status,
    })
    if (step === null) return `${line} · ${t('attendance.entry.already')}`
    return before === null
      ? line
      : `${line} · ${t('attendance.entry.was', { status: t(`attendance.status.${before}`) })}`
  }

  const takeBack = () => {
    const last = entered[entered.length - 1]
    if (last === undefined) return
    const isBack = store.undo(last.step)
    setEntered(entered.slice(0, -1))
    setSaid({
      text: isBack
        ? t('attendance.entry.undone', { what: last.text })
        : t('attendance.undo.nothing'),
      isWrong: !isBack,
    })
    const [person] = last.step
    if (person !== undefined) focus.goToPerson(person.memberId)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isEmpty = text === ''
    const isUndo =
      event.key === 'Backspace' || event.key === '-' || (event.ctrlKey && event.key === 'z')
    if (event.key === 'Enter') enter()
    else if (event.key === 'Escape') onClose()
    else if (isEmpty && event.key === '*') onClose()
    else if (isEmpty && event.key === '+') onWalkIn()
    else if (isEmpty && isUndo) takeBack()
    else return
    event.preventDefault()
  }

  return (
    <section className={classes.bar} aria-label={t('attendance.entry.title')}>
      <div className={classes.field}>
        <TextField
          {...(ref === undefined ? {} : { ref })}
          label={t('attendance.entry.number')}
          isLabelHidden
          placeholder={t('attendance.entry.number')}
          autoFocus
          digits
          maxLength={12}
          value={text}
          onChange={(next) => {
            setText(next)
            if (said?.isWrong === true) setSaid(null)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <span
        className={classes.last}
        role="status"
        data-tone={said?.isWrong === true ? 'wrong' : undefined}
      >
        {said?.text ?? t('attendance.entry.start')}
      </span>
      <EntryEnd store={store} onPhoto={onPhoto} />
      <Button size="small" onClick={onClose}>
        {t('attendance.entry.done')}
      </Button>
      <p className={classes.hint}>{t('attendance.entry.hint')}</p>
    </section>
  )
}

/** How many are left; once nobody is, the photo of the sheet is what remains to be done. */
function EntryEnd({
  store,
  onPhoto,
}: {
  readonly store: SheetStore
  readonly onPhoto: () => void
}) {
  const t = useT()
  const { totals } = useSheetStatus(store)
  return (
    <>
      <span>{t('attendance.entry.left', { count: totals.blank })}</span>
      <Button
        size="small"
        icon={IconCamera}
        tone={totals.blank === 0 ? 'primary' : 'secondary'}
        onClick={onPhoto}
      >
        {t('attendance.entry.photo')}
      </Button>
    </>
  )
}
