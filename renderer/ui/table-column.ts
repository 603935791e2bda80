import type { ReactNode } from 'react'

/** How one column of `DataTable` looks. Keep the list outside the component, or in useMemo. */
export type TableColumn<Row> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** A track of a CSS grid: '8rem', 'minmax(12rem, 2fr)'. Default 'minmax(8rem, 1fr)'. */
  readonly width?: string
  /** `end` for numbers. */
  readonly align?: 'start' | 'end'
  /** Words that may be long: two lines of them fit a row, which is as high as ever. */
  readonly isWrapped?: boolean
  readonly isSortable?: boolean
  /** Left out when the table is narrow (large text, small window). */
  readonly isOptional?: boolean
}

export type TableSort = {
  readonly columnId: string
  readonly direction: 'ascending' | 'descending'
}

/** Rows are selected by key, so a selection survives sorting, searching and unloaded pages. */
export type TableSelection = {
  readonly keys: ReadonlySet<string>
  readonly onToggle: (key: string) => void
  /** The box in the head. Without it there is none: on a paged list "all" is the page's to define. */
  readonly onToggleAll?: () => void
}

const defaultWidth = 'minmax(8rem, 1fr)'
const selectWidth = '3rem'

export function gridTracks<Row>(
  columns: readonly TableColumn<Row>[],
  options: { readonly hasSelection: boolean; readonly isNarrow: boolean },
): string {
  const shown = columns.filter((column) => !(options.isNarrow && column.isOptional === true))
  const tracks = shown.map((column) => column.width ?? defaultWidth)
  return (options.hasSelection ? [selectWidth, ...tracks] : tracks).join(' ')
}
