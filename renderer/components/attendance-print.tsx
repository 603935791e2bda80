import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ActivityId, SessionId } from '../../shared/domain/ids'
import type { SessionSummary } from '../../shared/domain/session'
import { failureOf } from '../lib/failure'
import { useT } from '../lib/translate'
import { sessionQueries } from '../queries/session-queries'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { ErrorState } from '../ui/error-state'
import { LoadingState } from '../ui/loading-state'
import { NumberField } from '../ui/number-field'
import { Stack } from '../ui/stack'
import { PrintDialog } from './print-dialog'
import { useSessionLabel } from './use-session-label'

export type AttendancePrintProps = {
  readonly activityId: ActivityId
  /** The sheet of this session; otherwise all sessions, side by side. */
  readonly sessionId?: SessionId
  readonly onClose: () => void
}

const usualBlankRows = 10
const mostBlankRows = 200

/** Daftar hadir on paper: which sessions, how much room for walk-ins, with phone numbers or without. */
export function AttendancePrint({ activityId, sessionId, onClose }: AttendancePrintProps) {
  const t = useT()
  const { data, error } = useQuery(sessionQueries.list(activityId))
  if (data !== undefined && data.length > 0) {
    const first = data.filter(({ id }) => sessionId === undefined || id === sessionId)
    return <SheetPrint sessions={data} chosenFirst={first.map(({ id }) => id)} onClose={onClose} />
  }
  return (
    <Dialog title={t('documents.print.title')} isOpen onClose={onClose}>
      {error !== null ? (
        <ErrorState failure={failureOf(error)} />
      ) : data === undefined ? (
        <LoadingState />
      ) : (
        <p>{t('sessions.empty.body')}</p>
      )}
    </Dialog>
  )
}

function SheetPrint({
  sessions,
  chosenFirst,
  onClose,
}: {
  readonly sessions: readonly SessionSummary[]
  readonly chosenFirst: readonly SessionId[]
  readonly onClose: () => void
}) {
  const t = useT()
  const label = useSessionLabel()
  const [chosen, setChosen] = useState<ReadonlySet<SessionId>>(new Set(chosenFirst))
  const [blankRows, setBlankRows] = useState<number | null>(usualBlankRows)
  const [hasPhone, setPhone] = useState(false)
  const toggle = (id: SessionId) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <PrintDialog
      request={{
        kind: 'attendance-sheet',
        sessionIds: sessions.flatMap(({ id }) => (chosen.has(id) ? [id] : [])),
        blankRows: blankRows ?? 0,
        hasPhone,
      }}
      onClose={onClose}
      options={
        <Stack gap="small">
          {sessions.length === 1
            ? null
            : sessions.map((session) => (
                <Checkbox
                  key={session.id}
                  label={label.name(session)}
                  hint={label.details(session)}
                  checked={chosen.has(session.id)}
                  // A sheet of no session is no sheet.
                  disabled={chosen.size === 1 && chosen.has(session.id)}
                  onChange={() => toggle(session.id)}
                />
              ))}
          <NumberField
            label={t('attendance.print.blank-rows')}
            hint={t('attendance.print.blank-rows.hint')}
            value={blankRows}
            onChange={(value) =>
              setBlankRows(value === null ? null : Math.min(value, mostBlankRows))
            }
          />
          <Checkbox label={t('attendance.print.phone')} checked={hasPhone} onChange={setPhone} />
        </Stack>
      }
    />
  )
}
