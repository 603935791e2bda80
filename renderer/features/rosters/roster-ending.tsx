import { useState } from 'react'

import type { UndoOutcome } from '../../../shared/ipc/roster-contract'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { Inline } from '../../ui/inline'
import { Page } from '../../ui/page'
import classes from './roster-ending.module.css'
import { importSentences } from './roster-sentences'
import { UndoImport, UndoneBanner } from './undo-import'

export type RosterEndingProps = {
  readonly fileName: string
  readonly result: Output<'rosters.import'>
  readonly onStartOver: () => void
}

/** The last step: what really happened, and the way back. */
export function RosterEnding({ fileName, result, onStartOver }: RosterEndingProps) {
  const t = useT()
  const { importId, outcome } = result
  const [undone, setUndone] = useState<UndoOutcome | null>(null)
  const sentences = importSentences(outcome, t)
  return (
    <Page
      title={t(importId === null ? 'rosters.ending.nothing' : 'rosters.ending.title')}
      subtitle={fileName}
      back={{ to: '/members', label: t('members.title') }}
    >
      <Banner tone={importId === null ? 'notice' : 'success'}>
        <ul className={classes.list}>
          {importId === null ? <li>{t('rosters.ending.nothing-body')}</li> : null}
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Banner>
      <Inline>
        <ButtonLink to="/members" tone="primary">
          {t('rosters.ending.to-members')}
        </ButtonLink>
        <Button onClick={onStartOver}>{t('rosters.ending.another')}</Button>
        {importId === null || undone !== null ? null : (
          <UndoImport importId={importId} fileName={fileName} onUndone={setUndone} />
        )}
      </Inline>
      {undone === null ? null : <UndoneBanner outcome={undone} />}
    </Page>
  )
}
