import { isMessageKey } from '../../shared/i18n/keys'
import type { TaskProgress } from '../../shared/ipc/events'
import { useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'
import { Button } from './button'
import classes from './progress-panel.module.css'

export type ProgressPanelProps = {
  /** What is being done: "Menulis paket ke flashdisk". */
  readonly title: string
  readonly progress: TaskProgress | null
  readonly onCancel?: (() => void) | undefined
  readonly isCancelling?: boolean
  /** `bytes` writes done and total as sizes. */
  readonly unit?: 'count' | 'bytes'
}

/** Long work under way: what, how far, and a way out. */
export function ProgressPanel({
  title,
  progress,
  onCancel,
  isCancelling = false,
  unit = 'count',
}: ProgressPanelProps) {
  const t = useT()
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {onCancel === undefined ? null : (
          <Button onClick={onCancel} disabled={isCancelling}>
            {isCancelling ? t('common.progress.cancelling') : t('common.progress.stop')}
          </Button>
        )}
      </div>
      <Steps progress={progress ?? notStarted} unit={unit} />
    </section>
  )
}

const notStarted = { step: 'preparing', done: 0, total: 0 } as const

type StepsProps = {
  readonly progress: Pick<TaskProgress, 'step' | 'done' | 'total' | 'items'>
  readonly unit: 'count' | 'bytes'
}

function Steps({ progress: { step, done, total, items }, unit }: StepsProps) {
  const t = useT()
  const format = useFormat()
  const key = `progress.${step}`
  const words = t(isMessageKey(key) ? key : 'progress.working')
  const isMeasured = total > 0
  const percent = isMeasured ? Math.min(100, Math.floor((done / total) * 100)) : 100
  const amount =
    unit === 'bytes'
      ? `${format.bytes(done)} / ${format.bytes(total)}`
      : t('common.progress.of', { done, total })
  // Which of several is at work; one alone needs no number.
  const figure =
    items === undefined || items.total < 2
      ? amount
      : t('common.progress.items', {
          figure: amount,
          done: Math.min(items.done + 1, items.total),
          total: items.total,
        })

  return (
    <>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={words}
        aria-valuenow={isMeasured ? percent : undefined}
        aria-valuemin={0}
        aria-valuemax={100}
        data-unmeasured={!isMeasured || undefined}
      >
        <div className={classes.bar} style={{ inlineSize: `${percent}%` }} />
      </div>
      <p className={classes.step}>
        <span>{words}</span>
        {isMeasured ? <span className={classes.figure}>{figure}</span> : null}
      </p>
    </>
  )
}
