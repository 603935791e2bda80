import { useBlocker } from 'react-router'

import { useT } from '../lib/translate'
import { ConfirmDialog } from './confirm-dialog'

/** While something typed is not saved, going to another page asks first. Place it once in the page. */
export function LeaveGuard({
  isDirty,
  onLeave,
}: {
  readonly isDirty: boolean
  /** Left for good, with what was typed. */
  readonly onLeave?: () => void
}) {
  const t = useT()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isDirty && currentLocation.pathname !== nextLocation.pathname,
  )

  return (
    <ConfirmDialog
      isOpen={blocker.state === 'blocked'}
      title={t('common.leave.title')}
      body={t('common.leave.body')}
      confirmLabel={t('common.action.leave')}
      cancelLabel={t('common.action.stay')}
      tone="danger"
      onConfirm={() => {
        onLeave?.()
        blocker.proceed?.()
      }}
      onCancel={() => blocker.reset?.()}
    />
  )
}
