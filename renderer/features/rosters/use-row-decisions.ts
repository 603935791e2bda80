import { useMemo, useState } from 'react'

import type { RowDecision } from '../../../shared/domain/roster'
import type { ImportChoices } from './use-roster-wizard'

export type OnDifference = 'keep-ours' | 'take-theirs'

/** What the user has decided about rows, kept until the import takes it along. */
export function useRowDecisions() {
  const [decisions, setDecisions] = useState<ReadonlyMap<number, RowDecision>>(new Map())
  const [onDifference, setOnDifference] = useState<OnDifference>('keep-ours')
  return useMemo(
    () => ({
      onDifference,
      setOnDifference,
      decisionOf: (row: number) => decisions.get(row),
      /** null takes the decision back. */
      decide: (row: number, decision: Omit<RowDecision, 'row'> | null) =>
        setDecisions((before) => {
          const next = new Map(before)
          if (decision === null) next.delete(row)
          else next.set(row, { row, ...decision })
          return next
        }),
      /** True when the decisions may make a file change something that would change nothing by itself. */
      changesSomething:
        onDifference === 'take-theirs' ||
        [...decisions.values()].some(
          ({ choice, take }) =>
            take.length > 0 || (choice.kind !== 'automatic' && choice.kind !== 'skip'),
        ),
      forImport: (): ImportChoices => ({ decisions: [...decisions.values()], onDifference }),
    }),
    [decisions, onDifference],
  )
}
