import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useFormat } from '../../lib/use-format'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { SelectField } from '../../ui/select-field'
import { showToast } from '../../ui/toast'

export type CopyPlanDialogProps = {
  readonly activityId: ActivityId
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

/** Last year's KAK with its RAB and jadwal, on this activity's days. */
export function CopyPlanDialog({ activityId, onClose, onDone }: CopyPlanDialogProps) {
  const t = useT()
  const format = useFormat()
  const { data: sources = [] } = useQuery(activityPaperQueries.planSources(activityId))
  const [fromId, setFromId] = useState<ActivityId | null>(null)
  const copy = useCommand('activityPapers.copyPlan', {
    errors: 'caller',
    onDone: ({ budgetLines, agendaLines }) => {
      showToast({
        tone: 'success',
        message: t('activity-papers.copy.done', { budget: budgetLines, agenda: agendaLines }),
      })
      onClose()
      void onDone()
    },
  })
  return (
    <Dialog title={t('activity-papers.copy.title')} isOpen onClose={onClose}>
      <Form
        onSubmit={(event) => {
          event.preventDefault()
          if (fromId !== null) copy.run({ activityId, fromId })
        }}
      >
        <SelectField
          label={t('activity-papers.copy.from')}
          hint={t(sources.length === 0 ? 'activity-papers.copy.none' : 'activity-papers.copy.hint')}
          disabled={sources.length === 0}
          value={fromId}
          emptyLabel={t('activity-papers.copy.choose')}
          options={sources.map(({ id, title, startsOn }) => ({
            value: id,
            label: startsOn === null ? title : `${title} (${format.dateShort(startsOn)})`,
          }))}
          onChange={(chosen: ActivityId | null) => setFromId(chosen)}
        />
        <FormActions failure={copy.failure}>
          <Button type="submit" tone="primary" pending={copy.isPending} disabled={fromId === null}>
            {t('activity-papers.copy.run')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
