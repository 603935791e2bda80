import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'

import type { RosterImportId } from '../../../shared/domain/ids'
import type { UndoOutcome } from '../../../shared/ipc/roster-contract'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import classes from './roster-ending.module.css'
import { undoSentences } from './roster-sentences'

export type UndoImportProps = {
  readonly importId: RosterImportId
  readonly fileName: string
  /** Gets what it did; `UndoneBanner` puts it into words. */
  readonly onUndone: (outcome: UndoOutcome) => void
}

/** Takes one import back, after a question. */
export function UndoImport({ importId, fileName, onUndone }: UndoImportProps) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const undo = useCommand('rosters.undo', {
    onDone: (done) => {
      setAsking(false)
      onUndone(done)
    },
  })
  return (
    <>
      <Button icon={IconArrowBackUp} onClick={() => setAsking(true)}>
        {t('rosters.undo.action')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={t('rosters.undo.title', { name: fileName })}
        body={t('rosters.undo.body')}
        confirmLabel={t('common.action.undo')}
        cancelLabel={t('common.action.leave-as-is')}
        tone="danger"
        pending={undo.isPending}
        onConfirm={() => undo.run({ importId })}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}

export function UndoneBanner({ outcome }: { readonly outcome: UndoOutcome }) {
  const t = useT()
  return (
    <Banner tone="notice" title={t('rosters.undone.title')}>
      <ul className={classes.list}>
        {undoSentences(outcome, t).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Banner>
  )
}
