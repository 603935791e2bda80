import { useMemo } from 'react'

import type { NetworkDevice } from '../../../shared/domain/network'
import { type Translate, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { Inline } from '../../ui/inline'
import type { TableColumn } from '../../ui/table-column'

export type DeviceTableProps = {
  readonly devices: readonly NetworkDevice[]
  /** null: this role may not. */
  readonly onReport: ((device: NetworkDevice) => void) | null
}

export function DeviceTable({ devices, onReport }: DeviceTableProps) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo(
    () => deviceColumns({ t, moment: format.moment, onReport }),
    [t, format, onReport],
  )
  return (
    <DataTable
      label={t('network.members.title')}
      height="content"
      columns={columns}
      rowCount={devices.length}
      getRow={(index) => devices[index]}
      rowKey={(device) => device.deviceId}
    />
  )
}

function deviceColumns(options: {
  readonly t: Translate
  readonly moment: (milliseconds: number) => string
  readonly onReport: DeviceTableProps['onReport']
}): readonly TableColumn<NetworkDevice>[] {
  const { t, moment, onReport } = options
  const columns: TableColumn<NetworkDevice>[] = [
    {
      id: 'hub',
      header: t('network.column.hub'),
      width: 'minmax(12rem, 1.4fr)',
      cell: (device) => (
        <Inline>
          <span>{device.hubName || t('network.hub.unknown')}</span>
          <Mark device={device} />
        </Inline>
      ),
    },
    {
      id: 'standing',
      header: t('network.column.standing'),
      width: '10.5rem',
      cell: ({ standing }) => (
        <Badge tone={standing === 'trusted' ? 'accent' : 'caution'}>
          {t(`network.standing.${standing}`)}
        </Badge>
      ),
    },
    {
      id: 'invited',
      header: t('network.column.invited'),
      width: 'minmax(10rem, 1fr)',
      isOptional: true,
      cell: ({ invitedBy, isFounder }) => (isFounder ? t('network.mark.founder') : invitedBy),
    },
    {
      id: 'since',
      header: t('network.column.since'),
      width: '11.5rem',
      isOptional: true,
      cell: ({ knownSince }) => moment(knownSince),
    },
  ]
  if (onReport === null) return columns
  return [
    ...columns,
    {
      id: 'action',
      header: t('network.column.action'),
      width: '11rem',
      cell: (device) =>
        device.canReport ? (
          <Button size="small" onClick={() => onReport(device)}>
            {t('network.report.action')}
          </Button>
        ) : null,
    },
  ]
}

function Mark({ device }: { readonly device: NetworkDevice }) {
  const t = useT()
  if (device.isOwn) return <Badge>{t('network.mark.own')}</Badge>
  if (!device.isOfOwnHub) return null
  return <Badge>{device.invitedAs ?? t('network.mark.own-hub')}</Badge>
}
