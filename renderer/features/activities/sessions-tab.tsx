import { IconClipboardCheck, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { Venue } from '../../../shared/domain/activity'
import type { ActivityId } from '../../../shared/domain/ids'
import type { SessionSummary } from '../../../shared/domain/session'
import { AttendancePrint } from '../../components/attendance-print'
import { HistoryPanel } from '../../components/record-history'
import { useSessionLabel } from '../../components/use-session-label'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useFormat } from '../../lib/use-format'
import { sessionQueries } from '../../queries/session-queries'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { LoadingState } from '../../ui/loading-state'
import { Menu } from '../../ui/menu'
import { Panel } from '../../ui/panel'
import { showToast } from '../../ui/toast'
import lines from './activity-lines.module.css'
import { SessionDialog } from './session-dialog'
import classes from './sessions-tab.module.css'

export type SessionsTabProps = {
  readonly activityId: ActivityId
  readonly venues: readonly Venue[]
  readonly startsOn: string | null
}

/** The sessions in their order, each a button away from its sheet. */
export function SessionsTab({ activityId, venues, startsOn }: SessionsTabProps) {
  const t = useT()
  const sessions = useQuery(sessionQueries.list(activityId))
  const [editing, setEditing] = useState<SessionSummary | 'new' | null>(null)
  const [isPrinting, setPrinting] = useState(false)

  if (sessions.data === undefined) {
    return sessions.error === null ? (
      <LoadingState shape="rows" />
    ) : (
      <ErrorState failure={failureOf(sessions.error)} onRetry={() => void sessions.refetch()} />
    )
  }
  return (
    <>
      <Panel
        title={t('sessions.title')}
        flush
        actions={
          <Inline gap="small">
            <Button
              icon={IconPrinter}
              size="small"
              disabled={sessions.data.length === 0}
              onClick={() => setPrinting(true)}
            >
              {t('attendance.action.print')}
            </Button>
            <Button icon={IconPlus} size="small" onClick={() => setEditing('new')}>
              {t('sessions.form.add')}
            </Button>
          </Inline>
        }
      >
        {sessions.data.length === 0 ? (
          <EmptyState title={t('sessions.empty.title')} body={t('sessions.empty.body')} />
        ) : (
          <ul className={lines.list}>
            {sessions.data.map((session) => (
              <SessionLine key={session.id} session={session} onEdit={() => setEditing(session)} />
            ))}
          </ul>
        )}
      </Panel>
      {isPrinting ? (
        <AttendancePrint activityId={activityId} onClose={() => setPrinting(false)} />
      ) : null}
      {editing === null ? null : (
        <SessionDialog
          activityId={activityId}
          venues={venues}
          session={editing === 'new' ? null : editing}
          previous={sessions.data[sessions.data.length - 1] ?? null}
          startsOn={startsOn}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function SessionLine({
  session,
  onEdit,
}: {
  readonly session: SessionSummary
  readonly onEdit: () => void
}) {
  const t = useT()
  const format = useFormat()
  const label = useSessionLabel()
  const { totals } = session
  const [hasHistory, setHistory] = useState(false)
  const onSheet = Object.values(totals).reduce((sum, count) => sum + count, 0)
  const restore = useCommand('sessions.restore')
  const remove = useCommand('sessions.remove', {
    onDone: (_, { sessionId }) =>
      showToast({
        message: t('sessions.removed'),
        tone: 'success',
        undo: () => restore.run({ sessionId }),
      }),
  })

  return (
    <li className={lines.line}>
      <div className={lines.text}>
        <h3 className={classes.name}>
          {label.name(session)}
          {session.jp === null ? null : <span className={classes.jp}>{format.jp(session.jp)}</span>}
        </h3>
        <p className={lines.details}>{label.details(session)}</p>
        <p className={classes.totals}>
          {onSheet === 0
            ? t('sessions.totals.nobody')
            : totals.blank === onSheet
              ? t('sessions.totals.untouched', { count: onSheet })
              : t('sessions.totals', {
                  present: totals.H + totals.T,
                  late: totals.T,
                  absent: totals.I + totals.S + totals.A + totals.D,
                  blank: totals.blank,
                })}
        </p>
      </div>
      <ButtonLink
        to={`/activities/${session.activityId}/sessions/${session.id}/attendance`}
        icon={IconClipboardCheck}
        tone={totals.blank > 0 ? 'primary' : 'secondary'}
      >
        {t('sessions.action.sheet')}
      </ButtonLink>
      <Menu
        compact
        label={t('sessions.action.more', { name: label.name(session) })}
        items={[
          { label: t('common.action.edit'), onClick: onEdit },
          { label: t('history.open'), onClick: () => setHistory(true) },
          {
            label: t('common.action.remove'),
            tone: 'danger',
            onClick: () => remove.run({ sessionId: session.id }),
          },
        ]}
      />
      <HistoryPanel
        subject={
          hasHistory ? { table: 'sessions', rowKey: session.id, name: label.name(session) } : null
        }
        onClose={() => setHistory(false)}
      />
    </li>
  )
}
