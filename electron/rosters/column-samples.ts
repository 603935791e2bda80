import type { RosterLayout } from '../../shared/domain/roster'
import { knownText } from './cell-values'
import type { Sheet } from './sheet'

/**
 * A few values of each column, so that a person can see what it holds before mapping it. Columns
 * that are dropped as sensitive show nothing.
 */
export function columnSamples(
  sheet: Sheet,
  layout: RosterLayout,
  count = 3,
): ReadonlyMap<number, readonly string[]> {
  const rows = sheet.rows.filter((row) => row.number > layout.lastHeaderRow)
  return new Map(
    layout.columns.map(({ column, use }) => {
      const samples: string[] = []
      for (const row of use === 'dropped-sensitive' ? [] : rows) {
        const text = knownText(row.cells[column])
        if (text !== null && !samples.includes(text)) samples.push(text.slice(0, 120))
        if (samples.length === count) break
      }
      return [column, samples]
    }),
  )
}
