import { useQuery } from '@tanstack/react-query'

import { type MinutesTexts, minutesTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { clockOf, minutesOfClock } from '../../../shared/domain/session'
import { call } from '../../lib/call'
import { useT } from '../../lib/translate'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { TimeField } from '../../ui/time-field'
import { type Opened, OpenedTexts } from './opened-texts'
import { PaperTextForm } from './paper-text-form'
import { usePaperTexts } from './use-paper-texts'

/** Notulen: the heading comes from the activity, the proceedings from who took notes. */
export function MinutesForm({ activityId }: { readonly activityId: ActivityId }) {
  const query = useQuery(activityPaperQueries.minutes(activityId))
  return (
    <OpenedTexts query={query} draftKey={`minutes/${activityId}`}>
      {(opened) => <MinutesFields activityId={activityId} opened={opened} />}
    </OpenedTexts>
  )
}

function MinutesFields({
  activityId,
  opened,
}: {
  readonly activityId: ActivityId
  readonly opened: Opened<MinutesTexts>
}) {
  const t = useT()
  const paper = usePaperTexts({
    draftKey: `minutes/${activityId}`,
    schema: minutesTexts,
    opened,
    save: (texts) => call('activityPapers.saveMinutes', { activityId, texts }),
  })
  const { form } = paper
  const label = (part: keyof MinutesTexts) => t(`activity-papers.minutes.${part}`)
  return (
    <PaperTextForm texts={paper}>
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
