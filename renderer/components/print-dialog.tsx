import {
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconPrinter,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import type { DocumentFormat, DocumentRequest } from '../../shared/domain/document'
import type { Paper } from '../../shared/domain/paper'
import { failureOf, failureText } from '../lib/failure'
import { useLocale } from '../lib/locale'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useDebounced } from '../lib/use-debounced'
import { useTask } from '../lib/use-task'
import { documentQueries } from '../queries/document-queries'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorState } from '../ui/error-state'
import { LoadingState } from '../ui/loading-state'
import { PaperFields } from './paper-fields'
import classes from './print-dialog.module.css'
import { SheetPreview } from './sheet-preview'

export type PrintDialogProps = {
  readonly request: DocumentRequest
  readonly onClose: () => void
  /** What can be chosen about this paper, above the sheet it is printed on. */
  readonly options?: ReactNode
}

/** The paper as it will come out, on the sheet that is chosen, and the ways to have it. */
export function PrintDialog({ request, onClose, options }: PrintDialogProps) {
  const t = useT()
  const remembered = useQuery(documentQueries.paper(request.kind))
  return (
    <Dialog title={t('documents.print.title')} isOpen onClose={onClose} size="full">
      {remembered.data === undefined ? (
        <LoadingState />
      ) : (
        <PrintView request={request} remembered={remembered.data} options={options} />
      )}
    </Dialog>
  )
}

function PrintView({
  request,
  remembered,
  options,
}: {
  readonly request: DocumentRequest
  readonly remembered: Paper
  readonly options: ReactNode
}) {
  const [paper, setPaper] = useState(remembered)
  const remember = useCommand('documents.rememberPaper')
  // Only the picture waits for a number to be typed out: what is printed is what stands in the fields.
  const preview = useQuery(documentQueries.preview(useDebounced(request), paper))
  const change = (next: Paper) => {
    setPaper(next)
    remember.run({ kind: request.kind, paper: next })
  }
  return (
    <div className={classes.view}>
      {/* Before the sheet: with the keyboard inside its frame, Escape would not close the dialog. */}
      <div className={classes.side}>
        {options}
        <PaperFields paper={paper} onChange={change} />
        <Outputs request={request} paper={paper} formats={preview.data?.formats ?? []} />
      </div>
      <div className={classes.sheet}>
        {preview.error !== null ? (
          <ErrorState failure={failureOf(preview.error)} onRetry={() => void preview.refetch()} />
        ) : preview.data === undefined ? (
          <LoadingState />
        ) : (
          <SheetPreview {...preview.data} />
        )}
      </div>
    </div>
  )
}

const formatIcons = {
  pdf: IconFileTypePdf,
  word: IconFileText,
  table: IconFileSpreadsheet,
} as const

function Outputs({
  request,
  paper,
  formats,
}: {
  readonly request: DocumentRequest
  readonly paper: Paper
  readonly formats: readonly DocumentFormat[]
}) {
  const t = useT()
  const locale = useLocale()
  const print = useTask('documents.print')
  const save = useTask('documents.save')
  const open = useTask('documents.openSaved')
  const isBusy = print.state.status === 'running' || save.state.status === 'running'
  const failed = [print.state, save.state, open.state].find((state) => state.status === 'failed')
  const saved = save.state.status === 'done' ? save.state.output.saved : null
  return (
    <div className={classes.outputs}>
      <Button
        icon={IconPrinter}
        tone="primary"
        pending={print.state.status === 'running'}
        disabled={isBusy || formats.length === 0}
        onClick={() => print.start({ request, paper })}
      >
        {t('documents.action.print-now')}
      </Button>
      {formats.map((format) => (
        <Button
          key={format}
          icon={formatIcons[format]}
          disabled={isBusy}
          onClick={() => save.start({ request, paper, format })}
        >
          {t(`documents.action.save-${format}`)}
        </Button>
      ))}
      <div role="status">
        {print.state.status === 'done' ? (
          <Banner tone={print.state.output.isPrinted ? 'success' : 'notice'}>
            {t(print.state.output.isPrinted ? 'documents.printed' : 'documents.not-printed')}
          </Banner>
        ) : null}
        {saved === null ? null : (
          <Banner
            tone="success"
            action={
              <Button size="small" onClick={() => open.start({ id: saved.id })}>
                {t('common.action.open')}
              </Button>
            }
          >
            {t('documents.saved', { name: saved.name })}
          </Banner>
        )}
        {failed?.status === 'failed' ? (
          <Banner tone="danger">{failureText(locale, failed.failure)}</Banner>
        ) : null}
      </div>
    </div>
  )
}
