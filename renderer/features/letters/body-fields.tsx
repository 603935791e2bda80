import { type BodyOf, letterLayouts } from '../../../shared/domain/letter'
import { clockOf, minutesOfClock } from '../../../shared/domain/session'
import { useT } from '../../lib/translate'
import { Checkbox } from '../../ui/checkbox'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { RadioGroup } from '../../ui/radio-group'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { TimeField } from '../../ui/time-field'
import type { LetterForm } from './use-letter-form'

/** The typed fields of a letter's body. */
export function BodyFields({ form }: { readonly form: LetterForm }) {
  const t = useT()
  const { body } = form.values
  switch (body.form) {
    case 'invitation':
      return (
        <FormSection title={t('letters.section.occasion')}>
          <OccasionFields form={form} body={body} />
          <TextArea
            label={t('letters.field.agenda')}
            rows={2}
            value={body.agenda}
            error={form.bodyError('agenda')}
            onChange={(agenda) => form.setBody({ agenda })}
          />
          <TextArea
            label={t('letters.field.note')}
            hint={t('letters.field.note-hint')}
            rows={2}
            value={body.note}
            error={form.bodyError('note')}
            onChange={(note) => form.setBody({ note })}
          />
          <Checkbox
            label={t('letters.field.withSecretary')}
            checked={body.withSecretary}
            onChange={(withSecretary) => form.setBody({ withSecretary })}
          />
          <LayoutField form={form} layout={body.layout} />
        </FormSection>
      )
    case 'assignment':
      return <AssignmentFields form={form} body={body} />
    case 'plain':
      return (
        <FormSection title={t('letters.section.content')}>
          <TextArea
            label={t('letters.field.content')}
            rows={8}
            value={body.content}
            error={form.bodyError('content')}
            onChange={(content) => form.setBody({ content })}
          />
          <LayoutField form={form} layout={body.layout} />
        </FormSection>
      )
  }
}

function LayoutField({
  form,
  layout,
}: {
  readonly form: LetterForm
  readonly layout: (typeof letterLayouts)[number]
}) {
  const t = useT()
  return (
    <RadioGroup
      label={t('letters.field.layout')}
      value={layout}
      options={letterLayouts.map((value) => ({ value, label: t(`letters.layout.${value}`) }))}
      onChange={(next) => form.setBody({ layout: next })}
    />
  )
}

function AssignmentFields({
  form,
  body,
}: {
  readonly form: LetterForm
  readonly body: BodyOf<'assignment'>
}) {
  const t = useT()
  return (
    <FormSection title={t('letters.section.content')}>
      <TextArea
        label={t('letters.field.letterhead')}
        hint={t('letters.field.letterhead-hint')}
        rows={3}
        value={body.letterhead}
        error={form.bodyError('letterhead')}
        onChange={(letterhead) => form.setBody({ letterhead })}
      />
      <TextArea
        label={t('letters.field.basis')}
        rows={2}
        value={body.basis}
        error={form.bodyError('basis')}
        onChange={(basis) => form.setBody({ basis })}
      />
      <TextArea
        label={t('letters.field.purpose')}
        rows={2}
        value={body.purpose}
        error={form.bodyError('purpose')}
        onChange={(purpose) => form.setBody({ purpose })}
      />
      <OccasionFields form={form} body={body} />
    </FormSection>
  )
}

function OccasionFields({
  form,
  body,
}: {
  readonly form: LetterForm
  readonly body: BodyOf<'assignment'> | BodyOf<'invitation'>
}) {
  const t = useT()
  const clock = (minutes: number | null) => (minutes === null ? null : clockOf(minutes))
  const minutes = (typed: string | null) => (typed === null ? null : minutesOfClock(typed))
  return (
    <>
      <FormRow>
        <DateField
          label={t('letters.field.startsOn')}
          value={body.startsOn}
          error={form.bodyError('startsOn')}
          onChange={(startsOn) => form.setBody({ startsOn })}
        />
        <DateField
          label={t('letters.field.endsOn')}
          value={body.endsOn}
          error={form.bodyError('endsOn')}
          onChange={(endsOn) => form.setBody({ endsOn })}
        />
      </FormRow>
      <FormRow>
        <TimeField
          label={t('letters.field.startsAt')}
          value={clock(body.startsAt)}
          onChange={(typed) => form.setBody({ startsAt: minutes(typed) })}
        />
        <TimeField
          label={t('letters.field.endsAt')}
          value={clock(body.endsAt)}
          onChange={(typed) => form.setBody({ endsAt: minutes(typed) })}
        />
      </FormRow>
      <TextField
        label={t('letters.field.place')}
        value={body.place}
        error={form.bodyError('place')}
        maxLength={300}
        onChange={(place) => form.setBody({ place })}
      />
    </>
  )
}
