import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type MinutesTexts, minutesTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { clockOf, minutesOfClock } from '../../../shared/domain/session'
import { KeptDraft } from '../../components/kept-draft'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useDraft, useKeepTyped } from '../../lib/use-draft'
import { useForm } from '../../lib/use-form'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { DateField } from '../../ui/date-field'
import { ErrorState } from '../../ui/error-state'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { LoadingState } from '../../ui/loading-state'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { TimeField } from '../../ui/time-field'
import { showToast } from '../../ui/toast'
import { PaperTextForm } from './paper-text-form'

/** Notulen: the heading comes from the activity, the proceedings from who took notes. */
export function MinutesForm({ activityId }: { readonly activityId: ActivityId }) {
  const { data, error, refetch } = useQuery(activityPaperQueries.minutes(activityId))
  if (data === undefined) {
    return error === null ? (
      <LoadingState />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    )
  }
  return (
    <KeptDraft draftKey={`minutes/${activityId}`} initial={data.values}>
      {(draft) => <MinutesFields activityId={activityId} initial={data.values} {...draft} />}
    </KeptDraft>
  )
}

function MinutesFields({
  activityId,
  initial,
  typed,
  notice,
}: {
  readonly activityId: ActivityId
  readonly initial: MinutesTexts
  readonly typed: MinutesTexts | null
  readonly notice: ReactNode
}) {
  const t = useT()
  const save = useCommand('activityPapers.saveMinutes', {
    errors: 'caller',
    onDone: () => showToast({ tone: 'success', message: t('activity-papers.saved') }),
  })
  const draft = useDraft(`minutes/${activityId}`)
  const form = useForm({
    schema: minutesTexts,
    initial,
    typed,
    onSubmit: async (texts) => {
      await save.runAsync({ activityId, texts })
      await draft.drop()
    },
  })
  useKeepTyped(draft, form)
  const label = (part: keyof MinutesTexts) => t(`activity-papers.minutes.${part}`)
  return (
    <PaperTextForm form={form} notice={notice} onLeave={() => void draft.drop()}>
      <FormSection title={t('activity-papers.minutes.head')}>
        <TextField label={label('theme')} maxLength={300} {...form.field('theme')} />
        <FormRow>
          <DateField label={label('heldOn')} {...form.field('heldOn')} />
          {(['startsAt', 'endsAt'] as const).map((part) => (
            <TimeField
              key={part}
              label={label(part)}
              name={part}
              value={clockOrNull(form.values[part])}
              error={form.errors[part]}
              onChange={(clock) => form.set(part, clock === null ? null : minutesOfClock(clock))}
            />
          ))}
        </FormRow>
        <FormRow>
          <TextField label={label('place')} maxLength={300} {...form.field('place')} />
          <TextField label={label('nature')} maxLength={120} {...form.field('nature')} />
        </FormRow>
        <FormRow>
          <TextField label={label('leader')} maxLength={200} {...form.field('leader')} />
          <TextField label={label('noteTaker')} maxLength={200} {...form.field('noteTaker')} />
        </FormRow>
        <TextArea label={label('attendees')} rows={2} {...form.field('attendees')} />
      </FormSection>
      <FormSection title={t('activity-papers.minutes.body')} hint={t('activity-papers.lines-hint')}>
        <TextArea label={label('agenda')} rows={5} {...form.field('agenda')} />
        <TextArea label={label('proceedings')} rows={10} {...form.field('proceedings')} />
        <TextArea label={label('closing')} rows={2} {...form.field('closing')} />
      </FormSection>
    </PaperTextForm>
  )
}

function clockOrNull(minutes: number | null): string | null {
  return minutes === null ? null : clockOf(minutes)
}
