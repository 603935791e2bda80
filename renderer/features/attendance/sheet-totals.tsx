import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'

import { type AttendanceStatus, attendanceStatuses } from '../../../shared/domain/attendance'
import { useT } from '../../lib/translate'
import { KeyHint } from '../../ui/key-hint'
import type { SheetStore } from './sheet-store'
import classes from './sheet-totals.module.css'
import { useSheetStatus } from './use-sheet-store'

export type SheetTotalsProps = {
  readonly store: SheetStore
  /** For the mouse: marks the person the keyboard stands on. */
  readonly onMark: (status: AttendanceStatus) => void
}

/** Legend and running totals in one line: the key, its word, how many. And whether all is on disk. */
export function SheetTotals({ store, onMark }: SheetTotalsProps) {
  const t = useT()
  const { totals, pending } = useSheetStatus(store)
  const SavedIcon = pending === 0 ? IconCircleCheck : IconCircleDashed
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
          <KeyHint>{status}</KeyHint>
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
      <span className={classes.saved} data-pending={pending > 0 || undefined}>
        <SavedIcon size="1.125rem" stroke={2} aria-hidden />
        {pending === 0
          ? t('attendance.saved.all')
          : t('attendance.saved.pending', { count: pending })}
      </span>
    </div>
  )
}
