import { IconCircleCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useNavigate } from 'react-router'

import type { DuplicateRow } from '../../../shared/ipc/duplicates-contract'
import { type Translate, useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { duplicateQueries } from '../../queries/duplicate-queries'
import { Badge } from '../../ui/badge'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import type { TableColumn } from '../../ui/table-column'
import { questionAddress } from './question-address'
import { RecordName } from './record-name'

/** The open questions about people, or about institutions, surest first. */
export function QuestionTable({ kind }: { readonly kind: DuplicateRow['kind'] }) {
  const t = useT()
  const navigate = useNavigate()
  const rows = usePagedRows({ page: (range) => duplicateQueries.page({ kind, ...range }) })
  const columns = useMemo(() => questionColumns(t), [t])
  if (rows.failure !== null) return <ErrorState failure={rows.failure} onRetry={rows.retry} />
  return (
    <DataTable
      label={t('duplicates.title')}
      columns={columns}
      rowCount={rows.rowCount}
      getRow={rows.getRow}
      rowKey={({ first, second }) => `${first.id} ${second.id}`}
      listKey={`duplicates ${kind}`}
      onVisibleRange={rows.onVisibleRange}
      onOpen={({ first, second }) =>
        void navigate(questionAddress({ kind, firstId: first.id, secondId: second.id }))
      }
      empty={
        rows.isLoading ? null : (
          <EmptyState
            icon={IconCircleCheck}
            title={t(`duplicates.empty.${kind}`)}
            body={t('duplicates.empty.body')}
          />
        )
      }
    />
  )
}

function questionColumns(t: Translate): readonly TableColumn<DuplicateRow>[] {
  return [
    {
      id: 'first',
      header: t('duplicates.column.first'),
      width: 'minmax(11rem, 1.6fr)',
      cell: ({ first }) => <RecordName record={first} />,
    },
    {
      id: 'second',
      header: t('duplicates.column.second'),
      width: 'minmax(11rem, 1.6fr)',
      cell: ({ second }) => <RecordName record={second} />,
    },
    {
      id: 'reasons',
      header: t('duplicates.column.reasons'),
      width: 'minmax(13.5rem, 1fr)',
      cell: ({ reasons }) => {
        const words = reasons.map((reason) => t(`duplicates.reason.${reason}`))
        // The surest one is enough in a list.
        return <span title={words.join(', ')}>{words[0]}</span>
      },
    },
    {
      id: 'others',
      header: '',
      width: '6.5rem',
      isOptional: true,
      cell: ({ others }) =>
        others === 0 ? null : (
          <Badge tone="notice" title={t('duplicates.others.hint', { count: others })}>
            {t('duplicates.others', { count: others })}
          </Badge>
        ),
    },
  ]
}
