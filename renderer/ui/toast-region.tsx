import { CloseButton } from '@mantine/core'

import { useT } from '../lib/translate'
import { Button } from './button'
import { hideToast, type ShownToast, useToasts } from './toast'
import classes from './toast-region.module.css'

/** Placed once, by the app. Polite to screen readers; errors interrupt. */
export function ToastRegion() {
  const t = useT()
  const toasts = useToasts()
  return (
    <section className={classes.region} aria-label={t('common.toast.region')} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { readonly toast: ShownToast }) {
  const t = useT()
  const { id, message, tone = 'success', undo } = toast
  return (
    <div className={classes.toast} data-tone={tone} role={tone === 'error' ? 'alert' : undefined}>
      <p className={classes.message}>{message}</p>
      {undo === undefined ? null : (
        <Button
          size="small"
          onClick={() => {
            hideToast(id)
            undo()
          }}
        >
          {t('common.action.undo')}
        </Button>
      )}
      <CloseButton aria-label={t('common.action.close')} onClick={() => hideToast(id)} />
    </div>
  )
}
