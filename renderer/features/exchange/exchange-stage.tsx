import { type ReactNode, useEffect, useRef } from 'react'

import type { TaskProgress } from '../../../shared/ipc/events'
import { failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Inline } from '../../ui/inline'
import { ProgressPanel } from '../../ui/progress-panel'
import { Stack } from '../../ui/stack'
import { driveName } from './drive-name'
import type { Desk } from './exchange-desk'
import { ExchangeEnding } from './exchange-ending'
import { ExchangePreviewPanel } from './exchange-preview-panel'
import classes from './exchange-stage.module.css'
import { ExchangeStart } from './exchange-start'
import type { Drives } from './use-drives'
import { exchangeDesk } from './use-exchange-desk'

export type ExchangeStageProps = {
  readonly desk: Desk
  readonly drives: Drives
  readonly isStartFocused: boolean
  readonly onStart: () => void
}

/** Steps that count bytes; the others count bundles and records. */
const byteSteps: ReadonlySet<string> = new Set(['reading', 'writing', 'verifying'])

function unitOf(progress: TaskProgress | null): 'bytes' | 'count' {
  return progress !== null && byteSteps.has(progress.step) ? 'bytes' : 'count'
}

/** The step the exchange is at. */
export function ExchangeStage(props: ExchangeStageProps) {
  return (
    <StepInView step={props.desk.stage}>
      <Step {...props} />
    </StepInView>
  )
}

function Step({ desk, drives, isStartFocused, onStart }: ExchangeStageProps) {
  const t = useT()
  switch (desk.stage) {
    case 'ready':
      return (
        <ExchangeStart
          drives={drives}
          isFocused={isStartFocused}
          onStart={(drive) => {
            onStart()
            exchangeDesk.look(drive)
          }}
        />
      )
    case 'looking':
      return (
        <ProgressPanel
          title={t('exchange.run.looking', { drive: driveName(desk.drive, t) })}
          progress={desk.progress}
          unit={unitOf(desk.progress)}
          isCancelling={desk.isCancelling}
          onCancel={exchangeDesk.cancel}
        />
      )
    case 'preview':
      return (
        <ExchangePreviewPanel
          drive={desk.drive}
          preview={desk.preview}
          heldHubs={desk.heldHubs}
          isAgain={desk.isAgain}
          onHold={exchangeDesk.hold}
          onAgree={() => exchangeDesk.exchange(desk.drive)}
          onCancel={exchangeDesk.clear}
        />
      )
    case 'exchanging':
      return (
        <Stack>
          <ProgressPanel
            title={t('exchange.run.exchanging', { drive: driveName(desk.drive, t) })}
            progress={desk.progress}
            unit={unitOf(desk.progress)}
            isCancelling={desk.isCancelling}
            onCancel={exchangeDesk.cancel}
          />
          <Banner tone="caution">{t('exchange.run.keep-in')}</Banner>
        </Stack>
      )
    case 'ended':
      return (
        <ExchangeEnding
          drive={desk.drive}
          result={desk.result}
          onAgain={() => exchangeDesk.exchange(desk.drive)}
          onDone={exchangeDesk.clear}
        />
      )
    case 'failed':
      return <FailedStep desk={desk} />
  }
}

function FailedStep({ desk }: { readonly desk: Extract<Desk, { stage: 'failed' }> }) {
  const t = useT()
  const locale = useLocale()
  const { drive, during, failure } = desk
  const wasStopped = failure.code === 'task.cancelled'
  const retry = () => {
    if (during === 'looking') exchangeDesk.look(drive)
    else exchangeDesk.exchange(drive)
  }
  return (
    <Stack>
      <Banner
        tone={wasStopped ? 'caution' : 'danger'}
        title={t(`exchange.failed.${during}`, { drive: driveName(drive, t) })}
      >
        <p>{wasStopped ? t('exchange.failed.stopped') : failureText(locale, failure)}</p>
        {during === 'exchanging' ? <p>{t('exchange.failed.safe')}</p> : null}
      </Banner>
      <Inline>
        <Button tone="primary" onClick={retry}>
          {t('common.action.retry')}
        </Button>
        <Button onClick={exchangeDesk.clear}>{t('common.action.back')}</Button>
      </Inline>
    </Stack>
  )
}

type StepInViewProps = { readonly step: Desk['stage']; readonly children: ReactNode }

/** A new step is brought into view and read aloud; the button that led to it is gone by then. */
function StepInView({ step, children }: StepInViewProps) {
  const region = useRef<HTMLDivElement>(null)
  const shown = useRef(step)

  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    region.current?.closest('main')?.scrollTo({ top: 0 })
    region.current?.focus({ preventScroll: true })
  }, [step])

  return (
    <div ref={region} className={classes.step} tabIndex={-1}>
      {children}
    </div>
  )
}
