import { IconAdjustments, IconCertificate, IconSignature } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'

import { type CertificateDesk, jpDiffers } from '../../../shared/domain/certificate'
import { type ActivityId, activityId as activityIdSchema } from '../../../shared/domain/ids'
import { PrintMenu } from '../../components/print-menu'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { activityQueries } from '../../queries/activity-queries'
import { certificateQueries } from '../../queries/certificate-queries'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ButtonLink } from '../../ui/button-link'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { showToast } from '../../ui/toast'
import { Toolbar } from '../../ui/toolbar'
import { candidateColumns } from './candidate-columns'
import { isOpen } from './candidate-words'
import { DoubleCertificates } from './double-certificates'
import { IssueDialog } from './issue-dialog'
import { PersonDialog } from './person-dialog'
import { RuleDialog } from './rule-dialog'
import { SignDialog } from './sign-dialog'
import { TakeBackMenu } from './take-back-menu'
import { useMayIssue } from './use-signing'

/** Certificates of one activity: the rule, who is eligible and why not, issuing, printing. */
export function ActivityCertificatesPage() {
  const t = useT()
  const format = useFormat()
  const params = useParams()
  const parsed = activityIdSchema.safeParse(params['activityId'])
  // A made-up address asks for an activity that is not there, and gets the sentence for that.
  const id = parsed.success ? parsed.data : activityIdSchema.parse('0'.repeat(26))
  const activity = useQuery(activityQueries.get(id))
  const desk = useQuery(certificateQueries.desk(id))
  const error = activity.error ?? desk.error
  return (
    <Page
      layout="fill"
      title={t('certificates.title')}
      subtitle={desk.data === undefined ? undefined : ruleText(desk.data, t, format)}
      back={{
        to: `/activities/${id}`,
        label: activity.data?.activity.title ?? t('activities.title'),
      }}
      actions={
        desk.data?.people.some(({ certificate }) => certificate !== null) === true ? (
          <>
            <TakeBackMenu activityId={id} people={desk.data.people} />
            <Papers activityId={id} />
          </>
        ) : undefined
      }
    >
      {desk.data !== undefined && activity.data !== undefined ? (
        <Desk activityId={id} desk={desk.data} />
      ) : error === null ? (
        <LoadingState shape="rows" />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void desk.refetch()} />
      )}
    </Page>
  )
}

function Papers({ activityId }: { readonly activityId: ActivityId }) {
  const t = useT()
  return (
    <PrintMenu
      papers={[
        {
          label: t('certificates.paper.all'),
          request: { kind: 'certificates', activityId, certificateIds: null },
        },
        {
          label: t('certificates.paper.recipients'),
          request: { kind: 'certificate-recipients', activityId },
        },
        {
          label: t('certificates.paper.dapodik'),
          request: { kind: 'dapodik-training', about: { of: 'activity', activityId } },
        },
      ]}
    />
  )
}

function Desk({
  activityId,
  desk,
}: {
  readonly activityId: ActivityId
  readonly desk: CertificateDesk
}) {
  const t = useT()
  const format = useFormat()
  const { people, rule, unsigned } = desk
  const mayIssue = useMayIssue()
  const [shown, setShown] = useState<string | null>(null)
  const [dialog, setDialog] = useState<'rule' | 'issue' | 'sign' | null>(null)
  /** What the user changed about the ticks; else everybody who is eligible is ticked. */
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const columns = useMemo(() => candidateColumns(rule, t, format), [rule, t, format])
  const open = people.filter((person) => isOpen(person))
  const chosen = open.filter(({ id, shortfalls }) => ticks.get(id) ?? shortfalls.length === 0)
  const keys = new Set<string>(chosen.map(({ id }) => id))
  const person = people.find(({ id }) => id === shown)
  return (
    <>
      <ProgrammeNotice activityId={activityId} desk={desk} />
      <DoubleCertificates people={people} />
      <Toolbar
        end={
          mayIssue ? (
            <>
              <Button icon={IconAdjustments} onClick={() => setDialog('rule')}>
                {t('certificates.rule.title')}
              </Button>
              {unsigned > 0 ? (
                <Button icon={IconSignature} onClick={() => setDialog('sign')}>
                  {t('certificates.sign.open')}
                </Button>
              ) : null}
              <Button
                icon={IconCertificate}
                tone="primary"
                disabled={chosen.length === 0 || jpDiffers(rule, desk.programme)}
                onClick={() => setDialog('issue')}
              >
                {t('certificates.issue.open', { count: chosen.length })}
              </Button>
            </>
          ) : undefined
        }
      >
        <Counts desk={desk} />
      </Toolbar>
      <DataTable
        label={t('certificates.title')}
        columns={columns}
        rowCount={people.length}
        getRow={(index) => people[index]}
        rowKey={({ id }) => id}
        onOpen={({ id }) => setShown(id)}
        {...(mayIssue && {
          selection: {
            keys,
            onToggle: (key) => {
              if (open.some(({ id }) => id === key))
                setTicks(new Map([...ticks, [key, !keys.has(key)]]))
            },
          },
        })}
        empty={
          <EmptyState title={t('certificates.empty.title')} body={t('certificates.empty.body')} />
        }
      />
      {dialog === 'rule' ? (
        <RuleDialog activityId={activityId} desk={desk} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'issue' ? (
        <IssueDialog
          activityId={activityId}
          rule={rule}
          people={chosen}
          onClose={() => setDialog(null)}
          onDone={(count) => {
            setDialog(null)
            setTicks(new Map())
            showToast({ tone: 'success', message: t('certificates.issue.done', { count }) })
          }}
        />
      ) : null}
      {dialog === 'sign' ? (
        <SignDialog
          activityId={activityId}
          certificateIds={null}
          count={unsigned}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {person === undefined ? null : (
        <PersonDialog
          activityId={activityId}
          person={person}
          rule={rule}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}

/** What the rule asks, in one line. */
function ruleText(
  { rule }: CertificateDesk,
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
): string {
  return [
    rule.jp === null ? t('certificates.rule.by-attendance') : format.jp(rule.jp),
    t('certificates.rule.least', { percent: rule.sharePercent }),
    rule.needsTask ? t('certificates.rule.with-task') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** Where things stand: how many have one, and how many of those wait for signatures. */
function Counts({ desk: { people, unsigned } }: { readonly desk: CertificateDesk }) {
  const t = useT()
  const issued = people.filter(({ certificate }) => certificate !== null).length
  return (
    <div>
      <p>{t('certificates.count', { issued, all: people.length })}</p>
      {unsigned === 0 ? null : <p>{t('certificates.sign.waiting', { count: unsigned })}</p>}
    </div>
  )
}

/** The front must not contradict the back (DOMAIN 5); without a programme there is no back. */
function ProgrammeNotice({
  activityId,
  desk,
}: {
  readonly activityId: ActivityId
  readonly desk: CertificateDesk
}) {
  const t = useT()
  const format = useFormat()
  const action = (
    <ButtonLink size="small" to={`/activities/${activityId}/papers/agenda`}>
      {t('certificates.programme.open')}
    </ButtonLink>
  )
  if (jpDiffers(desk.rule, desk.programme)) {
    return (
      <Banner tone="caution" title={t('certificates.programme.differs')} action={action}>
        {t('certificates.programme.differs.body', {
          front: format.number(desk.rule.jp ?? 0, 2),
          back: format.number(desk.programmeJp, 2),
        })}
      </Banner>
    )
  }
  if (desk.programme.length > 0) return null
  return (
    <Banner tone="notice" title={t('certificates.programme.none')} action={action}>
      {t('certificates.programme.none.body')}
    </Banner>
  )
}
