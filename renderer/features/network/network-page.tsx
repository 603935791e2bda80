import { IconAffiliate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { NetworkDevice } from '../../../shared/domain/network'
import { networkContract } from '../../../shared/ipc/network-contract'
import { OwnLostBanner } from '../../components/own-lost-banner'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { networkQueries } from '../../queries/network-queries'
import { useMay } from '../../queries/use-may'
import { Banner } from '../../ui/banner'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { DeviceTable } from './device-table'
import { invitationTwins } from './invitation-twins'
import { LostDevices } from './lost-devices'
import { ReportLost } from './report-lost'

/** Who is in the network, what is wrong with whom, and the way to report a PC lost. */
export function NetworkPage() {
  const t = useT()
  const { data, error, refetch } = useQuery(networkQueries.devices())
  const [reported, setReported] = useState<NetworkDevice | null>(null)
  const mayReport = useMay(networkContract['network.reportLost'].access)
  return (
    <Page
      title={t('network.title')}
      subtitle={t('network.subtitle')}
      back={{ to: '/exchange', label: t('exchange.title') }}
    >
      {error !== null ? (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <LoadingState />
      ) : data.length === 0 ? (
        <Panel>
          <EmptyState
            icon={IconAffiliate}
            title={t('network.empty.title')}
            body={t('network.empty.body')}
          />
        </Panel>
      ) : (
        <Devices devices={data} onReport={mayReport ? setReported : null} />
      )}
      {reported === null ? null : (
        <ReportLost device={reported} onClose={() => setReported(null)} />
      )}
    </Page>
  )
}

type DevicesProps = {
  readonly devices: readonly NetworkDevice[]
  /** null: this role may not. */
  readonly onReport: ((device: NetworkDevice) => void) | null
}

function Devices({ devices, onReport }: DevicesProps) {
  const t = useT()
  const isOut = ({ standing }: NetworkDevice) => standing === 'lost' || standing === 'fallen'
  const ownReport = devices.find(({ isOwn }) => isOwn)?.report ?? null
  const forked = devices.filter(({ standing }) => standing === 'forked')
  return (
    <>
      {ownReport === null ? null : <OwnLostBanner notice={ownReport} />}
      {forked.map((device) => (
        <Banner key={device.deviceId} tone="caution" title={t('network.forked.title')}>
          {t('network.forked.body', { hub: device.hubName })}
        </Banner>
      ))}
      {invitationTwins(devices).map((hubs) => (
        <Banner key={hubs} tone="caution" title={t('network.twins.title')}>
          {t('network.twins.body', { hubs })}
        </Banner>
      ))}
      <Panel title={t('network.members.title')}>
        <DeviceTable devices={devices.filter((device) => !isOut(device))} onReport={onReport} />
      </Panel>
      <LostDevices devices={devices.filter(isOut)} />
    </>
  )
}
