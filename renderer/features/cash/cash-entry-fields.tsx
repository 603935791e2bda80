import { useState } from 'react'

import { type CashEntryDetails, cashWays } from '../../../shared/domain/cash'
import type { CashEntryId } from '../../../shared/domain/ids'
import { ActivityPicker } from '../../components/activity-picker'
import { useT } from '../../lib/translate'
import type { useForm } from '../../lib/use-form'
import { ComboboxField } from '../../ui/combobox-field'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { NumberField } from '../../ui/number-field'
import { RadioGroup } from '../../ui/radio-group'
import { TextField } from '../../ui/text-field'
import { BudgetLineField } from './budget-line-field'
import type { CashEntryValues } from './cash-entry-panel'

export type CashEntryFieldsProps = {
  readonly form: ReturnType<typeof useForm<CashEntryValues, CashEntryDetails>>
  /** Posts used so far. */
  readonly posts: readonly string[]
  readonly activityTitle: string | null
  /** null: a new one. */
  readonly entryId: CashEntryId | null
}

export function CashEntryFields({ form, posts, activityTitle, entryId }: CashEntryFieldsProps) {
  const t = useT()
  const [title, setTitle] = useState(activityTitle ?? '')
  const { way, activityId } = form.values
  const post = form.values.post ?? ''
  const words = post.trim().toLowerCase()
  return (
    <>
      <RadioGroup
        label={t('cash.field.way')}
        inline
        options={cashWays.map((one) => ({ value: one, label: t(`cash.way.${one}`) }))}
        {...form.field('way')}
      />
      <FormRow>
        <DateField
          label={t('cash.field.entryOn')}
          required
          {...form.field('entryOn')}
          onChange={(day) => form.set('entryOn', day ?? '')}
        />
        <TextField label={t('cash.field.voucherNo')} {...form.field('voucherNo')} />
      </FormRow>
      <TextField
        label={t('cash.field.description')}
        required
        autoFocus
        {...form.field('description')}
      />
      <NumberField
        label={t('cash.field.amount')}
        required
        unit={t('books.rupiah')}
        {...form.field('amount')}
      />
      <ComboboxField
        label={t('cash.field.post')}
        hint={t('cash.hint.post')}
        error={form.errors.post}
        text={post}
        placeholder=""
        emptyText={t('cash.post-new')}
        isPicked={posts.some((one) => one === post)}
        options={posts
          .filter((one) => one.toLowerCase().includes(words))
          .map((one) => ({ value: one, label: one }))}
        onTextChange={(text) => form.set('post', text === '' ? null : text)}
        onPick={({ value }) => form.set('post', value)}
      />
      <TextField label={t(`cash.field.party-${way}`)} {...form.field('party')} />
      <ActivityPicker
        label={t('cash.field.activity')}
        error={form.errors.activityId}
        picked={activityId === null ? null : { id: activityId, title }}
        onPick={(activity) => {
          setTitle(activity?.title ?? '')
          form.set('activityId', activity?.id ?? null)
          form.set('budgetItemId', null)
        }}
      />
      {activityId === null || way === 'in' ? null : (
        <BudgetLineField form={form} activityId={activityId} entryId={entryId} />
      )}
    </>
  )
}
