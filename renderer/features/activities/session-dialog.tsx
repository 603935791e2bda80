import type { Venue } from '../../../shared/domain/activity'
import type { ActivityId } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { SessionFields } from './session-fields'
import {
  blankSession,
  sessionForm,
  type SessionFormValues,
  toSessionForm,
} from './session-form-values'

export type SessionDialogProps = {
  readonly activityId: ActivityId
  readonly venues: readonly Venue[]
  /** null: a new one. */
  readonly session: Session | null
  /** A new session starts with the hours of the last one. */
  readonly previous: Session | null
  readonly startsOn: string | null
  readonly onClose: () => void
}

export function SessionDialog({
  activityId,
  venues,
  session,
  previous,
  startsOn,
  onClose,
}: SessionDialogProps) {
  const t = useT()
  const add = useCommand('sessions.add', { errors: 'caller' })
  const edit = useCommand('sessions.edit', { errors: 'caller' })
  const form = useForm({
    schema: sessionForm,
    initial: firstValues(session ?? previous, { isNew: session === null, startsOn }),
    onSubmit: async ({ venue, ...details }) => {
      const venueId = venues.find(({ id }) => id === venue)?.id ?? null
      const changes = { ...details, venueId }
      if (session === null) await add.runAsync({ activityId, session: changes })
      else await edit.runAsync({ sessionId: session.id, changes })
      onClose()
    },
  })

  return (
    <Dialog
      title={session === null ? t('sessions.form.new') : t('sessions.form.edit')}
      isOpen
      onClose={onClose}
      isDirty={form.isDirty}
    >
      <Form onSubmit={form.submit}>
        <SessionFields
          session={form.values}
          venues={venues.map(({ id, name }) => ({ value: id, label: name }))}
          errorOf={(field) => form.errors[field]}
          onChange={(changed) => {
            // Object.keys knows only strings; a session of the form has exactly these fields.
            for (const name of Object.keys(changed) as (keyof SessionFormValues)[]) {
              if (changed[name] !== form.values[name]) form.set(name, changed[name])
            }
          }}
          autoFocus
        />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {t('common.action.save')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function firstValues(
  pattern: Session | null,
  options: { readonly isNew: boolean; readonly startsOn: string | null },
): SessionFormValues {
  if (pattern === null) return { ...blankSession, heldOn: options.startsOn }
  const values = toSessionForm(pattern)
  return options.isNew ? { ...values, title: null } : values
}
