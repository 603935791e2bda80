import type { ReactNode } from 'react'

import { educationLevels } from '../../../shared/domain/education'
import {
  dapodikEmploymentStatuses,
  employmentGroupOf,
  employmentGroups,
} from '../../../shared/domain/employment-status'
import { activityStatuses, type MemberField, sexes } from '../../../shared/domain/member'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import { FieldHints } from '../../components/field-hints'
import { useT } from '../../lib/translate'
import { ComboboxField } from '../../ui/combobox-field'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { SelectField } from '../../ui/select-field'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { NikField } from './nik-field'
import { PostFields } from './post-fields'
import type { MemberFormState } from './use-member-form'
import { useMemberHints } from './use-member-hints'

export type MemberFormFieldsProps = MemberFormState & { readonly card: MemberCard | null }

/** All fields of a member. What looks wrong stands below its field; only the name is needed. */
export function MemberFormFields({ form, nik, setNik, card }: MemberFormFieldsProps) {
  const hintsOf = useMemberHints(form.values, nik?.now ?? null)
  return (
    <>
      <IdentityFields form={form} hintsOf={hintsOf} isNew={card === null}>
        <NikField card={card} nik={nik} setNik={setNik} hints={hintsOf('nik')} />
      </IdentityFields>
      <PostSection form={form} />
      <ContactFields form={form} hintsOf={hintsOf} />
      <EmploymentFields form={form} hintsOf={hintsOf} />
      <EducationFields form={form} />
      <MembershipFields form={form} hintsOf={hintsOf} />
    </>
  )
}

type SectionProps = {
  readonly form: MemberFormState['form']
  readonly hintsOf: (field: MemberField) => readonly string[]
}

function IdentityFields({
  form,
  hintsOf,
  isNew,
  children,
}: SectionProps & { readonly isNew: boolean; readonly children: ReactNode }) {
  const t = useT()
  return (
    <FormSection title={t('members.form.identity')} hint={t('members.form.identity-hint')}>
      <FormRow>
        <TextField label={t('members.field.frontTitle')} {...form.field('frontTitle')} />
        <TextField
          label={t('members.field.fullName')}
          required
          autoFocus={isNew}
          {...form.field('fullName')}
        />
        <TextField label={t('members.field.backTitle')} {...form.field('backTitle')} />
      </FormRow>
      <FormRow>
        <SelectField
          label={t('members.field.sex')}
          emptyLabel={t('common.state.unknown')}
          options={sexes.map((sex) => ({ value: sex, label: t(`members.sex.${sex}`) }))}
          {...form.field('sex')}
        />
        <TextField label={t('members.field.birthPlace')} {...form.field('birthPlace')} />
        <FieldHints hints={hintsOf('birthDate')}>
          <DateField label={t('members.field.birthDate')} {...form.field('birthDate')} />
        </FieldHints>
      </FormRow>
      <FormRow>
        <FieldHints hints={hintsOf('nuptk')}>
          <TextField label={t('members.field.nuptk')} digits {...form.field('nuptk')} />
        </FieldHints>
        <FieldHints hints={hintsOf('nip')}>
          <TextField label={t('members.field.nip')} digits {...form.field('nip')} />
        </FieldHints>
      </FormRow>
      {children}
    </FormSection>
  )
}

function PostSection({ form }: Pick<SectionProps, 'form'>) {
  const t = useT()
  return (
    <FormSection title={t('members.form.posts')} hint={t('members.form.posts-hint')}>
      <PostFields
        posts={form.values.posts}
        errors={form.errors}
        onChange={(posts) => form.set('posts', posts)}
      />
    </FormSection>
  )
}

function ContactFields({ form, hintsOf }: SectionProps) {
  const t = useT()
  return (
    <FormSection title={t('members.form.contact')}>
      <FormRow>
        <FieldHints hints={hintsOf('phone')}>
          <TextField label={t('members.field.phone')} digits {...form.field('phone')} />
        </FieldHints>
        <FieldHints hints={hintsOf('email')}>
          <TextField label={t('members.field.email')} {...form.field('email')} />
        </FieldHints>
      </FormRow>
      <TextArea label={t('members.field.homeAddress')} rows={2} {...form.field('homeAddress')} />
    </FormSection>
  )
}

