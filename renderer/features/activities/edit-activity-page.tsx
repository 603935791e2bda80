import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'

import { activityId as activityIdSchema } from '../../../shared/domain/ids'
import type { Output } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { activityQueries } from '../../queries/activity-queries'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { LeaveGuard } from '../../ui/leave-guard'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { ActivityFields } from './activity-fields'
import {
  activityEditForm,
  type ActivityEditFormValues,
  toActivityEdit,
} from './activity-form-values'
import { noActivity } from './no-activity'
import { VenueFields } from './venue-fields'

/** Changes what an activity is, when and where. Sessions and people have their own tabs. */
export function EditActivityPage() {
  const t = useT()
  const params = useParams()
  const parsed = activityIdSchema.safeParse(params['activityId'])
  const found = useQuery(activityQueries.get(parsed.success ? parsed.data : noActivity))

  return (
    <Page
      title={t('activities.form.edit')}
      back={{
        to: parsed.success ? `/activities/${parsed.data}` : '/activities',
        label: found.data?.activity.title ?? t('activities.title'),
      }}
    >
      {found.data === undefined ? (
        found.error === null ? (
          <LoadingState />
        ) : (
          <ErrorState failure={failureOf(found.error)} onRetry={() => void found.refetch()} />
        )
      ) : (
        <EditForm found={found.data} />
      )}
    </Page>
  )
}

function EditForm({ found }: { readonly found: Output<'activities.get'> }) {
  const t = useT()
  const navigate = useNavigate()
  const { activity, venues } = found
  const edit = useCommand('activities.edit', { errors: 'caller' })
  const initial: ActivityEditFormValues = {
    title: activity.title,
    type: activity.type,
    purpose: activity.purpose,
    startsOn: activity.startsOn,
    endsOn: activity.endsOn,
    quota: activity.quota,
    note: activity.note,
    venues: venues.map(({ id, name, address }) => ({ id, name, address })),
  }
  // What the form began with: fields that are still so are not sent, and another desk's edits stay.
  const [start] = useState(initial)
  const [isSaved, setSaved] = useState(false)
  const form = useForm({
    schema: activityEditForm,
    initial: start,
    onSubmit: async (parsed) => {
      await edit.runAsync(toActivityEdit({ id: activity.id, before: start, parsed }))
      setSaved(true)
    },
  })
  // An effect, so that the guard has let go of the page before it is left.
  useEffect(() => {
    if (isSaved) void navigate(`/activities/${activity.id}`)
  }, [isSaved, navigate, activity.id])

  return (
    <Form onSubmit={form.submit}>
      <LeaveGuard isDirty={form.isDirty && !isSaved} />
      <ActivityFields
        values={form.values}
        errors={form.errors}
        onChange={(changes) => {
          // Object.keys knows only strings; the changes are of the form's own fields.
          for (const name of Object.keys(changes) as (keyof typeof changes)[]) {
            const value = changes[name]
            if (value !== undefined) form.set(name, value)
          }
        }}
      />
      <VenueFields
        venues={form.values.venues}
        errors={form.errors}
        onChange={(next) => form.set('venues', next)}
      />
      <FormActions failure={form.failure}>
        <Button type="submit" tone="primary" pending={form.isSubmitting}>
          {t('common.action.save')}
        </Button>
        <ButtonLink to={`/activities/${activity.id}`}>{t('common.action.cancel')}</ButtonLink>
      </FormActions>
    </Form>
  )
}
