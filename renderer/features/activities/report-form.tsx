import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { type ReportTexts, reportTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
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
import { showToast } from '../../ui/toast'
import { PaperTextForm } from './paper-text-form'

/** Laporan kegiatan, chapter by chapter, with what the berita acara and the approval ask for. */
export function ReportForm({ activityId }: { readonly activityId: ActivityId }) {
  const { data, error, refetch } = useQuery(activityPaperQueries.report(activityId))
  if (data === undefined) {
    return error === null ? (
      <LoadingState />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    )
  }
  return (
    <KeptDraft draftKey={`report/${activityId}`} initial={data.values}>
      {(draft) => <ReportFields activityId={activityId} initial={data.values} {...draft} />}
    </KeptDraft>
  )
}

const chapters = [
  ['1', ['background', 'purpose', 'target', 'expected']],
  ['2', ['course', 'indicators', 'facilitators', 'results', 'funds', 'problems']],
  ['3', ['conclusion', 'recommendations']],
] as const

function ReportFields({
  activityId,
  initial,
  typed,
  notice,
}: {
  readonly activityId: ActivityId
  readonly initial: ReportTexts
  readonly typed: ReportTexts | null
  readonly notice: ReactNode
}) {
  const t = useT()
  const save = useCommand('activityPapers.saveReport', {
    errors: 'caller',
    onDone: () => showToast({ tone: 'success', message: t('activity-papers.saved') }),
  })
  const draft = useDraft(`report/${activityId}`)
  const form = useForm({
    schema: reportTexts,
    initial,
    typed,
    onSubmit: async (texts) => {
      await save.runAsync({ activityId, texts })
      await draft.drop()
    },
  })
  useKeepTyped(draft, form)
  const label = (part: keyof ReportTexts) => t(`activity-papers.report.${part}`)
  return (
    <PaperTextForm form={form} notice={notice} onLeave={() => void draft.drop()}>
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
