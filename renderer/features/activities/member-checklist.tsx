import { useMemo, useRef, useState } from 'react'

import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import type { MemberSummary } from '../../../shared/ipc/member-contract'
import { useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { memberQueries } from '../../queries/member-queries'
import { Badge } from '../../ui/badge'
import { DataTable, type DataTableHandle } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { SearchField } from '../../ui/search-field'
import type { TableColumn } from '../../ui/table-column'
import classes from './member-checklist.module.css'

export type MemberChecklistProps = {
  /** Who is on the list already: shown, but not to be ticked. */
  readonly enrolled: ReadonlySet<MemberId>
  readonly chosen: ReadonlySet<MemberId>
  readonly onChange: (chosen: ReadonlySet<MemberId>) => void
}

/** All members to tick: type to narrow, arrow down into the list, Space ticks. A search keeps the ticks. */
export function MemberChecklist({ enrolled, chosen, onChange }: MemberChecklistProps) {
  const t = useT()
  const table = useRef<DataTableHandle>(null)
  const [search, setSearch] = useState('')
  const rows = usePagedRows({ page: (range) => memberQueries.page({ search, ...range }) })
  const columns = useMemo(
    (): readonly TableColumn<MemberSummary>[] => [
      {
        id: 'name',
        header: t('attendance.column.name'),
        width: 'minmax(13rem, 2fr)',
        cell: (member) => (
          <>
            {fullTitledName(member)}{' '}
            {enrolled.has(member.id) ? <Badge>{t('activities.add.enrolled')}</Badge> : null}
          </>
        ),
      },
      {
        id: 'school',
        header: t('attendance.column.school'),
        width: 'minmax(10rem, 1.4fr)',
        cell: (member) => member.institution?.name,
      },
    ],
    [t, enrolled],
  )

  if (rows.failure !== null) return <ErrorState failure={rows.failure} onRetry={rows.retry} />
  return (
    <>
      <SearchField
        label={t('members.list.search')}
        value={search}
        onChange={setSearch}
        autoFocus
        leadsTo={table}
      />
      <div className={classes.list}>
        <DataTable
          ref={table}
          label={t('activities.add.way.members')}
          columns={columns}
          rowCount={rows.rowCount}
          getRow={rows.getRow}
          rowKey={({ id }) => id}
          onVisibleRange={rows.onVisibleRange}
          selection={{
            keys: chosen,
            onToggle: (key) => {
              // Keys of this table are the ids of its rows.
              const id = key as MemberId
              if (enrolled.has(id)) return
              const next = new Set(chosen)
              if (!next.delete(id)) next.add(id)
              onChange(next)
            },
          }}
          empty={rows.isLoading ? null : <EmptyState title={t('activities.add.nobody')} />}
        />
      </div>
    </>
  )
}
