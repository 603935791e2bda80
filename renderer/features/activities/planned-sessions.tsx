import { IconCalendarPlus, IconPlus, IconTrash } from '@tabler/icons-react'

import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { FormSection } from '../../ui/form-section'
import { IconButton } from '../../ui/icon-button'
import { Inline } from '../../ui/inline'
import classes from './activity-form.module.css'
import { type NewActivityFormValues, sessionPerDay } from './activity-form-values'
import { SessionFields } from './session-fields'
import { blankSession } from './session-form-values'

export type PlannedSessionsProps = {
  readonly values: NewActivityFormValues
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (sessions: NewActivityFormValues['sessions']) => void
}

/** The sessions of an activity that is being made; each will have a sheet of its own. */
export function PlannedSessions({ values, errors, onChange }: PlannedSessionsProps) {
  const t = useT()
  const { sessions } = values
  const venues = values.venues.flatMap(({ name }, index) =>
    name.trim() === '' ? [] : [{ value: String(index), label: name }],
  )
  const last = sessions[sessions.length - 1] ?? { ...blankSession, heldOn: values.startsOn }

  return (
    <FormSection title={t('sessions.title')} hint={t('sessions.form.hint')}>
      {sessions.map((session, index) => (
        <div key={index} className={classes.session}>
          <div className={classes.sessionHead}>
            <h3 className={classes.sessionTitle}>
              {t('sessions.label.number', { number: index + 1 })}
            </h3>
            <IconButton
              icon={IconTrash}
              size="small"
              label={t('sessions.form.remove', { number: index + 1 })}
              onClick={() => onChange(sessions.filter((_, at) => at !== index))}
            />
          </div>
          <SessionFields
            session={session}
            venues={venues}
            errorOf={(field) => errors[`sessions.${index}.${field}`]}
            onChange={(changed) =>
              onChange(sessions.map((one, at) => (at === index ? changed : one)))
            }
          />
        </div>
      ))}
      <Inline gap="small">
        <Button
          icon={IconPlus}
          size="small"
          onClick={() => onChange([...sessions, { ...last, title: null }])}
        >
          {t('sessions.form.add')}
        </Button>
        {values.startsOn === values.endsOn ? null : (
          <Button
            icon={IconCalendarPlus}
            size="small"
            onClick={() => onChange(sessionPerDay(values))}
          >
            {t('sessions.form.per-day')}
          </Button>
        )}
      </Inline>
    </FormSection>
  )
}
