import { IconPencil } from '@tabler/icons-react'

import type { TravelOrder } from '../../../shared/domain/travel-order'
import { useT } from '../../lib/translate'
import { Checkbox } from '../../ui/checkbox'
import { IconButton } from '../../ui/icon-button'
import { Inline } from '../../ui/inline'

export type VisumRowProps = {
  readonly order: TravelOrder
  readonly onStamp: (isStamped: boolean) => void
  readonly onEdit: () => void
}

/** One teacher: a tick when the sheet is signed and stamped. */
export function VisumRow({ order, onStamp, onEdit }: VisumRowProps) {
  const t = useT()
  const details = [order.unit, order.rank, order.orderNumber].filter(
    (part) => part !== null && part !== '',
  )
  return (
    <Inline align="between">
      <Checkbox
        label={order.personName}
        hint={details.length === 0 ? undefined : details.join(' · ')}
        checked={order.isStamped}
        onChange={onStamp}
      />
      <IconButton
        icon={IconPencil}
        label={t('visum.edit', { name: order.personName })}
        onClick={onEdit}
      />
    </Inline>
  )
}
