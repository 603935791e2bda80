import {
  accreditations,
  coreStatuses,
  type InstitutionDetails,
  type InstitutionField,
  institutionForms,
} from '../../../shared/domain/institution'
import { institutionFormOf } from '../../../shared/domain/institution-name'
import { DistrictPicker } from '../../components/district-picker'
import { FieldHints } from '../../components/field-hints'
import { useT } from '../../lib/translate'
import type { useForm } from '../../lib/use-form'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { NumberField } from '../../ui/number-field'
import { SelectField } from '../../ui/select-field'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { hintsAbout, type InstitutionFormValues } from './institution-form-values'

export type InstitutionFieldsProps = {
  readonly form: ReturnType<typeof useForm<InstitutionFormValues, InstitutionDetails>>
  readonly isNew: boolean
}

/** All fields of an institution. Only the name is needed. */
export function InstitutionFields({ form, isNew }: InstitutionFieldsProps) {
  const t = useT()
  const hints = hintsAbout(form.values)
  const hintsOf = (field: InstitutionField) =>
    hints.filter((hint) => hint.field === field).map(({ code }) => t(`institutions.hint.${code}`))
  const setName = (name: string) => {
    // "TK Mawar" says its form; what was chosen by hand stays.
    const said = institutionFormOf(form.values.name)
    if (form.values.form === null || form.values.form === said) {
      form.set('form', institutionFormOf(name))
    }
    form.set('name', name)
  }

  return (
    <>
      <FormSection
        title={t('institutions.section.identity')}
        hint={t('institutions.section.identity-hint')}
      >
        <TextField
          label={t('institutions.field.name')}
          required
          autoFocus={isNew}
          {...form.field('name')}
          onChange={setName}
        />
        <FormRow>
          <SelectField
            label={t('institutions.field.form')}
            emptyLabel={t('common.state.unknown')}
            options={institutionForms.map((one) => ({
              value: one,
              label: t(`institutions.form.${one}`),
            }))}
            {...form.field('form')}
          />
          <FieldHints hints={hintsOf('npsn')}>
            <TextField label={t('institutions.field.npsn')} digits {...form.field('npsn')} />
          </FieldHints>
          <SelectField
            label={t('institutions.field.coreStatus')}
            emptyLabel={t('common.state.unknown')}
            options={coreStatuses.map((status) => ({
              value: status,
              label: t(`institutions.core.${status}`),
            }))}
            {...form.field('coreStatus')}
          />
        </FormRow>
      </FormSection>
      <FormSection title={t('institutions.section.place')}>
        <FormRow>
          <DistrictPicker
            label={t('institutions.field.district')}
            error={form.errors.districtName}
            value={{ code: form.values.districtCode, name: form.values.districtName }}
            onChange={({ code, name }) => {
              form.set('districtCode', code)
              form.set('districtName', name === '' ? null : name)
            }}
          />
          <TextField label={t('institutions.field.village')} {...form.field('village')} />
        </FormRow>
        <TextArea label={t('institutions.field.address')} rows={2} {...form.field('address')} />
      </FormSection>
      <FormSection title={t('institutions.section.contact')}>
        <FormRow>
          <TextField label={t('institutions.field.headName')} {...form.field('headName')} />
          <FieldHints hints={hintsOf('phone')}>
            <TextField label={t('institutions.field.phone')} digits {...form.field('phone')} />
          </FieldHints>
        </FormRow>
      </FormSection>
      <FormSection title={t('institutions.section.register')}>
        <FormRow>
          <NumberField label={t('institutions.field.pupilCount')} {...form.field('pupilCount')} />
          <SelectField
            label={t('institutions.field.accreditation')}
            emptyLabel={t('common.state.unknown')}
            options={accreditations.map((one) => ({
              value: one,
              label: t(`institutions.accreditation.${one}`),
            }))}
            {...form.field('accreditation')}
          />
          <NumberField
            label={t('institutions.field.accreditationYear')}
            {...form.field('accreditationYear')}
          />
        </FormRow>
      </FormSection>
    </>
  )
}
