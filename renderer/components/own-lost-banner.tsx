import type { LostNotice } from '../../shared/domain/exchange'
import { useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'
import { Banner } from '../ui/banner'
import { Stack } from '../ui/stack'

export type OwnLostBannerProps = { readonly notice: LostNotice }

/** This very PC was reported lost: who says so, what it means, and the way back in. */
export function OwnLostBanner({ notice }: OwnLostBannerProps) {
  const t = useT()
  const format = useFormat()
  const by = notice.byHubName === '' ? t('network.hub.unknown') : notice.byHubName
  return (
    <Banner tone="danger" title={t('network.own-lost.title')}>
      <Stack gap="small">
        <p>
          {t('network.own-lost.who', { by, moment: format.moment(notice.reportedAt) })}{' '}
          {t('network.lost.reason', { reason: notice.reason })}
        </p>
        <p>{t('network.own-lost.means')}</p>
        <p>{t('network.own-lost.next', { by })}</p>
      </Stack>
    </Banner>
  )
}
