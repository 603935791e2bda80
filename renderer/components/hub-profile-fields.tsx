import type { z } from 'zod'

import { type NewHub, type newHub, ownerRoles } from '../../shared/domain/hub'
import { useT } from '../lib/translate'
import type { useForm } from '../lib/use-form'
import { ComboboxField } from '../ui/combobox-field'
import { FormRow } from '../ui/form-row'
import { RadioGroup } from '../ui/radio-group'
import { TextField } from '../ui/text-field'
import { DistrictPicker } from './district-picker'

export type HubProfileValues = z.input<typeof newHub>
export type HubProfileForm = ReturnType<typeof useForm<HubProfileValues, NewHub>>

/** What hubs of this kind call themselves. Any other words are as good: one name has many meanings. */
const usualTypes = ['PKG', 'Gugus PAUD', 'KKG', 'MGMP', 'HIMPAUDI', 'IGTKI-PGRI', 'IGRA', 'KKRA']

export type HubFieldsProps = { readonly form: HubProfileForm; readonly autoFocus?: boolean }

/** The hub: its name, its kind, where it is. */
export function HubFields({ form, autoFocus = false }: HubFieldsProps) {
  const t = useT()
  const { values } = form
  const isUsual = usualTypes.includes(values.typeText)
  const typed = values.typeText.trim().toLowerCase()

  return (
    <>
      <TextField
        label={t('setup.field.name')}
        hint={t('setup.field.name-hint')}
        required
        autoFocus={autoFocus}
        {...form.field('name')}
      />
      <FormRow>
        <ComboboxField
          label={t('setup.field.type')}
          hint={t('setup.field.type-hint')}
          required
          name="typeText"
          error={form.errors.typeText}
          text={values.typeText}
          isPicked={isUsual}
          placeholder={t('setup.field.type-placeholder')}
          emptyText={t('setup.field.type-own')}
          options={usualTypes
            .filter((type) => type.toLowerCase().includes(typed))
            .map((type) => ({ value: type, label: type }))}
          onTextChange={(text) => form.set('typeText', text)}
          onPick={({ value }) => form.set('typeText', value)}
        />
        <DistrictPicker
          label={t('setup.field.district')}
          hint={t('setup.field.district-hint')}
          error={form.errors.districtName}
          value={{ code: values.districtCode, name: values.districtName }}
          onChange={({ code, name }) => {
            form.set('districtCode', code)
            form.set('districtName', name === '' ? null : name)
          }}
        />
      </FormRow>
    </>
  )
}

export type OwnerFieldsProps = {
  /** Any form that asks these two, whatever else it asks. */
  readonly form: {
    readonly values: Pick<HubProfileValues, 'ownerRole'>
    readonly field: (name: 'ownerName') => {
      readonly name: string
      readonly value: string
      readonly error: string | undefined
      readonly onChange: (value: string) => void
    }
    readonly set: (name: 'ownerRole', value: HubProfileValues['ownerRole']) => void
  }
  readonly autoFocus?: boolean
}

/** Who sits at this PC. */
export function OwnerFields({ form, autoFocus = false }: OwnerFieldsProps) {
  const t = useT()
  return (
    <>
      <TextField
        label={t('setup.field.owner')}
        hint={t('setup.field.owner-hint')}
        required
        autoFocus={autoFocus}
        {...form.field('ownerName')}
      />
      <RadioGroup
        label={t('setup.field.role')}
        inline
        name="ownerRole"
        options={ownerRoles.map((role) => ({ value: role, label: t(`setup.role.${role}`) }))}
        value={ownerRoles.find((role) => role === form.values.ownerRole) ?? null}
        onChange={(role) => form.set('ownerRole', role)}
      />
    </>
  )
}