function EmploymentFields({ form, hintsOf }: SectionProps) {
  const t = useT()
  const typed = form.values.employmentStatus ?? ''
  const words = typed.trim().toLowerCase()
  const setStatus = (text: string) => {
    form.set('employmentStatus', text)
    // The group follows the words; whoever knows better chooses it afterwards.
    form.set('employmentGroup', employmentGroupOf(text))
  }
  return (
    <FormSection title={t('members.form.employment')}>
      <FormRow>
        <FieldHints hints={hintsOf('employmentStatus')}>
          <ComboboxField
            label={t('members.field.employmentStatus')}
            text={typed}
            placeholder={t('members.form.employment-placeholder')}
            emptyText={t('members.form.employment-free')}
            isPicked={dapodikEmploymentStatuses.some((status) => status === typed)}
            options={dapodikEmploymentStatuses
              .filter((status) => status.toLowerCase().includes(words))
              .map((status) => ({ value: status, label: status }))}
            onTextChange={setStatus}
            onPick={({ value }) => setStatus(value)}
          />
        </FieldHints>
        <SelectField
          label={t('members.field.employmentGroup')}
          emptyLabel={t('common.state.unknown')}
          options={employmentGroups.map((group) => ({
            value: group,
            label: t(`members.employment.${group}`),
          }))}
          {...form.field('employmentGroup')}
        />
      </FormRow>
      <FormRow>
        <TextField label={t('members.field.rank')} {...form.field('rank')} />
        <DateField
          label={t('members.field.serviceStartedOn')}
          {...form.field('serviceStartedOn')}
        />
        <AnswerField form={form} field="isCertified" />
      </FormRow>
    </FormSection>
  )
}

function EducationFields({ form }: Pick<SectionProps, 'form'>) {
  const t = useT()
  return (
    <FormSection title={t('members.form.education')}>
      <FormRow>
        <SelectField
          label={t('members.field.educationLevel')}
          emptyLabel={t('common.state.unknown')}
          options={educationLevels.map((level) => ({
            value: level,
            label: t(`members.education.${level}`),
          }))}
          {...form.field('educationLevel')}
        />
        <TextField label={t('members.field.educationMajor')} {...form.field('educationMajor')} />
        <AnswerField form={form} field="isLinear" />
      </FormRow>
    </FormSection>
  )
}

/** Yes, no, or not known. */
function AnswerField({
  form,
  field,
}: Pick<SectionProps, 'form'> & { readonly field: 'isLinear' | 'isCertified' }) {
  const t = useT()
  const value = form.values[field]
  return (
    <SelectField<'yes' | 'no'>
      label={t(`members.field.${field}`)}
      emptyLabel={t('common.state.unknown')}
      value={value === null ? null : value ? 'yes' : 'no'}
      options={[
        { value: 'yes', label: t('common.answer.yes') },
        { value: 'no', label: t('common.answer.no') },
      ]}
      onChange={(answer: 'yes' | 'no' | null) =>
        form.set(field, answer === null ? null : answer === 'yes')
      }
    />
  )
}

function MembershipFields({ form, hintsOf }: SectionProps) {
  const t = useT()
  return (
    <FormSection title={t('members.form.membership')}>
      <FormRow>
        <SelectField
          label={t('members.field.activityStatus')}
          options={activityStatuses.map((status) => ({
            value: status,
            label: t(`members.status.${status}`),
          }))}
          {...form.field('activityStatus')}
        />
        <TextField label={t('members.field.memberNumber')} {...form.field('memberNumber')} />
        <TextField label={t('members.field.cardNumber')} {...form.field('cardNumber')} />
      </FormRow>
      <FormRow>
        <DateField label={t('members.field.joinedOn')} {...form.field('joinedOn')} />
        <FieldHints hints={hintsOf('leftOn')}>
          <DateField label={t('members.field.leftOn')} {...form.field('leftOn')} />
        </FieldHints>
      </FormRow>
      <TextArea label={t('members.field.note')} {...form.field('note')} />
    </FormSection>
  )
}
