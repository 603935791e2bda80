import { IconHistory } from '@tabler/icons-react'
import { useNavigate } from 'react-router'

import type { DecidedRow } from '../../../shared/ipc/duplicates-contract'
import { type Translate, useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { duplicateQueries } from '../../queries/duplicate-queries'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import type { TableColumn } from '../../ui/table-column'
import { RecordName } from './record-name'
import { useCanDecide } from './use-can-decide'
import { useTakeBack } from './use-decisions'

/** What was decided, newest first, each with its way back. */
export function DecidedTable() {
  const t = useT()
  const navigate = useNavigate()
  const canDecide = useCanDecide()
  const takeBack = useTakeBack()
  const rows = usePagedRows({ page: (range) => duplicateQueries.decided(range) })
  const columns = decidedColumns(
    t,
    // The command says by itself what went wrong.
    canDecide ? (row) => void takeBack(row).catch(() => undefined) : null,
  )
  if (rows.failure !== null) return <ErrorState failure={rows.failure} onRetry={rows.retry} />
  return (
    <DataTable
      label={t('duplicates.decided.title')}
      columns={columns}
      rowCount={rows.rowCount}
      getRow={rows.getRow}
      rowKey={({ first, second }) => `${first.id} ${second.id}`}
      listKey="duplicates decided"
      onVisibleRange={rows.onVisibleRange}
      onOpen={({ kind, first }) =>
        void navigate(kind === 'member' ? `/members/${first.id}` : `/institutions/${first.id}`)
      }
      empty={
        rows.isLoading ? null : (
          <EmptyState
            icon={IconHistory}
            title={t('duplicates.decided.empty')}
            body={t('duplicates.decided.empty-body')}
          />
        )
      }
    />
  )
}

function decidedColumns(
  t: Translate,
  takeBack: ((row: DecidedRow) => void) | null,
): readonly TableColumn<DecidedRow>[] {
  const columns: readonly TableColumn<DecidedRow>[] = [
    {
      id: 'first',
      header: t('duplicates.column.first'),
      width: 'minmax(9rem, 1.4fr)',
      cell: ({ first }) => <RecordName record={first} />,
    },
    {
      id: 'second',
      header: t('duplicates.column.second'),
      width: 'minmax(9rem, 1.4fr)',
      cell: ({ second }) => <RecordName record={second} />,
    },
    {
      id: 'verdict',
      header: t('duplicates.column.verdict'),
      width: '8.5rem',
      cell: ({ verdict }) => (
        <Badge tone={verdict === 'same' ? 'accent' : 'neutral'}>
          {t(`duplicates.verdict.${verdict}`)}
        </Badge>
      ),
    },
    {
      id: 'decidedBy',
      header: t('duplicates.column.decided-by'),
      width: 'minmax(7rem, 0.7fr)',
      isOptional: true,
      cell: ({ decidedBy }) => decidedBy,
    },
  ]
  if (takeBack === null) return columns
  return [
    ...columns,
    {
      id: 'back',
      header: '',
      width: '11rem',
      align: 'end',
      cell: (row) => (
        <Button size="small" onClick={() => takeBack(row)}>
          {t(`duplicates.take-back.${row.verdict}`)}
        </Button>
      ),
    },
  ]
}
