import { useMemo, useState } from 'react'

import type { LetterRecipientId } from '../../../shared/domain/ids'
import type { Delivery } from '../../../shared/domain/letter'
import { PrintButton } from '../../components/print-button'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useDebounced } from '../../lib/use-debounced'
import { useFormat } from '../../lib/use-format'
import { usePagedRows } from '../../lib/use-paged-rows'
import { letterQueries } from '../../queries/letter-queries'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { DataTable } from '../../ui/data-table'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { SearchField } from '../../ui/search-field'
import type { TableColumn } from '../../ui/table-column'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'
import { Toolbar } from '../../ui/toolbar'
import { numberWidth } from './letter-columns'

/** Ekspedisi: tick whom the letters reached, then write down who took them. */
export function DeliveryTab() {
  const t = useT()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<LetterRecipientId>>(new Set())
  const [isDelivering, setDelivering] = useState(false)
  const search = useDebounced(typed)
  const rows = usePagedRows({
    page: (range) => letterQueries.deliveries({ search, isOpen, ...range }),
  })
  const undo = useCommand('letters.deliver', { onDone: () => setChosen(new Set()) })
  const columns = useMemo(
    (): readonly TableColumn<Delivery>[] => [
      {
        id: 'to',
        header: t('letters.column.to'),
        width: 'minmax(9rem, 1.5fr)',
        cell: (row) => row.name,
      },
      {
        id: 'number',
        header: t('letters.column.number'),
        width: numberWidth,
        cell: (row) => row.number,
      },
      {
        id: 'subject',
        header: t('letters.column.subject'),
        width: 'minmax(10rem, 1fr)',
        isOptional: true,
        cell: (row) => row.subject,
      },
      {
        id: 'sent',
        header: t('letters.column.sent'),
        width: '8.5rem',
        cell: ({ sentOn }) => (sentOn === null ? null : format.dateShort(sentOn)),
      },
      {
        id: 'by',
        header: t('letters.column.received-by'),
        width: 'minmax(7.5rem, 1fr)',
        cell: (row) => row.receivedBy,
      },
    ],
    [t, format],
  )
  if (rows.failure !== null) return <ErrorState failure={rows.failure} onRetry={rows.retry} />
  const ids = [...chosen]
  return (
    <>
      <Toolbar>
        <SearchField label={t('letters.search')} value={typed} onChange={setTyped} />
        <Checkbox label={t('letters.delivery.open')} checked={isOpen} onChange={setOpen} />
        <PrintButton
          request={{ kind: 'delivery-book', year: Number(todayHere().slice(0, 4)) }}
          label={t('letters.print.delivery')}
        />
        {ids.length === 0 ? null : (
          <>
            <span>{t('letters.delivery.chosen', { count: ids.length })}</span>
            <Button onClick={() => undo.run({ ids, sentOn: null, receivedBy: null })}>
              {t('letters.action.undeliver')}
            </Button>
            <Button tone="primary" onClick={() => setDelivering(true)}>
              {t('letters.action.deliver')}
            </Button>
          </>
        )}
      </Toolbar>
      <DataTable
        label={t('letters.tab.delivery')}
        columns={columns}
        rowCount={rows.rowCount}
        getRow={rows.getRow}
        rowKey={({ id }) => id}
        onVisibleRange={rows.onVisibleRange}
        height="content"
        selection={{
          keys: chosen,
          onToggle: (key) => {
            const next = new Set(chosen)
            // Keys of this table are the ids of its rows.
            const id = key as LetterRecipientId
            if (!next.delete(id)) next.add(id)
            setChosen(next)
          },
        }}
        empty={rows.isLoading ? null : <EmptyState title={t('letters.empty.delivery')} />}
      />
      {isDelivering ? (
        <DeliverDialog
          ids={ids}
          onClose={() => setDelivering(false)}
          onDone={() => setChosen(new Set())}
        />
      ) : null}
    </>
  )
}

function DeliverDialog({
  ids,
  onClose,
  onDone,
}: {
  readonly ids: readonly LetterRecipientId[]
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const t = useT()
  const [sentOn, setSentOn] = useState<string | null>(todayHere())
  const [receivedBy, setReceivedBy] = useState('')
  const deliver = useCommand('letters.deliver', {
    onDone: () => {
      showToast({ message: t('letters.delivery.done') })
      onDone()
      onClose()
    },
  })
  return (
    <Dialog
      title={t('letters.action.deliver')}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button
            tone="primary"
            disabled={sentOn === null}
            pending={deliver.isPending}
            onClick={() => deliver.run({ ids: [...ids], sentOn, receivedBy })}
          >
            {t('common.action.save')}
          </Button>
        </>
      }
    >
      <DateField label={t('letters.delivery.sentOn')} value={sentOn} onChange={setSentOn} />
      <TextField
        label={t('letters.delivery.receivedBy')}
        value={receivedBy}
        maxLength={160}
        autoFocus
        onChange={setReceivedBy}
      />
    </Dialog>
  )
}
