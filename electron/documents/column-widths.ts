import type { Column } from './document'

/** Fixed widths stand; the others share what they leave, `part` of it each. */
export type ColumnWidth = { readonly mm: number } | { readonly part: number }

export function columnWidths(columns: readonly Column[]): {
  readonly fixedMm: number
  readonly widths: readonly ColumnWidth[]
} {
  let fixedMm = 0
  let shares = 0
  for (const { width } of columns) {
    if (typeof width === 'number') fixedMm += width
    else shares += width.share
  }
  const widths = columns.map(({ width }) =>
    typeof width === 'number' ? { mm: width } : { part: width.share / shares },
  )
  return { fixedMm, widths }
}
