import { IconFolders } from '@tabler/icons-react'
import { useState } from 'react'

import type { ArtifactId } from '../../../shared/domain/ids'
import type { ArtifactSummary } from '../../../shared/ipc/portfolio-contract'
import { AddFilesDialog } from '../../components/add-files-dialog'
import { FileCard } from '../../components/file-card'
import { FileDialog } from '../../components/file-dialog'
import { FileGrid } from '../../components/file-grid'
import { useT } from '../../lib/translate'
import { usePagedRows } from '../../lib/use-paged-rows'
import { portfolioQueries } from '../../queries/portfolio-queries'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { FileField } from '../../ui/file-field'
import { Inline } from '../../ui/inline'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { PortfolioToolbar } from './portfolio-toolbar'
import { usePortfolioFilters } from './use-portfolio-filters'

const pageSize = 60

/** All files of the hub, newest first: look, find, add. */
export function PortfolioPage() {
  const t = useT()
  const filters = usePortfolioFilters()
  const [chosen, setChosen] = useState<readonly File[] | null>(null)
  const [opened, setOpened] = useState<ArtifactId | null>(null)
  const [shown, setShown] = useState(pageSize)
  const rows = usePagedRows<ArtifactSummary>({
    page: (range) => portfolioQueries.page({ ...filters.input, ...range }),
    pageSize,
  })
  const artifacts = Array.from({ length: Math.min(shown, rows.rowCount) }, (_, index) =>
    rows.getRow(index),
  ).filter((artifact) => artifact !== undefined)

  return (
    <Page title={t('portfolio.title')} subtitle={t('portfolio.subtitle', { count: rows.rowCount })}>
      <FileField
        label={t('portfolio.drop.label')}
        hint={t('portfolio.drop.hint')}
        multiple
        onFiles={setChosen}
      />
      {rows.rowCount > 0 || filters.isFiltered ? <PortfolioToolbar filters={filters} /> : null}
      {rows.failure === null ? null : <ErrorState failure={rows.failure} onRetry={rows.retry} />}
      {rows.isLoading ? <LoadingState /> : null}
      {artifacts.length > 0 ? (
        <FileGrid label={t('portfolio.title')}>
          {artifacts.map((artifact) => (
            <FileCard key={artifact.id} artifact={artifact} onOpen={() => setOpened(artifact.id)} />
          ))}
        </FileGrid>
      ) : null}
      {!rows.isLoading && rows.failure === null && rows.rowCount === 0 ? (
        <NothingHere isFiltered={filters.isFiltered} onClear={filters.clear} />
      ) : null}
      {rows.rowCount > shown ? (
        <Inline>
          <Button
            onClick={() => {
              rows.onVisibleRange(0, shown + pageSize - 1)
              setShown(shown + pageSize)
            }}
          >
            {t('portfolio.show-more', { count: rows.rowCount - shown })}
          </Button>
        </Inline>
      ) : null}
      {chosen === null ? null : (
        <AddFilesDialog files={chosen} place={{}} onClose={() => setChosen(null)} />
      )}
      {opened === null ? null : <FileDialog id={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

type NothingHereProps = { readonly isFiltered: boolean; readonly onClear: () => void }

function NothingHere({ isFiltered, onClear }: NothingHereProps) {
  const t = useT()
  if (!isFiltered) {
    return (
      <EmptyState
        icon={IconFolders}
        title={t('portfolio.empty.title')}
        body={t('portfolio.empty.body')}
      />
    )
  }
  return (
    <EmptyState
      icon={IconFolders}
      title={t('portfolio.empty.not-found')}
      body={t('portfolio.empty.not-found-body')}
      action={<Button onClick={onClear}>{t('portfolio.empty.show-all')}</Button>}
    />
  )
}
