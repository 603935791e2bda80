import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'

import type {
  ActivityPapersOverview,
  ClosingCheck,
  PaperState,
} from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { PrintButton } from '../../components/print-button'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { activityPaperQueries } from '../../queries/activity-paper-queries'
import { Badge, type BadgeTone } from '../../ui/badge'
import { Banner } from '../../ui/banner'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import lines from './activity-lines.module.css'
import { AttendancePapers } from './attendance-papers'
import { FindingsPanel } from './findings-panel'
import { LetterLinks } from './letter-links'
import { filledOn, requestOf } from './paper-requests'
import classes from './papers-tab.module.css'
import { SpendingPanel } from './spending-panel'

/** Dokumen: which papers are there, missing or printed, and what would send the report back. */
export function PapersTab({ activityId }: { readonly activityId: ActivityId }) {
  const { data, error, refetch } = useQuery(activityPaperQueries.overview(activityId))
  if (data === undefined) {
    return error === null ? (
      <LoadingState shape="rows" />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    )
  }
  const findings = <FindingsPanel activityId={activityId} findings={data.findings} />
  // While the report is written, what would send it back comes before everything else.
  const isReporting =
    data.findings.length > 0 &&
    data.papers.some(({ paper, state }) => paper === 'report' && state !== 'missing')
  return (
    <Stack gap="large">
      <SpendingWarning overview={data} />
      {isReporting ? findings : null}
      <PaperList activityId={activityId} papers={data.papers} />
      <LetterLinks activityId={activityId} />
      <AttendancePapers activityId={activityId} />
      {isReporting ? null : findings}
      <WithheldPhotos count={data.withheldPhotos} />
      <ChecksPanel checks={data.checks} />
      <SpendingPanel spending={data.spending} />
    </Stack>
  )
}

function SpendingWarning({ overview }: { readonly overview: ActivityPapersOverview }) {
  const t = useT()
  const over = overview.spending.filter(({ isOver, planned }) => isOver && planned > 0).length
  if (over === 0) return null
  return (
    <Banner tone="caution" title={t('activity-papers.spending.warning', { count: over })}>
      {t('activity-papers.spending.warning.body')}
    </Banner>
  )
}

const tones: Readonly<Record<PaperState, BadgeTone>> = {
  missing: 'neutral',
  partly: 'caution',
  ready: 'accent',
}

function PaperList({
  activityId,
  papers,
}: {
  readonly activityId: ActivityId
  readonly papers: ActivityPapersOverview['papers']
}) {
  const t = useT()
  const ready = papers.filter(({ state }) => state === 'ready').length
  return (
    <Panel
      title={t('activity-papers.list.title')}
      subtitle={t('activity-papers.list.subtitle', { ready, all: papers.length })}
      flush
    >
      <ul className={lines.list}>
        {papers.map((line) => (
          <PaperLine key={line.paper} activityId={activityId} line={line} />
        ))}
      </ul>
    </Panel>
  )
}

function PaperLine({
  activityId,
  line: { paper, state, printedAt },
}: {
  readonly activityId: ActivityId
  readonly line: ActivityPapersOverview['papers'][number]
}) {
  const t = useT()
  const format = useFormat()
  const name = t(`activity-papers.paper.${paper}`)
  return (
    <li className={lines.line} aria-label={name}>
      <div className={lines.text}>
        <h3 className={classes.name}>{name}</h3>
        <p className={lines.details}>
          {printedAt === null
            ? t('activity-papers.not-printed')
            : t('activity-papers.printed', { when: format.moment(printedAt) })}
        </p>
      </div>
      <Badge tone={tones[state]}>{t(`activity-papers.state.${state}`)}</Badge>
      <ButtonLink to={`/activities/${activityId}/papers/${filledOn[paper]}`} icon={IconPencil}>
        {t(state === 'missing' ? 'activity-papers.action.fill' : 'activity-papers.action.edit')}
      </ButtonLink>
      <PrintButton request={requestOf(paper, activityId)} />
    </li>
  )
}

/** Photos of children go nowhere without consent (UU PDP art. 25); the report says so too. */
function WithheldPhotos({ count }: { readonly count: number }) {
  const t = useT()
  if (count === 0) return null
  return (
    <Banner
      tone="notice"
      title={t('activity-papers.withheld.title', { count })}
      action={
        <ButtonLink to="/portfolio?consent=open" size="small">
          {t('activity-papers.withheld.action')}
        </ButtonLink>
      }
    >
      {t('activity-papers.withheld.body')}
    </Banner>
  )
}

const answerTones: Readonly<Record<ClosingCheck['answer'], BadgeTone>> = {
  yes: 'accent',
  no: 'caution',
  unknown: 'neutral',
}

/** The four checks of a success (DOMAIN 1.3, U18). */
function ChecksPanel({ checks }: { readonly checks: readonly ClosingCheck[] }) {
  const t = useT()
  return (
    <Panel title={t('activity-papers.checks.title')} flush>
      <ul className={lines.list}>
        {checks.map(({ kind, answer, params }) => (
          <li key={kind} className={lines.line}>
            <p className={lines.text}>{t(`activity-papers.check.${kind}`, params)}</p>
            <Badge tone={answerTones[answer]}>{t(`activity-papers.checks.${answer}`)}</Badge>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
