import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { viewerFor } from '../../shared/domain/artifact'
import type { ArtifactId } from '../../shared/domain/ids'
import { opensOutside } from '../../shared/domain/media-type'
import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import { call, startTask } from '../lib/call'
import { failureOf, failureText } from '../lib/failure'
import { currentLocale } from '../lib/locale'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { portfolioQueries } from '../queries/portfolio-queries'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorState } from '../ui/error-state'
import { LoadingState } from '../ui/loading-state'
import { showToast } from '../ui/toast'
import { EditFileForm } from './edit-file-form'
import classes from './file-dialog.module.css'
import { FileFacts } from './file-facts'
import { FileView } from './file-view'
import { HistoryButton } from './record-history'

export type FileDialogProps = {
  readonly id: ArtifactId
  readonly onClose: () => void
}

/** One file: what it shows, what is known about it, and what can be done with it. */
export function FileDialog({ id, onClose }: FileDialogProps) {
  const t = useT()
  const { data: artifact, error } = useQuery(portfolioQueries.get(id))
  const [isEditing, setEditing] = useState(false)

  if (artifact === undefined) {
    return (
      <Dialog title={t('portfolio.title')} isOpen onClose={onClose}>
        {error === null ? <LoadingState /> : <ErrorState failure={failureOf(error)} />}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={artifact.title}
      isOpen
      size="large"
      isDirty={isEditing}
      onClose={onClose}
      actions={
        isEditing ? undefined : (
          <FileActions artifact={artifact} onEdit={() => setEditing(true)} onClose={onClose} />
        )
      }
    >
      {isEditing ? (
        <EditFileForm artifact={artifact} onDone={() => setEditing(false)} />
      ) : (
        <div className={classes.frame}>
          <div className={classes.columns}>
            <FileView artifact={artifact} />
            <FileFacts artifact={artifact} />
          </div>
        </div>
      )}
    </Dialog>
  )
}

type FileActionsProps = {
  readonly artifact: ArtifactSummary
  readonly onEdit: () => void
  readonly onClose: () => void
}

function FileActions({ artifact, onEdit, onClose }: FileActionsProps) {
  const t = useT()
  const [busy, setBusy] = useState<'open' | 'copy' | null>(null)
  const { id, isHere, mediaType, title } = artifact
  const remove = useCommand('portfolio.remove', {
    onDone: () => {
      onClose()
      showToast({
        message: t('portfolio.removed', { title }),
        undo: () => void call('portfolio.restore', { id }).catch(sayFailure),
      })
    },
  })
  const during = async (what: 'open' | 'copy', work: () => Promise<void>) => {
    setBusy(what)
    try {
      await work()
    } catch (error) {
      sayFailure(error)
    } finally {
      setBusy(null)
    }
  }
  const open = () =>
    during('open', async () => {
      await startTask('portfolio.open', { id })
      showToast({ tone: 'notice', message: t('portfolio.opened') })
    })
  const saveCopy = () =>
    during('copy', async () => {
      const { savedAs } = await startTask('portfolio.saveCopy', { id })
      if (savedAs !== null) showToast({ message: t('portfolio.copied', { name: savedAs }) })
    })

  return (
    <>
      <span className={classes.first}>
        <Button tone="danger" onClick={() => remove.run({ id })} pending={remove.isPending}>
          {t('common.action.remove')}
        </Button>
      </span>
      <HistoryButton subject={{ table: 'artifacts', rowKey: id, name: title }} />
      <Button onClick={onEdit}>{t('common.action.edit')}</Button>
      <Button onClick={() => void saveCopy()} pending={busy === 'copy'} disabled={!isHere}>
        {t('portfolio.action.save-copy')}
      </Button>
      {opensOutside(mediaType) ? (
        <Button
          tone={viewerFor(mediaType) === 'none' ? 'primary' : 'secondary'}
          onClick={() => void open()}
          pending={busy === 'open'}
          disabled={!isHere}
        >
          {t('portfolio.action.open')}
        </Button>
      ) : null}
    </>
  )
}

function sayFailure(error: unknown): void {
  showToast({ tone: 'error', message: failureText(currentLocale(), failureOf(error)) })
}
