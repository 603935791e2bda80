import { useQuery } from '@tanstack/react-query'

import { type ReportTexts, reportTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { call } from '../../lib/call'
import { useT } from '../../lib/translate'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { type Opened, OpenedTexts } from './opened-texts'
import { PaperTextForm } from './paper-text-form'
import { usePaperTexts } from './use-paper-texts'

/** Laporan kegiatan, chapter by chapter, with what the berita acara and the approval ask for. */
export function ReportForm({ activityId }: { readonly activityId: ActivityId }) {
  const query = useQuery(activityPaperQueries.report(activityId))
  return (
    <OpenedTexts query={query} draftKey={`report/${activityId}`}>
      {(opened) => <ReportFields activityId={activityId} opened={opened} />}
    </OpenedTexts>
  )
}

const chapters = [
  ['1', ['background', 'purpose', 'target', 'expected']],
  ['2', ['course', 'indicators', 'facilitators', 'results', 'funds', 'problems']],
  ['3', ['conclusion', 'recommendations']],
] as const

function ReportFields({
  activityId,
  opened,
}: {
  readonly activityId: ActivityId
  readonly opened: Opened<ReportTexts>
}) {
  const t = useT()
  const paper = usePaperTexts({
    draftKey: `report/${activityId}`,
    schema: reportTexts,
    opened,
    save: (texts) => call('activityPapers.saveReport', { activityId, texts }),
  })
  const { form } = paper
  const label = (part: keyof ReportTexts) => t(`activity-papers.report.${part}`)
  return (
    <PaperTextForm texts={paper}>
      {chapters.map(([chapter, parts]) => (
        <FormSection
          key={chapter}
          title={t(`activity-papers.report.chapter.${chapter}`)}
          hint={t('activity-papers.lines-hint')}
        >
          {parts.map((part) => (
            <TextArea
              key={part}
              label={label(part)}
              rows={4}
              maxLength={20_000}
              {...form.field(part)}
            />
          ))}
        </FormSection>
      ))}
      <FormSection title={t('activity-papers.report.approval')}>
        <FormRow>
          <TextField label={label('approvedBy')} maxLength={200} {...form.field('approvedBy')} />
          <DateField label={label('approvedOn')} {...form.field('approvedOn')} />
        </FormRow>
        <TextField label={label('witness')} maxLength={200} {...form.field('witness')} />
        <TextArea label={label('recordNote')} rows={3} {...form.field('recordNote')} />
      </FormSection>
    </PaperTextForm>
  )
}
