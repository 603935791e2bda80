import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'

import type { PastImport } from '../../../shared/domain/data-import'
import { importContract } from '../../../shared/ipc/import-contract'
import { failureOf } from '../../lib/failure'
import { type Translate, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { exchangeQueries } from '../../queries/exchange-queries'
import { useMay } from '../../queries/use-may'
import { Badge } from '../../ui/badge'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { SidePanel } from '../../ui/side-panel'
import type { TableColumn } from '../../ui/table-column'
import { PastImportDetails } from './past-import-details'

/** What exchanges brought, newest first, each with its way back. */
export function PastImportsPage() {
  const t = useT()
  const { data, error, refetch } = useQuery(exchangeQueries.imports())
  return (
    <Page
      title={t('imports.title')}
      subtitle={t('imports.lead')}
      back={{ to: '/exchange', label: t('exchange.title') }}
    >
      {data === undefined ? (
        error === null ? (
          <LoadingState shape="rows" />
        ) : (
          <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
        )
      ) : (
        <PastImports imports={data} />
      )}
    </Page>
  )
}

function PastImports({ imports }: { readonly imports: readonly PastImport[] }) {
  const t = useT()
  const format = useFormat()
  const [openId, setOpenId] = useState<string | null>(null)
  const columns = useMemo(() => importColumns(t, format.moment), [t, format])
  const open = imports.find(({ id }) => id === openId)
  const canUndo = useMay(importContract['imports.undo'].access)
  if (imports.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={IconHistory}
          title={t('imports.empty.title')}
          body={t('imports.empty.body')}
        />
      </Panel>
    )
  }
  return (
    <>
      <DataTable
        label={t('imports.title')}
        height="content"
        columns={columns}
        rowCount={imports.length}
        getRow={(index) => imports[index]}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setOpenId(id)}
      />
      <SidePanel
        title={
          open === undefined
            ? ''
            : t('imports.panel.title', { moment: format.moment(open.importedAt) })
        }
        isOpen={open !== undefined}
        onClose={() => setOpenId(null)}
      >
        {open === undefined ? null : (
          <PastImportDetails key={open.id} past={open} canUndo={canUndo} />
        )}
      </SidePanel>
    </>
  )
}

function importColumns(
  t: Translate,
  moment: (milliseconds: number) => string,
): readonly TableColumn<PastImport>[] {
  return [
    {
      id: 'when',
      header: t('imports.column.when'),
      width: 'minmax(10rem, 1fr)',
      cell: ({ importedAt }) => moment(importedAt),
    },
    {
      id: 'from',
      header: t('imports.column.from'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ hubs }) => hubs.map(({ hubName }) => hubName).join(', '),
    },
    {
      id: 'drive',
      header: t('imports.column.drive'),
      width: 'minmax(7rem, 1fr)',
      isOptional: true,
      cell: ({ driveLabel }) => driveLabel,
    },
    {
      id: 'state',
      header: t('imports.column.state'),
      width: 'minmax(8rem, 1fr)',
      cell: ({ undoneAt }) =>
        undoneAt === null ? (
          <Badge tone="accent">{t('imports.state.standing')}</Badge>
        ) : (
          <Badge>{t('imports.state.undone')}</Badge>
        ),
    },
  ]
}
