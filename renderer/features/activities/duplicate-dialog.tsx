import { z } from 'zod'

import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'

export type DuplicateDialogProps = {
  readonly activityId: ActivityId
  readonly title: string
  readonly onClose: () => void
  readonly onDone: (copy: ActivityId) => void
}

const duplicateForm = z.object({
  startsOn: z
    .string()
    .nullable()
    .transform((text) => text ?? '')
    .pipe(z.iso.date()),
  withParticipants: z.boolean(),
})

/** The same activity again on other days. */
export function DuplicateDialog({ activityId, title, onClose, onDone }: DuplicateDialogProps) {
  const t = useT()
  const duplicate = useCommand('activities.duplicate', { errors: 'caller' })
  const initial: z.input<typeof duplicateForm> = { startsOn: todayHere(), withParticipants: true }
  const form = useForm({
    schema: duplicateForm,
    initial,
    onSubmit: async (parsed) => {
      onDone((await duplicate.runAsync({ activityId, ...parsed })).activityId)
    },
  })
  return (
    <Dialog
      title={t('activities.duplicate.title', { title })}
      isOpen
      onClose={onClose}
      size="small"
    >
      <Form onSubmit={form.submit}>
        <DateField
          label={t('activities.field.startsOn')}
          autoFocus
          required
          {...form.field('startsOn')}
        />
        <Checkbox
          label={t('activities.duplicate.people')}
          checked={form.values.withParticipants}
          onChange={(value) => form.set('withParticipants', value)}
        />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {t('activities.action.duplicate')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
