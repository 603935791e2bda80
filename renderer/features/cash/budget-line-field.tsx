import { useQuery } from '@tanstack/react-query'

import type { CashEntryDetails } from '../../../shared/domain/cash'
import type { ActivityId, CashEntryId } from '../../../shared/domain/ids'
import type { CashBudgetLine } from '../../../shared/ipc/cash-contract'
import { useT } from '../../lib/translate'
import type { useForm } from '../../lib/use-form'
import { useFormat } from '../../lib/use-format'
import { cashQueries } from '../../queries/cash-queries'
import { Banner } from '../../ui/banner'
import { SelectField } from '../../ui/select-field'
import type { CashEntryValues } from './cash-entry-panel'

const none = ''
/** A change of the budget beyond this needs the funder's approval (DOMAIN 5, LPJ dana). */
const freePart = 1.1

/** Which line of the activity's RAB this pays for, and what it leaves of it (U15). */
export function BudgetLineField({
  form,
  activityId,
  entryId,
}: {
  readonly form: ReturnType<typeof useForm<CashEntryValues, CashEntryDetails>>
  readonly activityId: ActivityId
  readonly entryId: CashEntryId | null
}) {
  const t = useT()
  const format = useFormat()
  const { data: lines } = useQuery(cashQueries.budget(activityId, entryId))
  if (lines === undefined) return null
  if (lines.length === 0) return <p>{t('cash.budget.empty')}</p>
  const { budgetItemId, amount, post } = form.values
  const line = lines.find(({ id }) => id === budgetItemId)
  return (
    <>
      <SelectField
        label={t('cash.field.budget')}
        error={form.errors.budgetItemId}
        value={budgetItemId ?? none}
        options={[
          { value: none, label: t('cash.budget.none') },
          ...lines.map(({ id, description, planned, spent }) => ({
            value: id,
            label: t('cash.budget.line', {
              description,
              planned: format.number(planned),
              spent: format.number(spent),
            }),
          })),
        ]}
        onChange={(value) => {
          const chosen = lines.find(({ id }) => id === value)
          form.set('budgetItemId', chosen?.id ?? null)
          // The cash book's own pos is the RAB's, unless somebody has written another.
          if (chosen !== undefined && (post ?? '') === '') form.set('post', chosen.post)
        }}
      />
      {line === undefined || amount === null ? null : <AfterThis line={line} amount={amount} />}
    </>
  )
}

function AfterThis({ line, amount }: { readonly line: CashBudgetLine; readonly amount: number }) {
  const t = useT()
  const format = useFormat()
  const spent = line.spent + amount
  const figures = { spent: format.number(spent), planned: format.number(line.planned) }
  return spent > line.planned * freePart ? (
    <Banner tone="caution">{t('cash.budget.over', figures)}</Banner>
  ) : (
    <p>{t('cash.budget.after', figures)}</p>
  )
}
