import { IconArrowsExchange, IconCircleCheck } from '@tabler/icons-react'

import type { DriveSummary, ExchangePreview } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { driveName } from './drive-name'
import { DriveWarnings } from './drive-warnings'
import classes from './exchange-preview-panel.module.css'
import { IncomingChanges } from './incoming-changes'
import { hasNews } from './incoming-summary'

export type ExchangePreviewPanelProps = {
  readonly drive: DriveSummary
  readonly preview: ExchangePreview
  readonly onAgree: () => void
  readonly onCancel: () => void
}

/** What merging would change, before anything is changed. */
export function ExchangePreviewPanel({
  drive,
  preview,
  onAgree,
  onCancel,
}: ExchangePreviewPanelProps) {
  const t = useT()
  const isNews = hasNews(preview)
  return (
    <Stack>
      <DriveWarnings preview={preview} />
      <Panel
        title={t('exchange.preview.title', { drive: driveName(drive, t) })}
        subtitle={t('exchange.preview.subtitle', {
          read: preview.bundlesRead,
          known: preview.bundlesKnown,
        })}
      >
        <Stack gap="large">
          {isNews ? (
            <Stack>
              <p>{t('exchange.preview.news')}</p>
              <IncomingChanges incoming={preview} />
            </Stack>
          ) : (
            <EmptyState
              icon={IconCircleCheck}
              title={t('exchange.preview.nothing.title')}
              body={t('exchange.preview.nothing.body')}
            />
          )}
          {preview.invitations.length === 0 ? null : (
            <p>{t('exchange.preview.invitations', { count: preview.invitations.length })}</p>
          )}
          <div className={classes.actions}>
            <Button tone="primary" size="large" icon={IconArrowsExchange} onClick={onAgree}>
              {t(isNews ? 'exchange.preview.merge' : 'exchange.preview.write')}
            </Button>
            <Button size="large" onClick={onCancel}>
              {t('common.action.cancel')}
            </Button>
          </div>
        </Stack>
      </Panel>
    </Stack>
  )
}
