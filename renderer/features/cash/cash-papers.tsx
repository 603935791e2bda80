import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { viewerFor } from '../../../shared/domain/artifact'
import type { CashPaper } from '../../../shared/domain/cash'
import type { CashEntryId } from '../../../shared/domain/ids'
import { opensOutside } from '../../../shared/domain/media-type'
import { maximumShownBytes } from '../../../shared/ipc/portfolio-contract'
import type { Failure } from '../../../shared/lib/result'
import { BlobImage } from '../../components/blob-image'
import { bridge } from '../../lib/bridge'
import { startTask } from '../../lib/call'
import { failureOf, failureText } from '../../lib/failure'
import { currentLocale } from '../../lib/locale'
import { shrinkImage } from '../../lib/shrink-image'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useFormat } from '../../lib/use-format'
import { cashQueries } from '../../queries/cash-queries'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { FileField } from '../../ui/file-field'
import { IconButton } from '../../ui/icon-button'
import { Inline } from '../../ui/inline'
import { LoadingState } from '../../ui/loading-state'
import { Stack } from '../../ui/stack'
import { showToast } from '../../ui/toast'
import classes from './cash-papers.module.css'

/** The receipts of one entry: pictures are shown, other files open in their own program. */
export function CashPapers({ entryId }: { readonly entryId: CashEntryId }) {
  const t = useT()
  const { data: papers } = useQuery(cashQueries.papers(entryId))
  const [isAdding, setAdding] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const add = async (files: readonly File[]) => {
    setAdding(true)
    setFailure(null)
    try {
      for (const file of files) {
        const { wasThere } = await addOne(entryId, file)
        if (wasThere) showToast({ tone: 'notice', message: t('cash.papers.was-there') })
      }
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setAdding(false)
    }
  }
  return (
    <Stack gap="small">
      {papers === undefined || papers.length === 0 ? null : (
        <ul className={classes.list} aria-label={t('cash.papers.title')}>
          {papers.map((paper) => (
            <li key={paper.id} className={classes.paper}>
              <Paper paper={paper} />
            </li>
          ))}
        </ul>
      )}
      {failure === null ? null : <ErrorState failure={failure} />}
      {isAdding ? (
        <p role="status">{t('cash.papers.adding')}</p>
      ) : (
        <FileField
          label={t('cash.papers.title')}
          hint={t('cash.papers.hint')}
          multiple
          onFiles={(files) => void add(files)}
        />
      )}
    </Stack>
  )
}

async function addOne(id: CashEntryId, file: File): Promise<{ readonly wasThere: boolean }> {
  const token = await bridge().offerFile(file)
  const shrunk = await shrinkImage(file)
  return startTask('cash.addPaper', {
    id,
    token,
    fileName: file.name,
    photo: shrunk?.photo ?? null,
  })
}

function Paper({ paper }: { readonly paper: CashPaper }) {
  const t = useT()
  const format = useFormat()
  const { id, fileName, mediaType, size, isHere } = paper
  const restore = useCommand('cash.restorePaper')
  const remove = useCommand('cash.removePaper', {
    onDone: () => showToast({ message: t('cash.papers.removed'), undo: () => restore.run({ id }) }),
  })
  const isPicture = isHere && viewerFor(mediaType) === 'image' && (size ?? 0) <= maximumShownBytes
  return (
    <>
      {isPicture ? <Picture paper={paper} /> : null}
      <Inline align="between">
        <span className={classes.name}>
          {fileName}{' '}
          <span className={classes.facts}>
            {isHere ? format.bytes(size ?? 0) : t('cash.papers.elsewhere')}
          </span>
        </span>
        <Inline gap="small">
          {isHere && opensOutside(mediaType) ? (
            <Button
              size="small"
              onClick={() =>
                void saying(async () => {
                  await startTask('cash.openPaper', { id })
                  showToast({ tone: 'notice', message: t('cash.papers.opened') })
                })
              }
            >
              {t('cash.papers.open')}
            </Button>
          ) : null}
          {isHere ? (
            <Button
              size="small"
              onClick={() =>
                void saying(async () => {
                  const { savedAs } = await startTask('cash.savePaperCopy', { id })
                  if (savedAs !== null) {
                    showToast({ message: t('cash.papers.copied', { name: savedAs }) })
                  }
                })
              }
            >
              {t('cash.papers.copy')}
            </Button>
          ) : null}
          <IconButton
            icon={IconTrash}
            size="small"
            label={t('cash.papers.remove')}
            onClick={() => remove.run({ id })}
          />
        </Inline>
      </Inline>
    </>
  )
}

function Picture({ paper: { id, fileName } }: { readonly paper: CashPaper }) {
  const { data, error } = useQuery(cashQueries.paperContent(id))
  if (error !== null) return <ErrorState failure={failureOf(error)} />
  if (data === undefined) return <LoadingState />
  return (
    <BlobImage
      bytes={data.bytes}
      mediaType={data.mediaType}
      alt={fileName}
      className={classes.picture}
    />
  )
}

async function saying(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    showToast({ tone: 'error', message: failureText(currentLocale(), failureOf(error)) })
  }
}
