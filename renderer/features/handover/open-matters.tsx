import type { HandoverOverview, OpenMatter } from '../../../shared/domain/handover'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import classes from './handover-page.module.css'

/** Where each is gone on with. */
const places: Readonly<Record<OpenMatter, string>> = {
  tasks: '/activities/tasks',
  attendance: '/activities',
  minutes: '/activities',
  report: '/activities',
  certificates: '/activities',
  unsigned: '/activities',
  unnumbered: '/documents/letters',
  undelivered: '/documents/letters?tab=delivery',
  'out-unscanned': '/documents/letters',
  'in-undirected': '/documents/letters?tab=in&undirected=1',
  'in-unscanned': '/documents/letters?tab=in',
  visum: '/activities',
}

/** What the new secretary goes on with; better finished before the handover, but never hidden. */
export function OpenMatters({ open }: { readonly open: HandoverOverview['open'] }) {
  const t = useT()
  const format = useFormat()
  return (
    <Panel title={t('handover.open')} subtitle={t('handover.open.hint')}>
      {open.length === 0 ? (
        <p className={classes.quiet}>{t('handover.open.none')}</p>
      ) : (
        <ul className={classes.list}>
          {open.map(({ matter, count, late }) => (
            <li key={matter} className={classes.line}>
              <span>
                <TextLink to={places[matter]}>{t(`handover.open.${matter}`)}</TextLink>{' '}
                {late > 0 ? (
                  <Badge tone="caution">{t('handover.open.late', { count: late })}</Badge>
                ) : null}
              </span>
              <span className={classes.figure}>{format.number(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
