import { IconAffiliate } from '@tabler/icons-react'
import { useMemo } from 'react'

import type { NetworkMember } from '../../../shared/domain/exchange'
import { type Translate, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { Panel } from '../../ui/panel'
import type { TableColumn } from '../../ui/table-column'
import { othersByNeed, receiptOf } from './member-receipts'

export type NetworkMembersProps = {
  readonly members: readonly NetworkMember[]
  /** null: this role may not. */
  readonly onInvite: (() => void) | null
}

/** Who has received what of ours, as far as news has travelled. */
export function NetworkMembers({ members, onInvite }: NetworkMembersProps) {
  const t = useT()
  const format = useFormat()
  const others = useMemo(() => othersByNeed(members), [members])
  const columns = useMemo(() => memberColumns(t, format.moment), [t, format])
  return (
    <Panel
      title={t('exchange.members.title')}
      subtitle={t('exchange.members.subtitle')}
      actions={
        others.length === 0 ? undefined : (
          <ButtonLink to="/exchange/receipts" size="small">
            {t('receipts.open')}
          </ButtonLink>
        )
      }
    >
      {others.length === 0 ? (
        <EmptyState
          icon={IconAffiliate}
          title={t('exchange.members.empty.title')}
          body={t('exchange.members.empty.body')}
          action={
            onInvite === null ? undefined : (
              <Button onClick={onInvite}>{t('exchange.invite.open')}</Button>
            )
          }
        />
      ) : (
        <DataTable
          label={t('exchange.members.title')}
          height="content"
          columns={columns}
          rowCount={others.length}
          getRow={(index) => others[index]}
          rowKey={(member) => member.deviceId}
        />
      )}
    </Panel>
  )
}

function memberColumns(
  t: Translate,
  moment: (milliseconds: number) => string,
): readonly TableColumn<NetworkMember>[] {
  return [
    {
      id: 'hub',
      header: t('exchange.members.hub'),
      width: 'minmax(10rem, 2fr)',
      cell: (member) => member.hubName || t('exchange.hub.unknown'),
    },
    {
      id: 'status',
      header: t('exchange.members.status'),
      width: 'minmax(9rem, 1fr)',
      cell: (member) => <ReceiptBadge member={member} />,
    },
    {
      id: 'received',
      header: t('exchange.members.received'),
      width: 'minmax(11rem, 1fr)',
      align: 'end',
      isOptional: true,
      cell: ({ receivedSeq, ownSeq }) =>
        receivedSeq === null
          ? ''
          : t('exchange.members.received.of', {
              received: Math.min(receivedSeq, ownSeq),
              own: ownSeq,
            }),
    },
    {
      id: 'learned',
      header: t('exchange.members.learned'),
      width: 'minmax(11rem, 1fr)',
      cell: ({ learnedAt }) => (learnedAt === null ? '' : moment(learnedAt)),
    },
  ]
}

function ReceiptBadge({ member }: { readonly member: NetworkMember }) {
  const t = useT()
  const receipt = receiptOf(member)
  switch (receipt.status) {
    case 'complete':
      return <Badge tone="accent">{t('exchange.members.status.complete')}</Badge>
    case 'behind':
      return (
        <Badge tone="caution">
          {t('exchange.members.status.behind', { missing: receipt.missing })}
        </Badge>
      )
    case 'unheard':
      return <Badge>{t('exchange.members.status.unheard')}</Badge>
  }
}
