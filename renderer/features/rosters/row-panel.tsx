import type { RowDecision } from '../../../shared/domain/roster'
import type { PreviewRow } from '../../../shared/ipc/roster-contract'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { FactList } from '../../ui/fact-list'
import { SidePanel } from '../../ui/side-panel'
import { Stack } from '../../ui/stack'
import { DifferenceChoices } from './difference-choices'
import { PersonChoice } from './person-choice'
import { doubtText, plannedFieldLabel, plannedValue } from './planned-values'

export type RowPanelProps = {
  readonly row: PreviewRow
  readonly decision: RowDecision | undefined
  /** The choice for all rows that have none of their own. */
  readonly takesTheirs: boolean
  readonly onDecide: (row: number, decision: Omit<RowDecision, 'row'> | null) => void
  readonly onClose: () => void
}

/** One row of the file: what is doubtful about it, and what the user wants done with it. */
export function RowPanel({ row, decision, takesTheirs, onDecide, onClose }: RowPanelProps) {
  const t = useT()
  const title = row.skipReason === null ? row.fullName : t(`rosters.skipped.${row.skipReason}`)
  return (
    <SidePanel
      isOpen
      title={title}
      onClose={onClose}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t('common.action.done')}
        </Button>
      }
    >
      <Stack>
        <p>
          {row.institutionName === null
            ? t('rosters.row.place', { row: row.row })
            : t('rosters.row.place-at', { row: row.row, name: row.institutionName })}
        </p>
        {row.doubts.map((doubt) => (
          <Banner key={`${doubt.field} ${doubt.code}`} tone="caution">
            {doubtText(doubt, t)}
            {doubt.raw === '' ? null : <p>{t('rosters.row.raw', { raw: doubt.raw })}</p>}
          </Banner>
        ))}
        {row.outcome === 'unsure' ? (
          <PersonChoice row={row} decision={decision} onDecide={onDecide} />
        ) : null}
        {row.differences.length > 0 ? (
          <DifferenceChoices
            row={row}
            decision={decision}
            takesTheirs={takesTheirs}
            onDecide={onDecide}
          />
        ) : null}
        {row.fills.length > 0 ? (
          <section>
            <h3>{t('rosters.row.fills')}</h3>
            <FactList
              facts={row.fills.map(({ field, value }) => ({
                label: plannedFieldLabel(field, t),
                value: plannedValue(field, value, t),
              }))}
            />
          </section>
        ) : null}
        {row.details.length > 0 ? (
          <section>
            <h3>{t('rosters.row.read')}</h3>
            <FactList
              facts={row.details.map(({ field, value }) => ({
                label: plannedFieldLabel(field, t),
                value: plannedValue(field, value, t),
              }))}
            />
          </section>
        ) : null}
      </Stack>
    </SidePanel>
  )
}
