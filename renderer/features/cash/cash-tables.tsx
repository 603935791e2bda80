import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'

import { amountsOf, type BalancedEntry } from '../../../shared/domain/cash'
import type { CashMonthView } from '../../../shared/ipc/cash-contract'
import { FileMark } from '../../components/file-mark'
import type { Translate } from '../../lib/translate'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { Stack } from '../../ui/stack'
import { StatTile } from '../../ui/stat-tile'
import type { TableColumn } from '../../ui/table-column'
import { TileGrid } from '../../ui/tile-grid'

export type CashTablesProps = {
  readonly view: CashMonthView
  readonly onOpen: (entry: BalancedEntry) => void
  readonly onAdd: () => void
}

/** The month in four figures, its entries with the running balance, and what each pos has left. */
export function CashTables({ view, onOpen, onAdd }: CashTablesProps) {
  const t = useT()
  const format = useFormat()
  const money = format.number
  const entryColumns = useMemo(() => columnsOfEntries(t, format), [t, format])
  const postColumns = useMemo(() => columnsOfPosts(t, format.number), [t, format])
  const hasPosts = view.posts.some(({ post }) => post !== null)
  return (
    <Stack gap="large">
      <TileGrid>
        <StatTile label={t('cash.opening')} value={money(view.opening)} />
        <StatTile label={t('cash.total-in')} value={money(view.totalIn)} />
        <StatTile label={t('cash.total-out')} value={money(view.totalOut)} />
        <StatTile label={t('cash.closing')} value={money(view.closing)} />
      </TileGrid>
      <DataTable
        label={t('cash.title')}
        height="content"
        columns={entryColumns}
        rowCount={view.entries.length}
        getRow={(index) => view.entries[index]}
        rowKey={({ id }) => id}
        onOpen={onOpen}
        empty={
          <EmptyState
            title={t('cash.empty')}
            action={
              <Button icon={IconPlus} onClick={onAdd}>
                {t('cash.add')}
              </Button>
            }
          />
        }
      />
      {hasPosts ? (
        <DataTable
          label={t('cash.posts')}
          height="content"
          columns={postColumns}
          rowCount={view.posts.length}
          getRow={(index) => view.posts[index]}
          rowKey={({ post }) => post ?? ''}
        />
      ) : null}
    </Stack>
  )
}

type Format = ReturnType<typeof useFormat>

/** A hundred million with its dots. */
const amountWidth = '7.75rem'

function columnsOfEntries(t: Translate, format: Format): readonly TableColumn<BalancedEntry>[] {
  const money = (amount: number) => (amount === 0 ? '' : format.number(amount))
  return [
    {
      id: 'entryOn',
      header: t('cash.field.entryOn'),
      width: '5.25rem',
      // Month and year stand above the table, and words and amounts need the width.
      cell: ({ entryOn }) => format.dayAndMonth(entryOn),
    },
    {
      id: 'voucherNo',
      header: t('cash.field.voucherNo'),
      width: '6.75rem',
      cell: ({ voucherNo, papers }) => (
        <>
          {voucherNo}{' '}
          {papers > 0 ? <FileMark label={t('cash.papers.count', { count: papers })} /> : null}
        </>
      ),
    },
    {
      id: 'description',
      header: t('cash.field.description'),
      width: 'minmax(9rem, 2fr)',
      isWrapped: true,
      cell: ({ description }) => description,
    },
    {
      id: 'post',
      header: t('cash.field.post'),
      isOptional: true,
      cell: ({ post }) => post,
    },
    {
      id: 'in',
      header: t('cash.total-in'),
      width: amountWidth,
      align: 'end',
      cell: (entry) => money(amountsOf(entry).amountIn),
    },
    {
      id: 'out',
      header: t('cash.total-out'),
      width: amountWidth,
      align: 'end',
      cell: (entry) => money(amountsOf(entry).amountOut),
    },
    {
      id: 'balance',
      header: t('cash.balance'),
      width: amountWidth,
      align: 'end',
      cell: ({ balance }) => format.number(balance),
    },
  ]
}

function columnsOfPosts(
  t: Translate,
  money: Format['number'],
): readonly TableColumn<CashMonthView['posts'][number]>[] {
  return [
    {
      id: 'post',
      header: t('cash.posts'),
      width: 'minmax(10rem, 2fr)',
      cell: ({ post }) => post ?? t('cash.no-post'),
    },
    {
      id: 'in',
      header: t('cash.total-in'),
      width: '9rem',
      align: 'end',
      cell: ({ amountIn }) => money(amountIn),
    },
    {
      id: 'out',
      header: t('cash.total-out'),
      width: '9rem',
      align: 'end',
      cell: ({ amountOut }) => money(amountOut),
    },
    {
      id: 'balance',
      header: t('cash.balance'),
      width: '9rem',
      align: 'end',
      cell: ({ balance }) => money(balance),
    },
  ]
}
