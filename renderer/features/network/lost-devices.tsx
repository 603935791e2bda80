import type { NetworkDevice } from '../../../shared/domain/network'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { FactList } from '../../ui/fact-list'
import { Panel } from '../../ui/panel'

export type LostDevicesProps = { readonly devices: readonly NetworkDevice[] }

/** Since when, by whom and why; nothing to press, because a report is final. */
export function LostDevices({ devices }: LostDevicesProps) {
  const t = useT()
  if (devices.length === 0) return null
  return (
    <Panel title={t('network.lost.title')} subtitle={t('network.lost.subtitle')}>
      <FactList
        facts={devices.map((device) => ({
          label: device.hubName || t('network.hub.unknown'),
          value: <Report report={device.report} />,
        }))}
      />
    </Panel>
  )
}

function Report({ report }: Pick<NetworkDevice, 'report'>) {
  const t = useT()
  const format = useFormat()
  if (report === null) return t('network.lost.fallen')
  const moment = format.moment(report.reportedAt)
  return (
    <>
      <div>
        {report.byHubName === ''
          ? t('network.lost.reported-unknown', { moment })
          : t('network.lost.reported', { by: report.byHubName, moment })}
      </div>
      <div>{t('network.lost.reason', { reason: report.reason })}</div>
    </>
  )
}
