import { IconFileImport, IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { PastImport, UndoOutcome } from '../../../shared/ipc/roster-contract'
import { PeopleTabs } from '../../components/people-tabs'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { rosterQueries } from '../../queries/roster-queries'
import { Badge } from '../../ui/badge'
import { ButtonLink } from '../../ui/button-link'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import classes from './roster-history-page.module.css'
import { importSentences } from './roster-sentences'
import { UndoImport, UndoneBanner } from './undo-import'

/** What was imported at this PC, newest first, each with its way back. */
export function RosterHistoryPage() {
  const t = useT()
  const { data, error, refetch } = useQuery(rosterQueries.list())
  const [undone, setUndone] = useState<UndoOutcome | null>(null)
  return (
    <Page
      title={t('members.title')}
      actions={
        <ButtonLink to="/rosters/import" tone="primary" icon={IconFileImport}>
          {t('members.list.import')}
        </ButtonLink>
      }
    >
      <PeopleTabs tab="imports" />
      {undone === null ? null : <UndoneBanner outcome={undone} />}
      {error !== null ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState />
      ) : data.length === 0 ? (
        <EmptyState
          icon={IconHistory}
          title={t('rosters.history.empty')}
          body={t('rosters.history.empty-body')}
        />
      ) : (
        data.map((past) => <PastImportPanel key={past.id} past={past} onUndone={setUndone} />)
      )}
    </Page>
  )
}

function PastImportPanel({
  past,
  onUndone,
}: {
  readonly past: PastImport
  readonly onUndone: (outcome: UndoOutcome) => void
}) {
  const t = useT()
  const format = useFormat()
  return (
    <Panel
      title={past.fileName}
      subtitle={format.moment(past.importedAt)}
      actions={
        past.undoneAt === null ? (
          <UndoImport importId={past.id} fileName={past.fileName} onUndone={onUndone} />
        ) : (
          <Badge>{t('rosters.history.undone', { at: format.moment(past.undoneAt) })}</Badge>
        )
      }
    >
      <ul className={classes.list}>
        {importSentences(past.outcome, t).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  )
}
