import type { LetterDirection, LetterSummary } from '../../../shared/domain/letter'
import { useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { letterQueries } from '../../queries/letter-queries'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import type { TableColumn } from '../../ui/table-column'
import type { LetterFilterValues } from './letter-filters'

export type LetterTableProps = {
  readonly label: string
  readonly filter: LetterFilterValues & { readonly direction: LetterDirection }
  readonly columns: readonly TableColumn<LetterSummary>[]
  readonly emptyTitle: string
  readonly onOpen: (letter: LetterSummary) => void
}

export function LetterTable({ label, filter, columns, emptyTitle, onOpen }: LetterTableProps) {
  const t = useT()
  const rows = usePagedRows({ page: (range) => letterQueries.page({ ...filter, ...range }) })
  if (rows.failure !== null) return <ErrorState failure={rows.failure} onRetry={rows.retry} />
  const isFiltered =
    filter.search.trim() !== '' ||
    filter.year !== null ||
    filter.kind !== null ||
    filter.isUndirected
  return (
    <DataTable
      label={label}
      columns={columns}
      rowCount={rows.rowCount}
      getRow={rows.getRow}
      rowKey={({ id }) => id}
      listKey={JSON.stringify(filter)}
      onVisibleRange={rows.onVisibleRange}
      onOpen={onOpen}
      height="content"
      empty={
        rows.isLoading ? null : (
          <EmptyState title={isFiltered ? t('letters.empty.not-found') : emptyTitle} />
        )
      }
    />
  )
}
