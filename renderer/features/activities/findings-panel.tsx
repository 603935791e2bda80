import type { Finding, MendPlace } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import lines from './activity-lines.module.css'

/** What makes the Dinas send a report back (DOMAIN 6), each with the place to mend it. */
export function FindingsPanel({
  activityId,
  findings,
}: {
  readonly activityId: ActivityId
  readonly findings: readonly Finding[]
}) {
  const t = useT()
  const format = useFormat()
  return (
    <Panel title={t('activity-papers.findings.title')} flush={findings.length > 0}>
      {findings.length === 0 ? (
        <p>{t('activity-papers.findings.none')}</p>
      ) : (
        <ul className={lines.list}>
          {findings.map((finding, index) => (
            <li key={`${finding.kind} ${index}`} className={lines.line}>
              <p className={lines.text}>
                {t(
                  `activity-papers.finding.${finding.kind}`,
                  withLongDays(finding.params, format.dateLong),
                )}
              </p>
              {finding.weight === 'soft' ? (
                <Badge>{t('activity-papers.findings.soft')}</Badge>
              ) : null}
              <TextLink to={placeOf(finding.mend, activityId)}>
                {t('activity-papers.findings.mend')}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The parameters that are days, written out in the language of the screen. */
function withLongDays(
  params: Finding['params'],
  dateLong: (day: string) => string,
): Finding['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? dateLong(value) : value,
    ]),
  )
}

function placeOf(mend: MendPlace, activityId: ActivityId): string {
  const activity = `/activities/${activityId}`
  switch (mend) {
    case 'edit':
      return `${activity}/edit`
    case 'sessions':
    case 'people':
      return `${activity}?tab=${mend}`
    case 'certificates':
      return `${activity}/certificates`
    default:
      return `${activity}/papers/${mend}`
  }
}
