import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'

import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { LeaveGuard } from '../../ui/leave-guard'
import { Page } from '../../ui/page'
import { showToast } from '../../ui/toast'
import { ActivityChoice } from './activity-choice'
import { ActivityFields } from './activity-fields'
import {
  emptyActivity,
  newActivityForm,
  type NewActivityFormValues,
  seriesDays,
  toNewActivity,
  withFirstDay,
  withVenues,
} from './activity-form-values'
import { PlannedSessions } from './planned-sessions'
import { RecurrenceFields } from './recurrence-fields'
import { VenueFields } from './venue-fields'

/** A new activity on one page: what, where, its sessions, whether it comes again, who takes part. */
export function NewActivityPage() {
  const t = useT()
  const navigate = useNavigate()
  const [created, setCreated] = useState<ActivityId | null>(null)
  const create = useCommand('activities.create', { errors: 'caller' })
  const form = useForm({
    schema: newActivityForm,
    initial: emptyActivity(todayHere()),
    onSubmit: async (parsed) => {
      const { activityIds } = await create.runAsync(toNewActivity(parsed))
      if (activityIds.length > 1) {
        showToast({
          tone: 'success',
          message: t('activities.form.created', { count: activityIds.length }),
        })
      }
      setCreated(activityIds[0] ?? null)
    },
  })
  // An effect, so that the guard has let go of the page before it is left.
  useEffect(() => {
    if (created !== null) void navigate(`/activities/${created}?tab=people`)
  }, [created, navigate])
  const { values, errors } = form
  const write = (next: NewActivityFormValues) => {
    for (const name of changedNames(values, next)) form.set(name, next[name])
  }
  const change = ({ startsOn, ...others }: Partial<NewActivityFormValues>) => {
    const moved = startsOn === undefined ? values : withFirstDay(values, startsOn)
    write({ ...moved, ...others })
  }
  const days = seriesDays(values).filter((day) => !values.skipped.includes(day)).length

  return (
    <Page
      title={t('activities.form.new')}
      back={{ to: '/activities', label: t('activities.title') }}
    >
      <LeaveGuard isDirty={form.isDirty && created === null} />
      <Form onSubmit={form.submit}>
        <ActivityFields values={values} errors={errors} onChange={change} />
        <VenueFields
          venues={values.venues}
          errors={errors}
          onChange={(venues) => write(withVenues(values, venues))}
        />
        <PlannedSessions
          values={values}
          errors={errors}
          onChange={(sessions) => form.set('sessions', sessions)}
        />
        <RecurrenceFields values={values} errors={errors} onChange={change} />
        <FormSection title={t('activities.tab.people')} hint={t('activities.form.people.hint')}>
          <ActivityChoice
            label={t('activities.form.people.copy')}
            emptyLabel={t('activities.form.people.later')}
            value={values.copyParticipantsFrom}
            onChange={(id) => form.set('copyParticipantsFrom', id)}
          />
        </FormSection>
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {days > 1
              ? t('activities.form.create-series', { count: days })
              : t('activities.form.create')}
          </Button>
          <ButtonLink to="/activities">{t('common.action.cancel')}</ButtonLink>
        </FormActions>
      </Form>
    </Page>
  )
}

function changedNames(
  before: NewActivityFormValues,
  after: NewActivityFormValues,
): readonly (keyof NewActivityFormValues)[] {
  // Object.keys knows only strings; both values have exactly the keys of the type.
  const names = Object.keys(after) as (keyof NewActivityFormValues)[]
  return names.filter((name) => before[name] !== after[name])
}
