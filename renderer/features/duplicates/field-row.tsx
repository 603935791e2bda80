import type { DuplicateComparison, FieldComparison } from '../../../shared/ipc/duplicates-contract'
import { fieldLabel, valueText, type Words } from './field-words'
import classes from './side-by-side.module.css'

type Side = FieldComparison['proposed']

export type FieldRowProps = {
  readonly kind: DuplicateComparison['kind']
  readonly comparison: FieldComparison
  readonly words: Words
  readonly chosen: Side
  /** Where the keyboard starts. */
  readonly isFirst: boolean
  /** Null where there is nothing to choose. */
  readonly onChoose: ((side: Side) => void) | null
}

/** One field of both records; arrow keys choose between the two, Tab goes to the next field. */
export function FieldRow(props: FieldRowProps) {
  const { kind, comparison, words, chosen, isFirst, onChoose } = props
  const { field } = comparison
  const label = fieldLabel(kind, field, words)
  const isDifferent = comparison.first !== comparison.second
  return (
    <tr data-different={isDifferent || undefined}>
      <th scope="row" className={classes.label}>
        {label}
      </th>
      {(['first', 'second'] as const).map((side) => {
        const text = valueText(field, comparison[side], words)
        const face = text ?? <span className={classes.none}>{words.t('duplicates.none')}</span>
        return (
          <td key={side} className={classes.value} data-chosen={chosen === side || undefined}>
            {isDifferent && onChoose !== null ? (
              <label className={classes.choice}>
                <input
                  type="radio"
                  name={field}
                  checked={chosen === side}
                  autoFocus={isFirst && chosen === side}
                  onChange={() => onChoose(side)}
                  aria-label={`${label}: ${text ?? words.t('duplicates.none')}`}
                />
                <span>{face}</span>
              </label>
            ) : (
              face
            )}
          </td>
        )
      })}
      <td className={classes.result}>
        {valueText(field, comparison[chosen], words) ?? (
          <span className={classes.none}>{words.t('duplicates.none')}</span>
        )}
      </td>
    </tr>
  )
}
