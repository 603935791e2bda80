import { useT } from '../../lib/translate'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { SelectField } from '../../ui/select-field'
import { TextField } from '../../ui/text-field'
import { TimeField } from '../../ui/time-field'
import { type SessionFormValues, withHours } from './session-form-values'

export type SessionFieldsProps = {
  readonly session: SessionFormValues
  /** By field name. */
  readonly errorOf: (field: keyof SessionFormValues) => string | undefined
  readonly onChange: (session: SessionFormValues) => void
  readonly venues: readonly { readonly value: string; readonly label: string }[]
  readonly autoFocus?: boolean
}

/** One session: when, how many JP, for whom and where. */
export function SessionFields({
  session,
  errorOf,
  onChange,
  venues,
  autoFocus = false,
}: SessionFieldsProps) {
  const t = useT()
  return (
    <>
      <FormRow>
        <DateField
          label={t('sessions.field.heldOn')}
          value={session.heldOn}
          error={errorOf('heldOn')}
          autoFocus={autoFocus}
          onChange={(heldOn) => onChange({ ...session, heldOn })}
        />
        <TimeField
          label={t('sessions.field.startsAt')}
          value={session.startsAt}
          error={errorOf('startsAt')}
          onChange={(startsAt) => onChange(withHours(session, { startsAt }))}
        />
        <TimeField
          label={t('sessions.field.endsAt')}
          value={session.endsAt}
          error={errorOf('endsAt')}
          onChange={(endsAt) => onChange(withHours(session, { endsAt }))}
        />
      </FormRow>
      <FormRow>
        <TextField
          label={t('sessions.field.jp')}
          value={session.jp}
          error={errorOf('jp')}
          digits
          maxLength={5}
          onChange={(jp) => onChange({ ...session, jp })}
        />
        <TextField
          label={t('sessions.field.className')}
          value={session.className}
          error={errorOf('className')}
          placeholder={t('sessions.field.className.all')}
          maxLength={60}
          onChange={(className) => onChange({ ...session, className })}
        />
        {venues.length === 0 ? null : (
          <SelectField
            label={t('activities.field.venue')}
            value={session.venue}
            emptyLabel={t('sessions.field.venue.none')}
            options={venues}
            onChange={(venue: string | null) => onChange({ ...session, venue })}
          />
        )}
      </FormRow>
      <TextField
        label={t('sessions.field.title')}
        value={session.title}
        error={errorOf('title')}
        placeholder={t('sessions.field.title.example')}
        maxLength={200}
        onChange={(title) => onChange({ ...session, title })}
      />
    </>
  )
}
