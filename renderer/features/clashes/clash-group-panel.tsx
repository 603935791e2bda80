import type { Clash, ClashPick } from '../../../shared/domain/clash'
import { useSessionLabel } from '../../components/use-session-label'
import type { Translate } from '../../lib/translate'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import { type ClashGroup, clashId } from './clash-groups'
import classes from './clash-review.module.css'
import { ClashRow } from './clash-row'
import type { ClashWords } from './clash-words'
import type { ActiveChoice } from './use-choice-keys'

export type ClashGroupPanelProps = {
  readonly group: ClashGroup
  readonly words: ClashWords
  readonly active: ActiveChoice
  /** null: this role only looks. */
  readonly onPick: ((clash: Clash, pick: ClashPick) => void) | null
  readonly onType: (clash: Clash) => void
}

/** The questions about one record, under its name. */
export function ClashGroupPanel({ group, words, active, onPick, onType }: ClashGroupPanelProps) {
  const { t } = words
  const sessions = useSessionLabel()
  const [first] = group.clashes
  const { session, activityTitle } = first.subject
  const address = addressOf(group)
  const isSession = session !== null && (group.kind === 'sheet' || first.cell.table === 'sessions')
  return (
    <Panel
      title={
        isSession ? sessionTitle(activityTitle, sessions.name(session)) : recordTitle(group, t)
      }
      subtitle={isSession ? sessions.details({ ...session, venueName: null }) : undefined}
      actions={
        address === null ? undefined : <TextLink to={address}>{t('clashes.group.open')}</TextLink>
      }
      flush
    >
      <ul className={classes.rows}>
        {group.clashes.map((clash) => (
          <ClashRow
            key={clashId(clash)}
            clash={clash}
            words={words}
            isAboutPerson={group.kind !== 'record'}
            activePlace={active.clash === clashId(clash) ? active.place : null}
            onPick={onPick === null ? null : (pick) => onPick(clash, pick)}
            onType={() => onType(clash)}
          />
        ))}
      </ul>
    </Panel>
  )
}

function sessionTitle(activityTitle: string | null, name: string): string {
  return activityTitle === null ? name : `${activityTitle}, ${name}`
}

function recordTitle({ kind, clashes: [first] }: ClashGroup, t: Translate): string {
  const { name, activityTitle } = first.subject
  if (kind === 'people') {
    return t(isOfCertificates(first) ? 'clashes.group.certificates' : 'clashes.group.enrolment', {
      activity: activityTitle ?? '',
    })
  }
  if (first.cell.table === 'venues') return activityTitle ?? name
  if (name === '') return t('clashes.group.unknown')
  switch (first.cell.table) {
    case 'artifacts':
      return t('clashes.group.artifact', { name })
    case 'hubs':
      return t('clashes.group.hub', { name })
    case 'accounts':
      return t('clashes.group.account', { name })
    default:
      return name
  }
}

function isOfCertificates({ cell: { table } }: Clash): boolean {
  return table === 'certificates' || table === 'certificate_names'
}

function addressOf({ kind, clashes: [first] }: ClashGroup): string | null {
  const { memberId, institutionId, activityId, session } = first.subject
  const activity = activityId === null ? null : `/activities/${activityId}`
  if (kind === 'sheet' && activity !== null && session !== null) {
    return `${activity}/sessions/${session.id}/attendance`
  }
  if (activity !== null) return isOfCertificates(first) ? `${activity}/certificates` : activity
  if (memberId !== null) return `/members/${memberId}`
  if (institutionId !== null) return `/institutions/${institutionId}`
  return first.cell.table === 'duplicate_decisions' ? '/duplicates' : null
}
