import { memo } from 'react'

import { type AttendanceStatus, attendanceStatuses } from '../../../shared/domain/attendance'
import { useT } from '../../lib/translate'
import sheetClasses from './sheet.module.css'
import type { SheetStore } from './sheet-store'
import classes from './sheet-totals.module.css'
import { useSheetStatus } from './use-sheet-store'

export type SheetTotalsProps = {
  readonly store: SheetStore
  /** For the mouse: marks the person the keyboard stands on. */
  readonly onMark: (status: AttendanceStatus) => void
}

/** Legend and running totals in one line: the key, its word, how many. */
export function SheetTotals({ store, onMark }: SheetTotalsProps) {
  const t = useT()
  const { totals } = useSheetStatus(store)
  return (
    <div className={classes.bar}>
      {attendanceStatuses.map((status) => (
        <TotalKey key={status} status={status} count={totals[status]} onMark={onMark} />
      ))}
      <span className={classes.blank}>
        {t('attendance.status.blank')}
        <span className={classes.count} data-total="blank">
          {totals.blank}
        </span>
      </span>
    </div>
  )
}

/** Memoised: a key press changes two of the seven figures. */
const TotalKey = memo(function TotalKey({
  status,
  count,
  onMark,
}: {
  readonly status: AttendanceStatus
  readonly count: number
  readonly onMark: (status: AttendanceStatus) => void
}) {
  const t = useT()
  const word = t(`attendance.status.${status}`)
  return (
    <button
      type="button"
      className={classes.key}
      title={t('attendance.totals.mark', { status: word })}
      // The grid keeps the keyboard: a click here is one more way to press the key.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onMark(status)}
    >
      <kbd className={sheetClasses.status} data-status={status}>
        {status}
      </kbd>
      {word}
      <span className={classes.count} data-total={status}>
        {count}
      </span>
    </button>
  )
})
