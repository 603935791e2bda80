import { useState } from 'react'

import { splitIntoClasses } from '../../../shared/domain/enrolment'
import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { SelectField } from '../../ui/select-field'
import { showToast } from '../../ui/toast'

export type SplitClassesDialogProps = {
  readonly activityId: ActivityId
  readonly count: number
  readonly onClose: () => void
}

const choices = ['0', '2', '3', '4', '5', '6'] as const
type Choice = (typeof choices)[number]
const letters = 'ABCDEF'

/** Parts the participants evenly, by the order of the list; single people are moved afterwards. */
export function SplitClassesDialog({ activityId, count, onClose }: SplitClassesDialogProps) {
  const t = useT()
  const [choice, setChoice] = useState<Choice>('2')
  const names = Array.from({ length: Number(choice) }, (_, index) =>
    t('activities.split.class', { letter: letters[index] ?? '' }),
  )
  const everyone = Array.from({ length: count }, (_, index) => index)
  const sizes = [...(names.length === 0 ? [] : splitIntoClasses(everyone, names))]
  const split = useCommand('enrolments.splitClasses', {
    errors: 'caller',
    onDone: () => {
      showToast({ tone: 'success', message: t('activities.split.done') })
      onClose()
    },
  })

  return (
    <Dialog title={t('activities.people.split')} isOpen onClose={onClose} size="small">
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          split.run({ activityId, classNames: names })
        }}
      >
        <SelectField
          label={t('activities.split.number')}
          hint={t('activities.split.hint')}
          value={choice}
          options={choices.map((one) => ({
            value: one,
            label:
              one === '0'
                ? t('activities.split.none')
                : t('activities.split.choice', { count: Number(one) }),
          }))}
          onChange={setChoice}
          autoFocus
        />
        <p>
          {sizes
            .map(([name, people]) => t('activities.split.size', { name, count: people.length }))
            .join(', ')}
        </p>
        <FormActions failure={split.failure}>
          <Button type="submit" tone="primary" pending={split.isPending}>
            {t('activities.split.action')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
