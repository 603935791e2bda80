import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react'

import type { AttendanceSheet, MarkChange } from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import classes from './sheet.module.css'
import type { SheetFocus } from './sheet-focus'
import { type SheetAction, sheetAction, type SheetColumn } from './sheet-keys'
import { SheetRow } from './sheet-row'
import type { SheetStore } from './sheet-store'
import { lateBy, type TypedTime } from './typed-arrival'

export type SheetGridHandle = { readonly focus: () => void }

export type AttendanceSheetGridProps = {
  readonly sheet: AttendanceSheet
  readonly store: SheetStore
  readonly focus: SheetFocus
  readonly onMark: (change: Omit<MarkChange, 'memberId'>) => void
  readonly onFind: (text: string) => void
  readonly onWalkIn: () => void
  /** To the numbers of the signed paper. */
  readonly onEntry: () => void
  readonly onHistory: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly ref?: Ref<SheetGridHandle>
}

const columns = ['number', 'name', 'school', 'status', 'arrivedAt', 'leftAt'] as const

/**
 * The sheet as an ARIA grid with one tab stop: the keyboard stays on the grid, the cell it means is
 * named by aria-activedescendant. All rows are in the document (a sheet has hundreds, not
 * thousands), so the page can be searched and read aloud; each is memoised and repaints alone.
 */
export function AttendanceSheetGrid({
  sheet,
  store,
  focus,
  onMark,
  onFind,
  onWalkIn,
  onEntry,
  onHistory,
  onUndo,
  onRedo,
  ref,
}: AttendanceSheetGridProps) {
  const t = useT()
  const id = useId()
  const grid = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => ({ focus: () => grid.current?.focus() }))
  useEffect(() => grid.current?.focus(), [])

  const elsewhere = {
    'walk-in': onWalkIn,
    entry: onEntry,
    history: onHistory,
    undo: onUndo,
    redo: onRedo,
  }
  const run = (action: SheetAction): void => {
    if (action.do !== 'row-number') focus.forgetRowNumber()
    switch (action.do) {
      case 'mark':
        onMark({ status: action.status })
        if (action.status === 'T') focus.visit('arrivedAt')
        return
      case 'clear':
        onMark(focus.column() === 'status' ? { status: null } : { [focus.column()]: null })
        return
      case 'move':
        focus.move(action.key, rowsOnScreen(grid.current))
        return
      case 'next-row':
        focus.nextRow()
        return
      case 'column':
        focus.setColumn(action.column)
        return
      case 'row-number':
        focus.typeRowNumber(action.digit, performance.now())
        return
      case 'type-time':
        focus.type(action.text)
        return
      case 'find':
        onFind(action.text)
        return
      default:
        elsewhere[action.do]()
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    const action = sheetAction(event, focus.column())
    if (action === null) return
    event.preventDefault()
    run(action)
  }

  const activeCell = useSyncExternalStore(focus.subscribe, () => {
    const person = focus.person()
    return person === null ? undefined : `${id}-${person}-${focus.column()}`
  })
  const mark = useRef(onMark)
  useEffect(() => {
    mark.current = onMark
  })
  const { startsAt, endsAt } = sheet.session
  // The same elements for every key: React then leaves the rows to those that subscribed themselves.
  const rows = useMemo(() => {
    const point = (memberId: MemberId, column: SheetColumn) => {
      // A click elsewhere ends the typing of a time before the row that holds the field changes.
      const { activeElement } = document
      if (activeElement instanceof HTMLInputElement) activeElement.blur()
      focus.pointAt(memberId, column)
    }
    const cancel = () => {
      focus.stopTyping()
      grid.current?.focus()
    }
    const typed = (time: TypedTime, by: string) => {
      const column = focus.column()
      if (column === 'status') return
      mark.current(changeOf(time, column, startsAt))
      focus.stopTyping()
      if (by === 'blur') return
      grid.current?.focus()
      if (by === 'Enter' || (by === 'Tab' && column === 'leftAt')) focus.nextRow()
      else if (by === 'Tab') focus.visit('leftAt')
      else {
        // Times typed one below the other: the column stays.
        focus.setColumn(column)
        focus.move(by, 1)
      }
    }
    return sheet.rows.map((person) => (
      <SheetRow
        key={person.memberId}
        id={`${id}-${person.memberId}`}
        person={person}
        number={person.number}
        store={store}
        focus={focus}
        endsAt={endsAt}
        onPoint={point}
        onEdit={() => focus.type('')}
        onTyped={typed}
        onCancel={cancel}
      />
    ))
  }, [sheet.rows, id, store, focus, startsAt, endsAt])

  return (
    <div className={classes.frame}>
      <div
        ref={grid}
        className={classes.grid}
        role="grid"
        aria-label={t('attendance.sheet.label')}
        aria-description={t('attendance.sheet.help')}
        aria-rowcount={sheet.rows.length + 1}
        aria-activedescendant={activeCell}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={classes.head}>
          {columns.map((column) => (
            <span
              key={column}
              role="columnheader"
              className={classes.headCell}
              data-column={column}
            >
              {t(`attendance.column.${column}`)}
            </span>
          ))}
        </div>
        {rows}
      </div>
    </div>
  )
}

function changeOf(
  time: TypedTime,
  column: 'arrivedAt' | 'leftAt',
  startsAt: number | null,
): Omit<MarkChange, 'memberId'> {
  switch (time.kind) {
    case 'empty':
      return { [column]: null }
    case 'time':
      return { [column]: time.minutes }
    case 'late':
      return lateBy(time.minutes, startsAt)
  }
}

function rowsOnScreen(grid: HTMLElement | null): number {
  const rowHeight = grid?.querySelector('[data-member]')?.clientHeight ?? 0
  if (grid === null || rowHeight === 0) return 10
  return Math.max(1, Math.floor(grid.clientHeight / rowHeight) - 2)
}
