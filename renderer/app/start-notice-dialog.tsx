import type { StartNotice } from '../../shared/domain/hub'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useFormat } from '../lib/use-format'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Stack } from '../ui/stack'

/** A database that had to be set aside at start-up: said once, over everything, until it was read. */
export function StartNoticeDialog({ notice }: { readonly notice: StartNotice }) {
  const t = useT()
  const format = useFormat()
  const dismiss = useCommand('setup.dismissNotice')
  const isDamaged = notice.code === 'database.damaged'
  const close = () => dismiss.run({})

  return (
    <Dialog
      title={t(isDamaged ? 'navigation.notice.damaged' : 'navigation.notice.lost')}
      isOpen
      isDirty
      onClose={close}
      actions={
        <Button tone="primary" onClick={close} pending={dismiss.isPending}>
          {t('navigation.notice.understood')}
        </Button>
      }
    >
      <Stack gap="small">
        <p>
          {notice.restoredFrom === null
            ? t('navigation.notice.empty')
            : t('navigation.notice.restored', { moment: format.moment(notice.restoredFrom) })}
        </p>
        {notice.setAsideIn === null ? null : (
          <p>{t('navigation.notice.set-aside', { folder: notice.setAsideIn })}</p>
        )}
      </Stack>
    </Dialog>
  )
}
