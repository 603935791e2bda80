import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'

import type { PastImport } from '../../../shared/domain/data-import'
import { failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { useTask } from '../../lib/use-task'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { FactList } from '../../ui/fact-list'
import { Inline } from '../../ui/inline'
import { ProgressPanel } from '../../ui/progress-panel'
import { Stack } from '../../ui/stack'
import { IncomingChanges } from './incoming-changes'
import { hasChanges } from './incoming-summary'
import { UndoOutcome } from './undo-outcome'

/** One past import: what came, and taking it back in two steps, a look first. */
export function PastImportDetails({
  past,
  canUndo,
}: {
  readonly past: PastImport
  readonly canUndo: boolean
}) {
  const t = useT()
  const format = useFormat()
  const { hubs, undoneAt } = past
  return (
    <Stack>
      <FactList
        facts={[
          { label: t('imports.fact.drive'), value: past.driveLabel },
          {
            label: t('imports.fact.commits'),
            value: t('imports.fact.commits.count', { count: past.commits }),
          },
          ...(undoneAt === null
            ? []
            : [{ label: t('imports.fact.undone'), value: format.moment(undoneAt) }]),
        ]}
      />
      {hubs.some(hasChanges) ? (
        <IncomingChanges incoming={{ hubs, filesIncoming: 0, fileBytesIncoming: 0 }} />
      ) : (
        <p>{t('imports.came.unknown')}</p>
      )}
      {canUndo ? <TurnImport past={past} /> : <p>{t('imports.denied')}</p>}
    </Stack>
  )
}

/** Which way an import can be turned follows from how it stands, also while it is being turned. */
function TurnImport({ past }: { readonly past: PastImport }) {
  const undo = useTask('imports.undo')
  const redo = useTask('imports.redo')
  const started = [undo, redo].find(({ state }) => state.status !== 'idle')
  const turn = started === undefined ? (past.undoneAt === null ? 'undo' : 'redo') : undefined
  if (turn !== undefined) {
    const task = turn === 'undo' ? undo : redo
    return (
      <AskTurn
        past={past}
        turn={turn}
        onConfirm={() => task.start({ importId: past.id })}
        key={turn}
      />
    )
  }
  return started === undefined ? null : (
    <RunningTurn turn={started === undo ? 'undo' : 'redo'} task={started} />
  )
}

type Turn = 'undo' | 'redo'

function AskTurn({
  past,
  turn,
  onConfirm,
}: {
  readonly past: PastImport
  readonly turn: Turn
  readonly onConfirm: () => void
}) {
  const t = useT()
  const locale = useLocale()
  const look = useTask('imports.preview')
  const { state } = look
  switch (state.status) {
    case 'idle':
      return (
        <Inline>
          <Button
            icon={turn === 'undo' ? IconArrowBackUp : IconArrowForwardUp}
            tone={turn === 'undo' ? 'danger' : 'secondary'}
            onClick={() => look.start({ importId: past.id, turn })}
          >
            {t(`imports.${turn}.open`)}
          </Button>
        </Inline>
      )
    case 'running':
      return (
        <ProgressPanel
          title={t(`imports.${turn}.looking`)}
          progress={state.progress}
          isCancelling={state.isCancelling}
          onCancel={look.cancel}
        />
      )
    case 'failed':
      return state.failure.code === 'imports.nothing-left' ? (
        <Banner tone="notice">{failureText(locale, state.failure)}</Banner>
      ) : (
        <ErrorState failure={state.failure} onRetry={look.reset} />
      )
    case 'done':
      return (
        <Stack>
          <h3>{t(`imports.${turn}.question`)}</h3>
          <UndoOutcome outcome={state.output} />
          <Banner tone="caution">{t(`imports.${turn}.travels`)}</Banner>
          <Inline>
            <Button tone={turn === 'undo' ? 'danger' : 'primary'} onClick={onConfirm}>
              {t(`imports.${turn}.confirm`)}
            </Button>
            <Button tone="quiet" onClick={look.reset}>
              {t('common.action.leave-as-is')}
            </Button>
          </Inline>
        </Stack>
      )
  }
}

function RunningTurn({
  turn,
  task,
}: {
  readonly turn: Turn
  readonly task: ReturnType<typeof useTask<'imports.undo' | 'imports.redo'>>
}) {
  const t = useT()
  const { state } = task
  switch (state.status) {
    case 'idle':
      return null
    case 'running':
      return (
        <ProgressPanel
          title={t(`imports.${turn}.running`)}
          progress={state.progress}
          isCancelling={state.isCancelling}
          onCancel={task.cancel}
        />
      )
    case 'failed':
      return <ErrorState failure={state.failure} onRetry={task.reset} />
    case 'done':
      return (
        <Stack>
          <Banner tone="success" title={t(`imports.${turn}.done`)}>
            {t('imports.done.next')}
          </Banner>
          <UndoOutcome outcome={state.output} />
        </Stack>
      )
  }
}
