import type { HandoverOverview } from '../../../shared/domain/handover'
import { isMessageKey } from '../../../shared/i18n/keys'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { type Fact, FactList } from '../../ui/fact-list'
import { Panel } from '../../ui/panel'

/** Who is named where, and where else these records lie. */
export function SafetyFigures({ overview }: { readonly overview: HandoverOverview }) {
  const t = useT()
  const format = useFormat()
  const { people, files, lastBackup, lastExchange } = overview
  const role = `setup.role.${people.role}`
  const facts: readonly Fact[] = [
    {
      label: t('handover.people.account'),
      value: `${people.account} (${isMessageKey(role) ? t(role) : people.role})`,
    },
    { label: t('handover.people.secretary'), value: people.secretary },
    { label: t('handover.people.chair'), value: people.chair },
    { label: t('handover.people.treasurer'), value: people.treasurer },
    {
      label: t('handover.safety.backup'),
      value:
        lastBackup === null
          ? t('handover.safety.never')
          : `${format.moment(lastBackup.at)}, ${lastBackup.fileName}`,
    },
    {
      label: t('handover.safety.exchange'),
      value:
        lastExchange === null
          ? t('handover.safety.never')
          : `${format.moment(lastExchange.at)}, ${lastExchange.drive}`,
    },
    {
      label: t('handover.safety.files'),
      value: t('handover.safety.files-value', {
        count: files.count,
        size: format.bytes(files.bytes),
        awaited: files.awaited,
      }),
    },
  ]
  return (
    <Panel title={t('handover.safety')}>
      <FactList facts={facts} />
    </Panel>
  )
}
