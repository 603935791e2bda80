import { isMessageKey } from '../../shared/i18n/keys'
import type { TaskProgress } from '../../shared/ipc/events'
import { useFormat } from '../lib/use-format'
import { useT } from '../lib/translate'
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
  const format = useFormat()
  const key = `progress.${progress?.step ?? 'preparing'}`
  const step = t(isMessageKey(key) ? key : 'progress.working')
  const done = progress?.done ?? 0
  const total = progress?.total ?? 0
  const isMeasured = total > 0
  const percent = isMeasured ? Math.min(100, Math.floor((done / total) * 100)) : undefined
  const figure =
    unit === 'bytes'
      ? `${format.bytes(done)} / ${format.bytes(total)}`
      : t('common.progress.of', { done, total })

  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {onCancel === undefined ? null : (
          <Button onClick={onCancel} disabled={isCancelling}>
            {isCancelling ? t('common.progress.cancelling') : t('common.action.cancel')}
          </Button>
        )}
      </div>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={step}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        data-unmeasured={!isMeasured || undefined}
      >
        <div className={classes.bar} style={{ inlineSize: `${percent ?? 100}%` }} />
      </div>
      <p className={classes.step}>
        <span>{step}</span>
        {isMeasured ? <span className={classes.figure}>{figure}</span> : null}
      </p>
    </section>
  )
}
