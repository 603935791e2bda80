import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { BalancedEntry, CashMonth } from '../../../shared/domain/cash'
import { PrintMenu } from '../../components/print-menu'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useFormat } from '../../lib/use-format'
import { cashQueries } from '../../queries/cash-queries'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { SelectField } from '../../ui/select-field'
import { Toolbar } from '../../ui/toolbar'
import { CashEntryPanel } from './cash-entry-panel'
import { CashTables } from './cash-tables'
import { PayoutDialog } from './payout-dialog'

/** Buku kas umum: one month at a time, with what came over from the months before. */
export function CashPage() {
  const t = useT()
  const [month, setMonth] = useState<CashMonth>(thisMonth)
  const [edited, setEdited] = useState<BalancedEntry | 'new' | null>(null)
  const [hasPayout, setPayout] = useState(false)
  const view = useQuery(cashQueries.month(month))
  return (
    <Page
      title={t('cash.title')}
      subtitle={t('cash.subtitle')}
      back={{ to: '/documents', label: t('navigation.documents') }}
    >
      <Toolbar
        end={
          <>
            <Button onClick={() => setPayout(true)}>{t('cash.print.payout')}</Button>
            <PrintMenu
              papers={[
                { label: t('cash.print.book'), request: { kind: 'cash-book', ...month } },
                {
                  label: t('cash.print.blank-receipt'),
                  request: { kind: 'cash-receipt', entryId: null },
                },
              ]}
            />
            <Button icon={IconPlus} tone="primary" onClick={() => setEdited('new')}>
              {t('cash.add')}
            </Button>
          </>
        }
      >
        <MonthFields month={month} onChange={setMonth} />
      </Toolbar>
      {view.data !== undefined ? (
        <CashTables view={view.data} onOpen={setEdited} onAdd={() => setEdited('new')} />
      ) : view.error !== null ? (
        <ErrorState failure={failureOf(view.error)} onRetry={() => void view.refetch()} />
      ) : (
        <LoadingState />
      )}
      {edited === null || view.data === undefined ? null : (
        <CashEntryPanel
          key={edited === 'new' ? 'new' : edited.id}
          entry={edited === 'new' ? null : edited}
          month={month}
          nextVoucher={view.data.nextVoucher}
          onClose={() => setEdited(null)}
        />
      )}
      {hasPayout ? <PayoutDialog onClose={() => setPayout(false)} /> : null}
    </Page>
  )
}

function thisMonth(): CashMonth {
  const [year = 2000, month = 1] = todayHere().split('-').map(Number)
  return { year, month }
}

function MonthFields({
  month: { year, month },
  onChange,
}: {
  readonly month: CashMonth
  readonly onChange: (month: CashMonth) => void
}) {
  const t = useT()
  const format = useFormat()
  const { data: known } = useQuery(cashQueries.known())
  const years = [...new Set([...(known?.years ?? []), year, thisMonth().year])].sort(
    (a, b) => b - a,
  )
  return (
    <>
      <SelectField
        label={t('cash.month')}
        isLabelHidden
        value={String(month)}
        options={Array.from({ length: 12 }, (_, index) => ({
          value: String(index + 1),
          label: format.monthName(index + 1),
        }))}
        onChange={(chosen) => onChange({ year, month: Number(chosen) })}
      />
      <SelectField
        label={t('cash.year')}
        isLabelHidden
        value={String(year)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(chosen) => onChange({ year: Number(chosen), month })}
      />
    </>
  )
}
