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
        <button
          key={status}
          type="button"
          className={classes.key}
          title={t('attendance.totals.mark', { status: t(`attendance.status.${status}`) })}
          // The grid keeps the keyboard: a click here is one more way to press the key.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onMark(status)}
        >
          <kbd className={sheetClasses.status} data-status={status}>
            {status}
          </kbd>
          {t(`attendance.status.${status}`)}
          <span className={classes.count} data-total={status}>
            {totals[status]}
          </span>
        </button>
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
