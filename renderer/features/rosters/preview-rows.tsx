import { useMemo } from 'react'

import type { RowDecision } from '../../../shared/domain/roster'
import type { PreviewPart, PreviewRow, RosterPreview } from '../../../shared/ipc/roster-contract'
import { useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { rosterQueries } from '../../queries/roster-queries'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { previewRowColumns } from './preview-row-columns'

export type PreviewRowsProps = {
  readonly preview: RosterPreview
  readonly part: PreviewPart
  readonly decisionOf: (row: number) => RowDecision | undefined
  readonly onOpen: (row: PreviewRow) => void
}

/** The rows of one part of the file. Enter opens what is known about one. */
export function PreviewRows({ preview, part, decisionOf, onOpen }: PreviewRowsProps) {
  const t = useT()
  const { previewId } = preview
  const rows = usePagedRows({
    page: (range) => rosterQueries.previewRows({ previewId, part, ...range }),
  })
  const columns = useMemo(() => previewRowColumns(t, { part, decisionOf }), [t, part, decisionOf])
  if (rows.failure !== null) return <ErrorState failure={rows.failure} onRetry={rows.retry} />
  return (
    <DataTable
      label={t(`rosters.part.${part}`, { count: preview.parts[part] })}
      columns={columns}
      rowCount={rows.rowCount}
      getRow={rows.getRow}
      rowKey={({ row }) => String(row)}
      listKey={`${previewId} ${part}`}
      onVisibleRange={rows.onVisibleRange}
      onOpen={onOpen}
      empty={rows.isLoading ? null : <EmptyState title={t(`rosters.empty.${part}`)} />}
    />
  )
}
