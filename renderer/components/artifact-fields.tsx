import { type ArtifactType, artifactTypes } from '../../shared/domain/artifact'
import { fullTitledName } from '../../shared/domain/person-name'
import { useT } from '../lib/translate'
import { FormRow } from '../ui/form-row'
import { RadioGroup } from '../ui/radio-group'
import { SelectField } from '../ui/select-field'
import { TextField } from '../ui/text-field'
import { ActivityPicker } from './activity-picker'
import { type ArtifactForm, askedConsents, childrenAnswers } from './artifact-form'
import { MemberPicker } from './member-picker'

/** What a file is, whose it is, and whether children are in it. */
export function ArtifactFields({ form }: { readonly form: ArtifactForm }) {
  const t = useT()
  const { values, errors } = form
  return (
    <>
      <FormRow>
        <SelectField
          label={t('portfolio.field.type')}
          required
          name="type"
          error={errors.type}
          emptyLabel={t('portfolio.field.type-empty')}
          options={artifactTypes.map((type) => ({
            value: type,
            label: t(`portfolio.type.${type}`),
          }))}
          value={values.type}
          onChange={(type: ArtifactType | null) => form.set('type', type)}
        />
        <TextField
          label={t('portfolio.field.tags')}
          placeholder={t('portfolio.field.tags-placeholder')}
          {...form.field('tags')}
        />
      </FormRow>
      <FormRow>
        <MemberPicker
          label={t('portfolio.field.member')}
          picked={values.member}
          onPick={(member) =>
            form.set(
              'member',
              member === null ? null : { id: member.id, name: fullTitledName(member) },
            )
          }
        />
        <ActivityPicker
          label={t('portfolio.field.activity')}
          picked={
            values.activity === null
              ? null
              : { id: values.activity.id, title: values.activity.name }
          }
          onPick={(activity) => {
            form.set(
              'activity',
              activity === null ? null : { id: activity.id, name: activity.title },
            )
            // A session of the activity that stood here before would be a wrong one.
            form.set('sessionId', null)
          }}
        />
      </FormRow>
      <RadioGroup
        label={t('portfolio.field.children')}
        hint={t('portfolio.field.children-hint')}
        required
        inline
        name="children"
        error={errors.children}
        options={childrenAnswers.map((answer) => ({
          value: answer,
          label: t(`portfolio.children.${answer}`),
        }))}
        value={values.children}
        onChange={(answer) => form.set('children', answer)}
      />
      {values.children === 'yes' ? (
        <RadioGroup
          label={t('portfolio.field.consent')}
          hint={t('portfolio.field.consent-hint')}
          inline
          name="consent"
          options={askedConsents.map((state) => ({
            value: state,
            label: t(`portfolio.consent.${state}`),
          }))}
          value={values.consent}
          onChange={(state) => form.set('consent', state)}
        />
      ) : null}
    </>
  )
}
