import type { RowDecision } from '../../../shared/domain/roster'
import type { PreviewRow } from '../../../shared/ipc/roster-contract'
import { useT } from '../../lib/translate'
import { Checkbox } from '../../ui/checkbox'
import classes from './difference-choices.module.css'
import { plannedFieldLabel, plannedValue } from './planned-values'

export type DifferenceChoicesProps = {
  readonly row: PreviewRow
  readonly decision: RowDecision | undefined
  readonly takesTheirs: boolean
  readonly onDecide: (row: number, decision: Omit<RowDecision, 'row'>) => void
}

/** Where the file says otherwise than we do: ours stays, unless theirs is ticked. */
export function DifferenceChoices({
  row,
  decision,
  takesTheirs,
  onDecide,
}: DifferenceChoicesProps) {
  const t = useT()
  const taken = new Set(
    decision?.take ?? (takesTheirs ? row.differences.map(({ field }) => field) : []),
  )
  const toggle = (field: string, isTaken: boolean) => {
    const next = new Set(taken)
    if (isTaken) next.add(field)
    else next.delete(field)
    onDecide(row.row, { choice: decision?.choice ?? { kind: 'automatic' }, take: [...next] })
  }
  return (
    <section className={classes.list}>
      <h3>{t('rosters.row.differences')}</h3>
      {row.differences.map(({ field, ours, theirs }) => (
        <div key={field} className={classes.difference}>
          <p className={classes.field}>{plannedFieldLabel(field, t)}</p>
          <p>{t('rosters.row.ours', { value: plannedValue(field, ours, t) })}</p>
          <Checkbox
            label={t('rosters.row.take-theirs', { value: plannedValue(field, theirs, t) })}
            checked={taken.has(field)}
            onChange={(isTaken) => toggle(field, isTaken)}
          />
        </div>
      ))}
    </section>
  )
}
