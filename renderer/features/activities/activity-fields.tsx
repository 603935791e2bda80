import {
  type ActivityPurpose,
  activityPurposes,
  type ActivityType,
  activityTypes,
} from '../../../shared/domain/activity'
import { useT } from '../../lib/translate'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { NumberField } from '../../ui/number-field'
import { SelectField } from '../../ui/select-field'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'

type BaseValues = {
  readonly title: string
  readonly type: ActivityType
  readonly purpose: ActivityPurpose | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly quota: number | null
  readonly note: string | null
}

export type ActivityFieldsProps = {
  readonly values: BaseValues
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<BaseValues>) => void
}

/** What an activity is and when: the same fields for a new one and for an edit. */
export function ActivityFields({ values, errors, onChange }: ActivityFieldsProps) {
  const t = useT()
  return (
    <FormSection title={t('activities.form.what')} hint={t('activities.form.what.hint')}>
      <TextField
        label={t('activities.field.title')}
        name="title"
        value={values.title}
        error={errors['title']}
        onChange={(title) => onChange({ title })}
        maxLength={200}
        autoFocus
        required
      />
      <FormRow>
        <SelectField
          label={t('activities.field.type')}
          name="type"
          value={values.type}
          options={activityTypes.map((type) => ({
            value: type,
            label: t(`activities.type.${type}`),
          }))}
          onChange={(type) => onChange({ type })}
        />
        <SelectField
          label={t('activities.field.purpose')}
          name="purpose"
          value={values.purpose}
          emptyLabel={t('common.state.unknown')}
          options={activityPurposes.map((purpose) => ({
            value: purpose,
            label: t(`activities.purpose.${purpose}`),
          }))}
          onChange={(purpose: ActivityPurpose | null) => onChange({ purpose })}
        />
      </FormRow>
      <FormRow>
        <DateField
          label={t('activities.field.startsOn')}
          name="startsOn"
          value={values.startsOn}
          error={errors['startsOn']}
          onChange={(startsOn) => onChange({ startsOn })}
          required
        />
        <DateField
          label={t('activities.field.endsOn')}
          name="endsOn"
          value={values.endsOn}
          error={errors['endsOn']}
          onChange={(endsOn) => onChange({ endsOn })}
          required
        />
        <NumberField
          label={t('activities.field.quota')}
          name="quota"
          value={values.quota}
          error={errors['quota']}
          unit={t('activities.unit.people')}
          onChange={(quota) => onChange({ quota })}
        />
      </FormRow>
      <TextArea
        label={t('activities.field.note')}
        name="note"
        value={values.note}
        error={errors['note']}
        rows={2}
        onChange={(note) => onChange({ note })}
      />
    </FormSection>
  )
}
