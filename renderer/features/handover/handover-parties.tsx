import { useT } from '../../lib/translate'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import type { HandoverRecord } from './use-handover-record'

/** Who hands over to whom, when and where; the berita acara takes it from here. */
export function HandoverParties({ record }: { readonly record: HandoverRecord }) {
  const t = useT()
  const { details, change, isSaving } = record
  const text =
    (name: 'place' | 'fromName' | 'fromNip' | 'toName' | 'toNip' | 'note') => (value: string) =>
      change({ [name]: value })
  return (
    <Panel
      title={t('handover.parties')}
      subtitle={t(isSaving ? 'handover.saving' : 'handover.saved-by-itself')}
    >
      <Stack>
        <FormRow>
          <TextField
            label={t('handover.field.from')}
            maxLength={160}
            value={details.fromName}
            onChange={text('fromName')}
          />
          <TextField
            label={t('handover.field.nip')}
            digits
            maxLength={30}
            value={details.fromNip}
            onChange={text('fromNip')}
          />
        </FormRow>
        <FormRow>
          <TextField
            label={t('handover.field.to')}
            maxLength={160}
            value={details.toName}
            onChange={text('toName')}
          />
          <TextField
            label={t('handover.field.nip')}
            digits
            maxLength={30}
            value={details.toNip}
            onChange={text('toNip')}
          />
        </FormRow>
        <FormRow>
          <DateField
            label={t('handover.field.held-on')}
            required
            value={details.heldOn}
            error={details.heldOn === '' ? t('common.field.required') : undefined}
            onChange={(day) => change({ heldOn: day ?? '' })}
          />
          <TextField
            label={t('handover.field.place')}
            maxLength={160}
            value={details.place}
            onChange={text('place')}
          />
        </FormRow>
        <TextArea
          label={t('handover.field.note')}
          hint={t('handover.hint.note')}
          rows={2}
          maxLength={2_000}
          value={details.note}
          onChange={text('note')}
        />
      </Stack>
    </Panel>
  )
}
