import type { StartNotice } from '../../shared/domain/hub'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useFormat } from '../lib/use-format'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Stack } from '../ui/stack'

const titles = {
  'database.damaged': 'navigation.notice.damaged',
  'database.lost': 'navigation.notice.lost',
  'identity.renewed': 'navigation.notice.renewed',
  'backup.restored': 'navigation.notice.handed-over',
} as const

/** What start-up found about the data: said once, over everything, until it was read. */
export function StartNoticeDialog({ notice }: { readonly notice: StartNotice }) {
  const t = useT()
  const format = useFormat()
  const dismiss = useCommand('setup.dismissNotice')
  const close = () => dismiss.run({})

  const explain = () => {
    if (notice.code === 'identity.renewed') return t('navigation.notice.renewed.body')
    if (notice.code === 'backup.restored') {
      return t('navigation.notice.handed-over.body', {
        moment: format.moment(notice.restoredFrom ?? 0),
        missing: notice.missingFiles ?? 0,
      })
    }
    return notice.restoredFrom === null
      ? t('navigation.notice.empty')
      : t('navigation.notice.restored', { moment: format.moment(notice.restoredFrom) })
  }

  return (
    <Dialog
      title={t(titles[notice.code])}
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
        <p>{explain()}</p>
        {notice.setAsideIn === null ? null : (
          <p>{t('navigation.notice.set-aside', { folder: notice.setAsideIn })}</p>
        )}
      </Stack>
    </Dialog>
  )
}
