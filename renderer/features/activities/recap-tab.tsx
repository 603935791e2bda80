import { IconTable } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import {
  type AttendanceRecap,
  attendanceStatuses,
  type RecapRow,
} from '../../../shared/domain/attendance'
import type { ActivityId } from '../../../shared/domain/ids'
import { PrintButton } from '../../components/print-button'
import { shownName } from '../../components/shown-name'
import { useSessionLabel } from '../../components/use-session-label'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { attendanceQueries } from '../../queries/attendance-queries'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { LoadingState } from '../../ui/loading-state'
import { Stack } from '../../ui/stack'
import classes from './recap-tab.module.css'

/** Rekap kehadiran: a row a person, a cell a session, what it adds up to. */
export function RecapTab({ activityId }: { readonly activityId: ActivityId }) {
  const t = useT()
  const recap = useQuery(attendanceQueries.recap(activityId))
  if (recap.data === undefined) {
    return recap.error === null ? (
      <LoadingState shape="rows" />
    ) : (
      <ErrorState failure={failureOf(recap.error)} onRetry={() => void recap.refetch()} />
    )
  }
  if (recap.data.sessions.length === 0 || recap.data.rows.length === 0) {
    return (
      <EmptyState
        icon={IconTable}
        title={t('activities.recap.empty.title')}
        body={t('activities.recap.empty.body')}
      />
    )
  }
  return (
    <Stack>
      <Inline align="end">
        <PrintButton request={{ kind: 'attendance-recap', activityId }} />
      </Inline>
      <RecapTable recap={recap.data} />
    </Stack>
  )
}

function RecapTable({ recap }: { readonly recap: AttendanceRecap }) {
  const t = useT()
  const format = useFormat()
  const label = useSessionLabel()
  return (
    // A wide table scrolls inside its own frame, also by keyboard.
    <div
      className={classes.frame}
      tabIndex={0}
      role="region"
      aria-label={t('activities.tab.recap')}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {t('attendance.column.number')}
            </th>
            <th scope="col" className={classes.name}>
              {t('attendance.column.name')}
            </th>
            {recap.sessions.map((session, index) => (
              <th
                key={session.id}
                scope="col"
                className={classes.letter}
                title={[label.name(session), label.details(session)].join(' · ')}
              >
                {index + 1}
              </th>
            ))}
            {attendanceStatuses.map((status) => (
              <th
                key={status}
                scope="col"
                className={classes.total}
                title={t(`attendance.status.${status}`)}
              >
                {status}
              </th>
            ))}
            <th scope="col" className={classes.total}>
              {t('activities.recap.percent')}
            </th>
            <th scope="col" className={classes.total}>
              {t('activities.recap.jp')}
            </th>
          </tr>
        </thead>
        <tbody>
          {recap.rows.map((row, index) => (
            <RecapLine key={row.memberId} row={row} number={index + 1} sessions={recap.sessions} />
          ))}
        </tbody>
      </table>
      <p className={classes.legend}>
        {t('activities.recap.legend', { jp: format.jp(recap.jpTotal) })}
      </p>
    </div>
  )
}

function RecapLine({
  row,
  number,
  sessions,
}: {
  readonly row: RecapRow
  readonly number: number
  readonly sessions: AttendanceRecap['sessions']
}) {
  const t = useT()
  const format = useFormat()
  return (
    <tr>
      <td className={classes.number}>{number}</td>
      <th scope="row" className={classes.name}>
        {shownName(row, t)}
        <span className={classes.school}>{row.schoolName}</span>
      </th>
      {row.cells.map((cell, index) => (
        <td
          key={sessions[index]?.id}
          className={classes.letter}
          data-status={cell?.status ?? undefined}
          title={
            cell === null
              ? t('activities.recap.other-class')
              : cell.lateMinutes === null
                ? undefined
                : t('attendance.late.minutes', { minutes: cell.lateMinutes })
          }
        >
          {cell === null ? '–' : (cell.status ?? '')}
        </td>
      ))}
      {attendanceStatuses.map((status) => (
        <td key={status} className={classes.total}>
          {row.totals[status] === 0 ? '' : format.number(row.totals[status])}
        </td>
      ))}
      <td className={classes.total}>
        {row.percentPresent === null ? '' : `${format.number(row.percentPresent)}%`}
      </td>
      <td className={classes.total}>{format.number(row.jpEarned, 1)}</td>
    </tr>
  )
}
