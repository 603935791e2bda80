import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { HistoryTable } from '../../shared/domain/history'
import { failureOf } from '../lib/failure'
import { useT } from '../lib/translate'
import { historyQueries } from '../queries/history-queries'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { ErrorState } from '../ui/error-state'
import { LoadingState } from '../ui/loading-state'
import { SidePanel } from '../ui/side-panel'
import { HistoryEntryLine } from './history-entry'
import classes from './record-history.module.css'

/** A record as its history is asked for, with the name people know it by. */
export type HistorySubject = {
  readonly table: HistoryTable
  /** The record's key columns joined with ':'. */
  readonly rowKey: string
  readonly name: string
}

export type HistoryPanelProps = {
  /** null: closed. */
  readonly subject: HistorySubject | null
  readonly onClose: () => void
}

/** The past of one record beside the page it belongs to. */
export function HistoryPanel({ subject, onClose }: HistoryPanelProps) {
  const t = useT()
  return (
    <SidePanel
      title={subject === null ? '' : t('history.panel.title', { name: subject.name })}
      isOpen={subject !== null}
      onClose={onClose}
    >
      {subject === null ? null : (
        <RecordHistory key={`${subject.table}/${subject.rowKey}`} subject={subject} />
      )}
    </SidePanel>
  )
}

/** The button and its panel, for pages that show one record. */
export function HistoryButton({ subject }: { readonly subject: HistorySubject }) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon={IconHistory} onClick={() => setOpen(true)}>
        {t('history.open')}
      </Button>
      <HistoryPanel subject={isOpen ? subject : null} onClose={() => setOpen(false)} />
    </>
  )
}

const page = 200

function RecordHistory({ subject }: { readonly subject: HistorySubject }) {
  const t = useT()
  const [limit, setLimit] = useState(page)
  const { table, rowKey } = subject
  const { data, error, refetch, isPlaceholderData } = useQuery(
    historyQueries.record({ table, rowKey, limit }),
  )
  if (data === undefined) {
    return error === null ? (
      <LoadingState />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    )
  }
  const { entries, names, total } = data
  if (total === 0) return <EmptyState icon={IconHistory} title={t('history.empty')} />
  return (
    <>
      <p className={classes.lead}>{t('history.lead')}</p>
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <HistoryEntryLine key={entry.id} entry={entry} names={names} />
        ))}
      </ol>
      {total <= entries.length ? null : (
        <div className={classes.more}>
          <span>{t('history.count', { shown: entries.length, total })}</span>
          <Button pending={isPlaceholderData} onClick={() => setLimit(limit + page)}>
            {t('history.more')}
          </Button>
        </div>
      )}
    </>
  )
}
