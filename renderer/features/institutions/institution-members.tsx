import { useMemo } from 'react'
import { useNavigate } from 'react-router'

import type { InstitutionCard } from '../../../shared/ipc/institution-contract'
import { memberColumns } from '../../components/member-columns'
import { useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { memberQueries } from '../../queries/member-queries'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Panel } from '../../ui/panel'

/** The people who serve at one institution. */
export function InstitutionMembers({ card }: { readonly card: InstitutionCard }) {
  const t = useT()
  const navigate = useNavigate()
  const rows = usePagedRows({
    page: (range) => memberQueries.page({ filter: { institutionId: card.id }, ...range }),
  })
  const columns = useMemo(() => memberColumns(t, { institution: false }), [t])
  return (
    <Panel
      flush
      title={t('institutions.members.title')}
      subtitle={t('members.list.count', { count: rows.rowCount })}
    >
      {rows.failure === null ? (
        <DataTable
          height="content"
          label={t('institutions.members.title')}
          columns={columns}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={(member) => member.id}
          listKey={`institution ${card.id}`}
          onVisibleRange={rows.onVisibleRange}
          onOpen={(member) => void navigate(`/members/${member.id}`)}
          empty={
            rows.isLoading ? null : (
              <EmptyState
                title={t('institutions.members.empty')}
                body={t('institutions.members.empty-body')}
              />
            )
          }
        />
      ) : (
        <ErrorState failure={rows.failure} onRetry={rows.retry} />
      )}
    </Panel>
  )
}
