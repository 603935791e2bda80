import { IconArrowsExchange, IconCircleCheck } from '@tabler/icons-react'

import type { DriveSummary, ExchangePreview } from '../../../shared/domain/exchange'
import type { HubId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { driveName } from './drive-name'
import { DriveWarnings } from './drive-warnings'
import classes from './exchange-preview-panel.module.css'
import { HeldHubs } from './held-hubs'
import { IncomingChanges } from './incoming-changes'
import { hasChanges, hasNews } from './incoming-summary'
import { OtherBundles } from './other-bundles'

export type ExchangePreviewPanelProps = {
  readonly drive: DriveSummary
  readonly preview: ExchangePreview
  readonly heldHubs: readonly HubId[]
  /** Looked at once more, because the drive changed before it was agreed to. */
  readonly isAgain: boolean
  readonly onHold: (hub: HubId, isHeld: boolean) => void
  readonly onAgree: () => void
  readonly onCancel: () => void
}

/** What merging would change, before anything is changed. */
export function ExchangePreviewPanel(props: ExchangePreviewPanelProps) {
  const { drive, preview, heldHubs, isAgain, onHold, onAgree, onCancel } = props
  const t = useT()
  const isClashing = preview.hubs.some(
    ({ hubId, clashing }) => clashing > 0 && !(hubId !== null && heldHubs.includes(hubId)),
  )
  const newsHubs = new Set(preview.hubs.filter(hasChanges).map(({ hubId }) => hubId))
  return (
    <Stack>
      {isAgain ? (
        <Banner tone="caution" title={t('exchange.preview.again.title')}>
          {t('exchange.preview.again.body')}
        </Banner>
      ) : null}
      <DriveWarnings preview={preview} />
      <Panel
        title={t('exchange.preview.title', { drive: driveName(drive, t) })}
        subtitle={t('exchange.preview.subtitle', {
          read: preview.bundlesRead,
          known: preview.bundlesKnown,
        })}
      >
        <Stack gap="large">
          {hasNews(preview) ? (
            <Stack>
              <p>{t('exchange.preview.news')}</p>
              <IncomingChanges incoming={preview} holding={{ heldHubs, onHold }} />
              {isClashing ? <p>{t('exchange.preview.choose-later')}</p> : null}
            </Stack>
          ) : (
            <EmptyState
              icon={IconCircleCheck}
              title={t('exchange.preview.nothing.title')}
              body={t('exchange.preview.nothing.body')}
            />
          )}
          <HeldHubs
            message="exchange.preview.still-held"
            hubs={heldHubs.filter((hub) => !newsHubs.has(hub))}
          />
          <OtherThings preview={preview} />
          <div className={classes.actions}>
            <Button tone="primary" size="large" icon={IconArrowsExchange} onClick={onAgree}>
              {t(agreeLabel(preview, heldHubs))}
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

function OtherThings({ preview }: { readonly preview: ExchangePreview }) {
  const t = useT()
  const { invitations } = preview
  return (
    <>
      {invitations.length === 0 ? null : (
        <p>{t('exchange.preview.invitations', { count: invitations.length })}</p>
      )}
      <OtherBundles preview={preview} />
    </>
  )
}

/** What pressing does: with everything held there is nothing to merge. */
function agreeLabel(preview: ExchangePreview, heldHubs: readonly HubId[]) {
  if (!hasNews(preview)) return 'exchange.preview.write'
  const isHeld = ({ hubId }: { readonly hubId: HubId | null }) =>
    hubId !== null && heldHubs.includes(hubId)
  const changing = preview.hubs.filter(hasChanges)
  const taken = changing.filter((hub) => !isHeld(hub))
  if (taken.length === changing.length) return 'exchange.preview.merge'
  return taken.length === 0 ? 'exchange.preview.write' : 'exchange.preview.merge-rest'
}
