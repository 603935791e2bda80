import { IconDownload, IconPrinter, IconUserCheck } from '@tabler/icons-react'
import { useState } from 'react'

import type { HandoverOverview } from '../../../shared/domain/handover'
import type { HandoverId } from '../../../shared/domain/ids'
import { PrintDialog } from '../../components/print-dialog'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'
import { ProgressPanel } from '../../ui/progress-panel'
import { Stack } from '../../ui/stack'
import { FinishDialog } from './finish-dialog'
import classes from './handover-page.module.css'
import { SavedFileDialog } from './saved-file-dialog'
import { useHandoverFile } from './use-handover-file'
import type { HandoverRecord } from './use-handover-record'

/** The three steps that end a handover: one paper, one file, the next user of this PC. */
export function HandoverSteps({
  overview,
  record,
}: {
  readonly overview: HandoverOverview
  readonly record: HandoverRecord
}) {
  const t = useT()
  const format = useFormat()
  const file = useHandoverFile(record)
  const [isPrinting, setPrinting] = useState(false)
  const [finished, setFinished] = useState<HandoverId | null>(null)
  const settled = async (then: (id: HandoverId) => void) => {
    const id = await record.settle().catch(() => null) // told by a toast already
    if (id !== null) then(id)
  }
  const { state } = file
  return (
    <Panel title={t('handover.steps')}>
      <Stack>
        <ol className={classes.steps}>
          <li className={classes.step}>
            <h3>{t('handover.step.print')}</h3>
            <p>{t('handover.step.print.body')}</p>
            <Button icon={IconPrinter} onClick={() => void settled(() => setPrinting(true))}>
              {t('handover.step.print.action')}
            </Button>
          </li>
          <li className={classes.step}>
            <h3>{t('handover.step.file')}</h3>
            <p>
              {overview.file === null
                ? t('handover.step.file.body')
                : t('handover.step.file.made', {
                    file: overview.file.name,
                    moment: format.moment(overview.file.madeAt),
                  })}
            </p>
            <Inline gap="small">
              <Button
                tone={overview.file === null ? 'primary' : 'secondary'}
                icon={IconDownload}
                disabled={state.status === 'running'}
                onClick={() => void settled(file.start)}
              >
                {t(
                  overview.file === null ? 'handover.step.file.action' : 'handover.step.file.again',
                )}
              </Button>
              {file.saved === null ? null : (
                <Button tone="quiet" onClick={() => file.setShowing(true)}>
                  {t('handover.step.file.words')}
                </Button>
              )}
            </Inline>
          </li>
          <li className={classes.step}>
            <h3>{t('handover.step.finish')}</h3>
            <p>{t('handover.step.finish.body')}</p>
            <Button icon={IconUserCheck} onClick={() => void settled(setFinished)}>
              {t('handover.step.finish.action')}
            </Button>
          </li>
        </ol>
        {state.status === 'running' ? (
          <ProgressPanel
            title={t('handover.file.writing')}
            unit="bytes"
            progress={state.progress}
            onCancel={file.cancel}
            isCancelling={state.isCancelling}
          />
        ) : null}
        {state.status === 'failed' ? <ErrorState failure={state.failure} /> : null}
      </Stack>
      {isPrinting ? (
        <PrintDialog request={{ kind: 'handover-record' }} onClose={() => setPrinting(false)} />
      ) : null}
      {file.saved === null || !file.isShowing ? null : (
        <SavedFileDialog saved={file.saved} onClose={() => file.setShowing(false)} />
      )}
      {finished === null ? null : (
        <FinishDialog
          id={finished}
          successor={record.details.toName}
          hasFile={overview.file !== null}
          onClose={() => setFinished(null)}
        />
      )}
    </Panel>
  )
}
