/** How a table that travels is told; see synced-tables.ts. */
export type ColumnScope =
  /** Travels to every hub of the network. */
  | 'network'
  /** Travels only to this hub's own devices: NIK, counselling notes, cash. */
  | 'hub'

export type SyncedColumn = {
  readonly number: number
  readonly type: 'id' | 'text' | 'integer' | 'real'
  readonly scope: ColumnScope
}

export type SyncedTable = {
  readonly number: number
  /** One column, or the pair that two hubs derive alike for the same fact. */
  readonly key: readonly string[]
  readonly isPersonal: boolean
  /**
   * Attendance only: a patch on a row that is already set is a correction, and a correction
   * beats a tick made elsewhere at the same time (DESIGN 5.2).
   */
  readonly hasCorrections: boolean
  readonly columns: Readonly<Record<string, SyncedColumn>>
}

type ColumnSpec = readonly [number: number, type: SyncedColumn['type'], scope?: ColumnScope]

/** Columns by name: number, type and, where it does not travel everywhere, scope. */
export function table<C extends string>(
  number: number,
  key: readonly string[],
  options: { readonly isPersonal?: boolean; readonly hasCorrections?: boolean },
  columns: Readonly<Record<C, ColumnSpec>>,
) {
  const entries = Object.entries<ColumnSpec>(columns).map(
    ([name, [columnNumber, type, scope]]) =>
      [name, { number: columnNumber, type, scope: scope ?? 'network' }] as const,
  )
  return {
    number,
    key,
    isPersonal: options.isPersonal ?? false,
    hasCorrections: options.hasCorrections ?? false,
    // Object.fromEntries forgets the key type; the entries come from `columns` itself.
    columns: Object.fromEntries(entries) as Readonly<Record<C, SyncedColumn>>,
  } satisfies SyncedTable
}

/** Nothing is deleted: a removed row says when and by whom. */
export const tombstone = (first: number) =>
  ({
    removed_at: [first, 'integer'],
    removed_by: [first + 1, 'id'],
  }) satisfies Record<string, ColumnSpec>
