import { useQuery } from '@tanstack/react-query'

import {
  type BalancedEntry,
  type CashEntryDetails,
  cashEntryDetails,
  type CashEntryInput,
  type CashMonth,
  cashWays,
  monthSpan,
} from '../../../shared/domain/cash'
import { PanelActions } from '../../components/panel-actions'
import { PrintButton } from '../../components/print-button'
import { RemoveButton } from '../../components/remove-button'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { cashQueries } from '../../queries/cash-queries'
import { Form } from '../../ui/form'
import { Inline } from '../../ui/inline'
import { SidePanel } from '../../ui/side-panel'
import { Stack } from '../../ui/stack'
import { showToast } from '../../ui/toast'
import { CashEntryFields } from './cash-entry-fields'
import { CashPapers } from './cash-papers'

export type CashEntryPanelProps = {
  /** null: a new one. */
  readonly entry: BalancedEntry | null
  readonly month: CashMonth
  readonly nextVoucher: string
  readonly onClose: () => void
}

/** The amount is not there yet while a new entry is typed. */
export type CashEntryValues = Omit<CashEntryInput, 'amount'> & { readonly amount: number | null }

/** One entry. After adding, the form is ready for the next one: receipts come in a pile. */
export function CashEntryPanel({ entry, month, nextVoucher, onClose }: CashEntryPanelProps) {
  const t = useT()
  const { data: known } = useQuery(cashQueries.known())
  const save = useCommand('cash.save', { errors: 'caller' })
  const restore = useCommand('cash.restore')
  const remove = useCommand('cash.remove', {
    onDone: (_, { id }) => {
      onClose()
      showToast({ message: t('cash.removed'), undo: () => restore.run({ id }) })
    },
  })
  const form = useForm<CashEntryValues, CashEntryDetails>({
    schema: cashEntryDetails,
    initial: entry === null ? emptyEntry(month, nextVoucher) : detailsOf(entry),
    onSubmit: async (values) => {
      await save.runAsync({ id: entry?.id ?? null, entry: values })
      showToast({ message: t('cash.saved') })
      if (entry !== null) onClose()
      else
        form.reset({ ...emptyEntry(month, following(values.voucherNo)), entryOn: values.entryOn })
    },
  })
  return (
    <SidePanel
      title={t(entry === null ? 'cash.add' : 'cash.edit')}
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
    >
      <Stack gap="large">
        <Form onSubmit={form.submit}>
          <CashEntryFields
            form={form}
            entryId={entry?.id ?? null}
            posts={known?.posts ?? []}
            activityTitle={entry?.activityTitle ?? null}
          />
          <PanelActions
            form={form}
            saveLabel={t(entry === null ? 'books.action.save-next' : 'common.action.save')}
            onClose={onClose}
          />
        </Form>
        {entry === null ? null : (
          <>
            <CashPapers entryId={entry.id} />
            <Inline align="between">
              <PrintButton
                request={{ kind: 'cash-receipt', entryId: entry.id }}
                label={t('cash.print.receipt')}
              />
              <RemoveButton onClick={() => remove.run({ id: entry.id })} />
            </Inline>
          </>
        )}
      </Stack>
    </SidePanel>
  )
}

function emptyEntry(month: CashMonth, voucherNo: string | null): CashEntryValues {
  const { from, to } = monthSpan(month)
  const today = todayHere()
  return {
    entryOn: today >= from && today <= to ? today : to,
    voucherNo,
    description: '',
    way: cashWays[1],
    amount: null,
    post: null,
    party: null,
    activityId: null,
    budgetItemId: null,
  }
}

function detailsOf(entry: BalancedEntry): CashEntryValues {
  const { entryOn, voucherNo, description, way, amount, post, party, activityId } = entry
  const { budgetItemId } = entry
  return { entryOn, voucherNo, description, way, amount, post, party, activityId, budgetItemId }
}

/** '007' -> '008'; a number that is written in any other way has no follower. */
function following(voucherNo: string | null): string | null {
  if (voucherNo === null || !/^\d{1,9}$/u.test(voucherNo)) return null
  return String(Number(voucherNo) + 1).padStart(voucherNo.length, '0')
}
