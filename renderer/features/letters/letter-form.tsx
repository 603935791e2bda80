import { type ReactNode, useState } from 'react'

import type { DraftKey } from '../../../shared/domain/draft'
import type { LetterKind, LetterValues } from '../../../shared/domain/letter'
import { KeptDraft } from '../../components/kept-draft'
import { useT } from '../../lib/translate'
import { useDraft, useKeepTyped } from '../../lib/use-draft'
import { Button } from '../../ui/button'
import { DateField } from '../../ui/date-field'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { LeaveGuard } from '../../ui/leave-guard'
import { RadioGroup } from '../../ui/radio-group'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { AddresseeFields } from './addressee-fields'
import { namesIn } from './addressees'
import { BodyFields } from './body-fields'
import { type LetterForm as Form_, useLetterForm } from './use-letter-form'

export type LetterFormProps = {
  readonly kind: LetterKind
  readonly initial: LetterValues
  /** What was typed into this form and is not saved is kept under it. */
  readonly draftKey: DraftKey
  /** A new letter gets its number when it is saved. */
  readonly isNew: boolean
  readonly onSubmit: (values: LetterValues) => Promise<unknown>
  readonly children?: ReactNode
}

/** Everything a letter says, by typed fields. */
export function LetterForm(props: LetterFormProps) {
  return (
    <KeptDraft draftKey={props.draftKey} initial={props.initial}>
      {(draft) => <LetterFields {...props} {...draft} />}
    </KeptDraft>
  )
}

function LetterFields({
  kind,
  initial,
  draftKey,
  typed,
  notice,
  isNew,
  onSubmit,
  children,
}: LetterFormProps & { readonly typed: LetterValues | null; readonly notice: ReactNode }) {
  const t = useT()
  const draft = useDraft(draftKey)
  const form = useLetterForm(initial, typed, async (values) => {
    await onSubmit(values)
    await draft.drop()
  })
  useKeepTyped(draft, form)
  const isAboutPeople = kind === 'assignment' || kind === 'statement'
  return (
    <Form onSubmit={form.submit}>
      {form.wasSaved ? null : notice}
      {children}
      <FormSection title={t('letters.section.letter')}>
        <TextField
          label={t('letters.field.subject')}
          required
          autoFocus
          maxLength={300}
          {...form.field('subject')}
        />
        <FormRow>
          <DateField
            label={t('letters.field.letterOn')}
            required
            {...form.field('letterOn')}
            onChange={(day) => form.set('letterOn', day ?? '')}
          />
          <TextField
            label={t('letters.field.attachment')}
            hint={t('letters.field.attachment-hint')}
            maxLength={120}
            {...form.field('attachment')}
          />
          <TextField
            label={t('letters.field.archive')}
            hint={t('letters.field.archive-hint')}
            maxLength={160}
            {...form.field('archive')}
          />
        </FormRow>
      </FormSection>
      <BodyFields form={form} />
      <AddresseeFields
        form={form}
        title={
          kind === 'assignment'
            ? 'letters.section.people'
            : kind === 'statement'
              ? 'letters.section.about'
              : 'letters.section.addressees'
        }
        hasSchools={!isAboutPeople}
        activityId={initial.activityId}
      >
        {isNew && !isAboutPeople && form.values.addressees.length > 1 ? (
          <RadioGroup
            label={t('letters.field.numbering')}
            value={form.values.numbering}
            options={[
              { value: 'one', label: t('letters.numbering.one') },
              { value: 'each', label: t('letters.numbering.each') },
            ]}
            onChange={(numbering) => form.set('numbering', numbering)}
          />
        ) : null}
      </AddresseeFields>
      <SignerFields form={form} kind={kind} />
      <FormActions failure={form.failure}>
        <Button type="submit" tone="primary" pending={form.isSubmitting}>
          {t(isNew ? 'letters.action.give-number' : 'common.action.save')}
        </Button>
      </FormActions>
      <LeaveGuard isDirty={form.isDirty && !form.isSubmitting} onLeave={() => void draft.drop()} />
    </Form>
  )
}

function SignerFields({ form, kind }: { readonly form: Form_; readonly kind: LetterKind }) {
  const t = useT()
  const [copies, setCopies] = useState(() => form.values.copies.join('\n'))
  return (
    <FormSection
      title={t('letters.section.signer')}
      hint={t(kind === 'assignment' ? 'letters.section.head-hint' : 'letters.section.signer-hint')}
    >
      <FormRow>
        <TextField label={t('letters.field.signer')} maxLength={160} {...form.field('signer')} />
        <TextField
          label={t('letters.field.signerPost')}
          maxLength={160}
          {...form.field('signerPost')}
        />
        <TextField
          label={t('letters.field.signerNip')}
          maxLength={40}
          {...form.field('signerNip')}
        />
      </FormRow>
      <TextArea
        label={t('letters.field.copies')}
        hint={t('letters.field.copies-hint')}
        rows={2}
        value={copies}
        onChange={(text) => {
          setCopies(text)
          form.set('copies', [...namesIn(text)])
        }}
      />
    </FormSection>
  )
}
