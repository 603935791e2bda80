import { useState } from 'react'

import {
  previewParts,
  type PreviewRow,
  type RosterPreview,
} from '../../../shared/ipc/roster-contract'
import type { Failure } from '../../../shared/lib/result'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { Page } from '../../ui/page'
import { SegmentedControl } from '../../ui/segmented-control'
import { PreviewColumns } from './preview-columns'
import { PreviewRows } from './preview-rows'
import { RosterSummary } from './roster-summary'
import { RowPanel } from './row-panel'
import type { ImportChoices, ReadingChanges } from './use-roster-wizard'
import { useRowDecisions } from './use-row-decisions'

export type RosterReviewProps = {
  readonly preview: RosterPreview
  readonly failure: Failure | null
  readonly onReadAgain: (changes: ReadingChanges) => void
  readonly onStartOver: () => void
  readonly onImport: (choices: ImportChoices) => void
}

const tabs = [...previewParts, 'columns'] as const
type ReviewTab = (typeof tabs)[number]

/** The second step: what would happen, the doubtful rows first. Nothing has been written yet. */
export function RosterReview({
  preview,
  failure,
  onReadAgain,
  onStartOver,
  onImport,
}: RosterReviewProps) {
  const t = useT()
  const { parts, counts } = preview
  const [tab, setTab] = useState<ReviewTab>(parts.attention > 0 ? 'attention' : firstFilled(parts))
  const [openRow, setOpenRow] = useState<PreviewRow | null>(null)
  const choices = useRowDecisions()
  const nothingToDo = preview.changesNothing && !choices.changesSomething

  return (
    <Page
      layout="fill"
      title={t('rosters.review.title')}
      subtitle={preview.fileName}
      actions={
        <>
          <Button onClick={onStartOver}>{t('rosters.review.other-file')}</Button>
          <Button
            tone="primary"
            disabled={nothingToDo}
            onClick={() => onImport(choices.forImport())}
          >
            {nothingToDo ? t('rosters.review.nothing') : t('rosters.review.import')}
          </Button>
        </>
      }
    >
      {failure === null ? null : <ErrorState failure={failure} />}
      <RosterSummary preview={preview} />
      <Inline align="between">
        <SegmentedControl
          size="small"
          label={t('rosters.review.parts')}
          value={tab}
          options={tabs.map((one) => ({
            value: one,
            label:
              one === 'columns'
                ? t('rosters.part.columns')
                : t(`rosters.part.${one}`, { count: parts[one] }),
          }))}
          onChange={setTab}
        />
        {tab === 'attention' && counts.differs > 0 ? (
          <Inline gap="small">
            <span>{t('rosters.difference.label')}</span>
            <SegmentedControl
              size="small"
              label={t('rosters.difference.label')}
              value={choices.onDifference}
              options={[
                { value: 'keep-ours', label: t('rosters.difference.keep-ours') },
                { value: 'take-theirs', label: t('rosters.difference.take-theirs') },
              ]}
              onChange={choices.setOnDifference}
            />
          </Inline>
        ) : null}
      </Inline>
      {tab === 'columns' ? (
        <PreviewColumns preview={preview} onReadAgain={onReadAgain} />
      ) : (
        <PreviewRows
          key={tab}
          preview={preview}
          part={tab}
          decisionOf={choices.decisionOf}
          onOpen={setOpenRow}
        />
      )}
      {openRow === null ? null : (
        <RowPanel
          key={openRow.row}
          row={openRow}
          decision={choices.decisionOf(openRow.row)}
          takesTheirs={choices.onDifference === 'take-theirs'}
          onDecide={choices.decide}
          onClose={() => setOpenRow(null)}
        />
      )}
    </Page>
  )
}

function firstFilled(parts: RosterPreview['parts']): ReviewTab {
  return previewParts.find((part) => parts[part] > 0) ?? 'new'
}
