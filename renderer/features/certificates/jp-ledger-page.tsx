import { IconCertificate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNavigate, useParams } from 'react-router'

import type { LedgerEntry } from '../../../shared/domain/certificate'
import { type MemberId, memberId as memberIdSchema } from '../../../shared/domain/ids'
import { sumOfJp } from '../../../shared/domain/session'
import { PrintMenu } from '../../components/print-menu'
import { failureOf } from '../../lib/failure'
import { type Translate, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { certificateQueries } from '../../queries/certificate-queries'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import type { TableColumn } from '../../ui/table-column'

/** JP of one member from the certificates of all hubs and years. */
export function JpLedgerPage() {
  const t = useT()
  const format = useFormat()
  const params = useParams()
  const parsed = memberIdSchema.safeParse(params['memberId'])
  const id = parsed.success ? parsed.data : memberIdSchema.parse('0'.repeat(26))
  const { data, error, refetch } = useQuery(certificateQueries.ledger(id))
  const standing = (data?.entries ?? []).filter(({ isRevoked }) => !isRevoked)
  return (
    <Page
      layout="fill"
      title={t('certificates.ledger.title')}
      subtitle={
        data === undefined
          ? undefined
          : t('certificates.ledger.subtitle', {
              name: data.name,
              jp: format.jp(sumOfJp(standing)),
              count: standing.length,
            })
      }
      back={{ to: `/members/${id}`, label: data?.name ?? t('members.title') }}
      actions={data === undefined ? undefined : <Papers memberId={id} />}
    >
      {data !== undefined ? (
        <Entries entries={data.entries} />
      ) : error === null ? (
        <LoadingState shape="rows" />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}

function Papers({ memberId }: { readonly memberId: MemberId }) {
  const t = useT()
  return (
    <PrintMenu
      papers={[
        { label: t('certificates.paper.ledger'), request: { kind: 'jp-ledger', memberId } },
        {
          label: t('certificates.paper.dapodik'),
          request: { kind: 'dapodik-training', about: { of: 'member', memberId } },
        },
      ]}
    />
  )
}

function Entries({ entries }: { readonly entries: readonly LedgerEntry[] }) {
  const t = useT()
  const format = useFormat()
  const navigate = useNavigate()
  const columns = useMemo(() => ledgerColumns(t, format), [t, format])
  return (
    <DataTable
      label={t('certificates.ledger.title')}
      columns={columns}
      rowCount={entries.length}
      getRow={(index) => entries[index]}
      rowKey={({ id }) => id}
      onOpen={({ activityId }) => {
        if (activityId !== null) void navigate(`/activities/${activityId}/certificates`)
      }}
      empty={
        <EmptyState
          icon={IconCertificate}
          title={t('certificates.ledger.empty.title')}
          body={t('certificates.ledger.empty.body')}
        />
      }
    />
  )
}

function ledgerColumns(
  t: Translate,
  format: ReturnType<typeof useFormat>,
): readonly TableColumn<LedgerEntry>[] {
  return [
    {
      id: 'activity',
      header: t('certificates.check.activity'),
      width: 'minmax(12rem, 2fr)',
      cell: ({ activity }) => activity,
    },
    {
      id: 'day',
      header: t('certificates.ledger.day'),
      width: '8.5rem',
      cell: ({ startsOn, issuedOn }) => {
        const day = startsOn ?? issuedOn
        return day === null ? '' : format.dateShort(day)
      },
    },
    {
      id: 'hub',
      header: t('certificates.ledger.hub'),
      isOptional: true,
      cell: ({ hubName }) => hubName,
    },
    {
      id: 'role',
      header: t('certificates.column.role'),
      width: '7.5rem',
      isOptional: true,
      cell: ({ role }) => t(`certificates.role.${role}`),
    },
    {
      id: 'number',
      header: t('certificates.column.number'),
      width: 'minmax(17.5rem, 1.3fr)',
      cell: ({ number, isRevoked }) =>
        isRevoked ? `${number} (${t('certificates.state.revoked')})` : number,
    },
    {
      id: 'jp',
      header: t('certificates.column.jp'),
      width: '4.5rem',
      align: 'end',
      cell: ({ jp }) => format.number(jp, 2),
    },
  ]
}
