import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { planParts, type PlanTexts, planTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { call } from '../../lib/call'
import { useT } from '../../lib/translate'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { Button } from '../../ui/button'
import { FormSection } from '../../ui/form-section'
import { TextArea } from '../../ui/text-area'
import { CopyPlanDialog } from './copy-plan-dialog'
import { type Opened, OpenedTexts } from './opened-texts'
import { PaperTextForm } from './paper-text-form'
import { usePaperTexts } from './use-paper-texts'

/** KAK: from the template of its type, or from another activity. */
export function PlanForm({ activityId }: { readonly activityId: ActivityId }) {
  const query = useQuery(activityPaperQueries.plan(activityId))
  /** Counts takings over, so that the fields start anew with what came. */
  const [round, setRound] = useState(0)
  return (
    <OpenedTexts key={round} query={query} draftKey={`plan/${activityId}`}>
      {(opened) => (
        <PlanFields
          activityId={activityId}
          opened={opened}
          onCopied={async () => {
            await query.refetch()
            setRound(round + 1)
          }}
        />
      )}
    </OpenedTexts>
  )
}

function PlanFields({
  activityId,
  opened,
  onCopied,
}: {
  readonly activityId: ActivityId
  readonly opened: Opened<PlanTexts>
  readonly onCopied: () => Promise<void>
}) {
  const t = useT()
  const [isCopying, setCopying] = useState(false)
  const paper = usePaperTexts({
    draftKey: `plan/${activityId}`,
    schema: planTexts,
    opened,
    save: (texts) => call('activityPapers.savePlan', { activityId, texts }),
  })
  const { form } = paper
  return (
    <>
      <PaperTextForm
        texts={paper}
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
            await paper.drop()
            await onCopied()
          }}
        />
      ) : null}
    </>
  )
}
