/** A cell as SQLite and the wire know it. Numbers are finite; -0 and 0 are told apart. */
export type CellValue = null | number | string | Uint8Array

/**
 * Patches of one table that set the same columns: what one command did to it. Values are stored by
 * column, because a column compresses and applies far better than a row.
 */
export type RowGroup = {
  readonly table: string
  /** An attendance row that was already set is overwritten: beats a plain tick (DESIGN 5.2). */
  readonly isCorrection: boolean
  readonly keyColumns: readonly string[]
  /** All columns, the key columns first and in their order. */
  readonly columns: readonly string[]
  /** One array per column, all equally long. */
  readonly values: readonly (readonly CellValue[])[]
}

export function rowCount(group: RowGroup): number {
  return group.values[0]?.length ?? 0
}

/** Turns rows (arrays in column order) into one array per column. */
export function valuesByColumn(
  width: number,
  rows: readonly (readonly CellValue[])[],
): readonly (readonly CellValue[])[] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null))
}

/** The cells of one row, in column order. */
export function rowAt(group: RowGroup, row: number): readonly CellValue[] {
  return group.values.map((column) => column[row] ?? null)
}

/** The row's key columns joined with ':', as cell_versions and clashes name it. */
export function rowKeyAt(group: RowGroup, row: number): string {
  return group.keyColumns
    .map((_, column) => {
      const value = group.values[column]?.[row] ?? null
      return typeof value === 'string' ? value : String(value)
    })
    .join(':')
}
