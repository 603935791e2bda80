import { memo, useLayoutEffect, useRef } from 'react'

import type { Mark, SheetRow as Person } from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import { clockOf } from '../../../shared/domain/session'
import { shownName } from '../../components/shown-name'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import classes from './sheet.module.css'
import type { SheetFocus } from './sheet-focus'
import type { SheetColumn } from './sheet-keys'
import type { SheetStore } from './sheet-store'
import { TimeInput } from './time-cell'
import type { TypedTime } from './typed-arrival'
import { useRowFocus, useShownMark } from './use-sheet-store'

export type SheetRowProps = {
  readonly id: string
  readonly person: Person
  readonly number: number
  readonly store: SheetStore
  readonly endsAt: number | null
  readonly focus: SheetFocus
  readonly onPoint: (memberId: MemberId, column: SheetColumn) => void
  readonly onEdit: () => void
  readonly onTyped: (typed: TypedTime, by: string) => void
  readonly onCancel: () => void
}

/** One person of the sheet. Repainted only when this person's mark, or the keyboard's place, changes. */
export const SheetRow = memo(function SheetRow({
  id,
  person,
  number,
  store,
  endsAt,
  focus,
  onPoint,
  onEdit,
  onTyped,
  onCancel,
}: SheetRowProps) {
  const t = useT()
  const mark = useShownMark(store, person.memberId)
  const element = useRef<HTMLDivElement>(null)
  const place = useRowFocus(focus, person.memberId)
  const isFocused = place !== null

  useLayoutEffect(() => {
    if (isFocused) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isFocused])

  const cell = (column: SheetColumn) => ({
    id: `${id}-${column}`,
    role: 'gridcell',
    'data-focused': place?.column === column || undefined,
  })
  const name = shownName(person, t)

  return (
    <div
      ref={element}
      role="row"
      aria-rowindex={number + 1}
      aria-selected={isFocused}
      className={classes.row}
      data-member={person.memberId}
      onMouseDown={() => onPoint(person.memberId, 'status')}
    >
      <span role="gridcell" className={classes.number}>
        {number}
      </span>
      <span role="rowheader" className={classes.name} title={name}>
        {name}
        <PersonMarks person={person} />
      </span>
      <span role="gridcell" className={classes.school} title={person.schoolName ?? undefined}>
        {person.schoolName}
      </span>
      <span {...cell('status')} className={classes.statusCell}>
        <span
          className={classes.status}
          data-status={mark.status ?? 'blank'}
          data-state={mark.isPending ? 'pending' : 'saved'}
          role="img"
          aria-label={t(mark.isPending ? 'attendance.mark.pending' : 'attendance.mark.saved', {
            status: t(`attendance.status.${mark.status ?? 'blank'}`),
          })}
        >
          {mark.status}
        </span>
      </span>
      {(['arrivedAt', 'leftAt'] as const).map((column) => (
        <span
          key={column}
          {...cell(column)}
          className={classes.time}
          data-pending={mark.isPending || undefined}
          onMouseDown={(event) => {
            event.stopPropagation()
            onPoint(person.memberId, column)
          }}
          onDoubleClick={onEdit}
        >
          {place?.column === column && place.typing !== null ? (
            <TimeInput
              label={t(`attendance.column.${column}`)}
              firstText={place.typing}
              minutes={mark[column]}
              allowsLate={column === 'arrivedAt'}
              onDone={onTyped}
              onCancel={onCancel}
            />
          ) : (
            <TimeText mark={mark} column={column} endsAt={endsAt} />
          )}
        </span>
      ))}
    </div>
  )
})

/** The time, and beside it how late the person came or that they left before the end. */
function TimeText({
  mark,
  column,
  endsAt,
}: {
  readonly mark: Mark
  readonly column: 'arrivedAt' | 'leftAt'
  readonly endsAt: number | null
}) {
  const t = useT()
  const format = useFormat()
  const minutes = mark[column]
  const isEarly = column === 'leftAt' && minutes !== null && endsAt !== null && minutes < endsAt
  return (
    <>
      {minutes === null ? null : format.time(clockOf(minutes))}
      {column === 'arrivedAt' && mark.lateMinutes !== null ? (
        <span className={classes.late}>
          {t('attendance.late.minutes', { minutes: mark.lateMinutes })}
        </span>
      ) : null}
      {isEarly ? (
        <abbr className={classes.early} title={t('attendance.left-early')}>
          {t('attendance.left-early.short')}
        </abbr>
      ) : null}
    </>
  )
}

/** What sets a person apart on the sheet: another role, a walk-in, taken off the list since. */
function PersonMarks({ person }: { readonly person: Person }) {
  const t = useT()
  const words = [
    person.role === 'participant' ? null : t(`activities.role.${person.role}`),
    person.isWalkIn ? t('attendance.person.walk-in') : null,
    person.isEnrolled ? null : t('attendance.person.not-enrolled'),
  ].filter((word) => word !== null)
  return words.length === 0 ? null : <span className={classes.personMark}>{words.join(', ')}</span>
}
