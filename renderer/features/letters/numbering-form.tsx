import { formatNumber, numberedKinds, numbering } from '../../../shared/domain/letter-number'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'

/** The pattern of letter numbers with an example that follows the typing. */
export function NumberingForm({
  numbering: { numbering: initial, organisation },
}: {
  readonly numbering: Output<'numbers.numbering'>
}) {
  const t = useT()
  const save = useCommand('numbers.saveNumbering', { errors: 'caller' })
  const form = useForm({
    schema: numbering,
    initial,
    onSubmit: async (values) => {
      await save.runAsync(values)
      showToast({ message: t('letters.numbering.saved') })
    },
  })
  const typed = form.values.organisation?.trim() ?? ''
  const example = formatNumber(form.values, {
    kind: 'invitation',
    sequence: 1,
    organisation: typed === '' ? organisation : typed,
    day: todayHere(),
  })
  return (
    <Form onSubmit={form.submit}>
      <FormSection title={t('letters.numbering.title')} hint={t('letters.numbering.hint')}>
        <TextField
          label={t('letters.numbering.pattern')}
          hint={t('letters.numbering.pattern-hint')}
          required
          maxLength={120}
          {...form.field('pattern')}
        />
        <TextField
          label={t('letters.numbering.organisation')}
          placeholder={organisation}
          maxLength={60}
          {...form.field('organisation')}
        />
        <p role="status">{t('letters.numbering.example', { number: example })}</p>
      </FormSection>
      <FormSection title={t('letters.numbering.codes')}>
        <FormRow>
          {numberedKinds.map((kind) => (
            <TextField
              key={kind}
              label={t(`letters.kind.${kind}`)}
              maxLength={20}
              value={form.values.codes[kind]}
              error={form.errors[`codes.${kind}`]}
              onChange={(code) => form.set('codes', { ...form.values.codes, [kind]: code })}
            />
          ))}
        </FormRow>
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting} disabled={!form.isDirty}>
            {t('common.action.save')}
          </Button>
        </FormActions>
      </FormSection>
    </Form>
  )
}
