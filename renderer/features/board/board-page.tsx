import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { type BoardTerm, presentTerm } from '../../../shared/domain/board'
import type { AnyId } from '../../../shared/domain/ids'
import { AttachedFiles } from '../../components/attached-files'
import { BookTable } from '../../components/book-table'
import { PrintButton } from '../../components/print-button'
import { failureOf } from '../../lib/failure'
import { type Translate, useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useFormat } from '../../lib/use-format'
import { boardQueries } from '../../queries/board-queries'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { FactList } from '../../ui/fact-list'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { SelectField } from '../../ui/select-field'
import { Stack } from '../../ui/stack'
import { BoardTermPanel } from './board-term-panel'

/** The board of the hub, term by term, with the decree that appointed it. */
export function BoardPage() {
  const t = useT()
  const [chosen, setChosen] = useState<AnyId | null>(null)
  const [edited, setEdited] = useState<BoardTerm | 'new' | null>(null)
  const { data: terms, error, refetch } = useQuery(boardQueries.terms())
  const term =
    terms === undefined
      ? null
      : (terms.find(({ id }) => id === chosen) ?? presentTerm(terms, todayHere()))
  return (
    <Page
      title={t('board.title')}
      subtitle={t('board.subtitle')}
      back={{ to: '/documents', label: t('navigation.documents') }}
      actions={
        <>
          {term === null || terms === undefined ? null : (
            <SelectField
              label={t('board.term')}
              isLabelHidden
              value={term.id}
              options={terms.map((one) => ({ value: one.id, label: yearsOf(one, t) }))}
              onChange={setChosen}
            />
          )}
          {term === null ? null : <PrintButton request={{ kind: 'board-list', termId: term.id }} />}
          <Button icon={IconPlus} onClick={() => setEdited('new')}>
            {t('board.add')}
          </Button>
        </>
      }
    >
      {error !== null ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      ) : terms === undefined ? (
        <LoadingState />
      ) : term === null ? (
        <EmptyState
          title={t('board.empty')}
          body={t('board.empty-body')}
          action={
            <Button icon={IconPlus} tone="primary" onClick={() => setEdited('new')}>
              {t('board.add')}
            </Button>
          }
        />
      ) : (
        <TermView key={term.id} term={term} onEdit={() => setEdited(term)} />
      )}
      {edited === null ? null : (
        <BoardTermPanel
          key={edited === 'new' ? 'new' : edited.id}
          term={edited === 'new' ? null : edited}
          onSaved={setChosen}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  )
}

function yearsOf({ startsOn, endsOn }: BoardTerm, t: Translate): string {
  return t('board.term-years', {
    from: startsOn?.slice(0, 4) ?? '?',
    to: endsOn?.slice(0, 4) ?? t('board.term.open'),
  })
}

function TermView({ term, onEdit }: { readonly term: BoardTerm; readonly onEdit: () => void }) {
  const t = useT()
  const format = useFormat()
  const day = (value: string | null) => (value === null ? null : format.dateLong(value))
  return (
    <Stack gap="large">
      <Panel title={t('board.people')}>
        <Stack>
          <BookTable book="board" ofId={term.id} height="content" />
        </Stack>
      </Panel>
      <Panel
        title={t('board.decree')}
        actions={
          <Button size="small" icon={IconPencil} onClick={onEdit}>
            {t('board.edit')}
          </Button>
        }
      >
        <FactList
          facts={[
            { label: t('board.field.startsOn'), value: day(term.startsOn) },
            { label: t('board.field.endsOn'), value: day(term.endsOn) },
            { label: t('board.field.decreeNumber'), value: term.decreeNumber },
            { label: t('board.field.decreeOn'), value: day(term.decreeOn) },
            { label: t('board.field.decreeAbout'), value: term.decreeAbout },
            { label: t('board.field.signer'), value: term.signer },
          ]}
        />
      </Panel>
      <AttachedFiles
        place={{ type: 'decree', recordId: term.id }}
        title={t('board.scan')}
        hint={t('board.scan-hint')}
      />
    </Stack>
  )
}
