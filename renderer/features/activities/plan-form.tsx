import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'

import { planParts, type PlanTexts, planTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { KeptDraft } from '../../components/kept-draft'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useDraft, useKeepTyped } from '../../lib/use-draft'
import { useForm } from '../../lib/use-form'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { FormSection } from '../../ui/form-section'
import { LoadingState } from '../../ui/loading-state'
import { TextArea } from '../../ui/text-area'
import { showToast } from '../../ui/toast'
import { CopyPlanDialog } from './copy-plan-dialog'
import { PaperTextForm } from './paper-text-form'

/** KAK: from the template of its type, or from another activity. */
export function PlanForm({ activityId }: { readonly activityId: ActivityId }) {
  const { data, error, refetch } = useQuery(activityPaperQueries.plan(activityId))
  /** Counts takings over, so that the fields start anew with what came. */
  const [round, setRound] = useState(0)
  if (data === undefined) {
    return error === null ? (
      <LoadingState />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    )
  }
  return (
    <KeptDraft key={round} draftKey={`plan/${activityId}`} initial={data.values}>
      {(draft) => (
        <PlanFields
          activityId={activityId}
          initial={data.values}
          {...draft}
          onCopied={async () => {
            await refetch()
            setRound(round + 1)
          }}
        />
      )}
    </KeptDraft>
  )
}

function PlanFields({
  activityId,
  initial,
  typed,
  notice,
  onCopied,
}: {
  readonly activityId: ActivityId
  readonly initial: PlanTexts
  readonly typed: PlanTexts | null
  readonly notice: ReactNode
  readonly onCopied: () => Promise<void>
}) {
  const t = useT()
  const [isCopying, setCopying] = useState(false)
  const save = useCommand('activityPapers.savePlan', {
    errors: 'caller',
    onDone: () => showToast({ tone: 'success', message: t('activity-papers.saved') }),
  })
  const draft = useDraft(`plan/${activityId}`)
  const form = useForm({
    schema: planTexts,
    initial,
    typed,
    onSubmit: async (texts) => {
      await save.runAsync({ activityId, texts })
      await draft.drop()
    },
  })
  useKeepTyped(draft, form)
  return (
    <>
      <PaperTextForm
        form={form}
        notice={notice}
        onLeave={() => void draft.drop()}
        extra={
          <Button icon={IconCopy} size="small" onClick={() => setCopying(true)}>
            {t('activity-papers.copy.action')}
          </Button>
        }
      >
        <FormSection
          title={t('activity-papers.paper.plan')}
          hint={`${t('activity-papers.lines-hint')} ${t('activity-papers.plan.tables')}`}
        >
          {planParts.map((part) => (
            <TextArea
              key={part}
              label={t(`activity-papers.plan.${part}`)}
              rows={4}
              maxLength={20_000}
              {...form.field(part)}
            />
          ))}
        </FormSection>
      </PaperTextForm>
      {isCopying ? (
        <CopyPlanDialog
          activityId={activityId}
          onClose={() => setCopying(false)}
          onDone={async () => {
            // What comes takes the place of what was typed.
            await draft.drop()
            await onCopied()
          }}
        />
      ) : null}
    </>
  )
}
