import type { SyncedTableName } from '../../../shared/sync/synced-tables'

/** What a merge did to the rows of one device and table. */
export type RowCounts = {
  added: number
  changed: number
  removed: number
  /** Values a person should choose between. */
  clashing: number
}
export type RowChange = keyof RowCounts

export type TableTally = {
  readonly deviceNo: number
  readonly table: SyncedTableName
  readonly counts: RowCounts
  /** By the row that leads to an activity: a session for marks, an activity for enrolments, else itself. */
  readonly byParent: Map<string, RowCounts>
}

/** Counts rows while they are merged, by origin: for the preview and for the truthful ending. */
export class MergeTally {
  readonly #tables = new Map<string, TableTally>()

  count(row: {
    readonly deviceNo: number
    readonly table: SyncedTableName
    readonly parent: string
    readonly change: RowChange
    readonly amount?: number
  }): void {
    const tally = this.#tally(row.deviceNo, row.table)
    const amount = row.amount ?? 1
    tally.counts[row.change] += amount
    const parent = tally.byParent.get(row.parent) ?? noRows()
    tally.byParent.set(row.parent, parent)
    parent[row.change] += amount
  }

  tables(): readonly TableTally[] {
    return [...this.#tables.values()]
  }

  #tally(deviceNo: number, table: SyncedTableName): TableTally {
    const key = `${deviceNo}/${table}`
    const known = this.#tables.get(key)
    if (known) return known
    const tally = { deviceNo, table, counts: noRows(), byParent: new Map<string, RowCounts>() }
    this.#tables.set(key, tally)
    return tally
  }
}

export function noRows(): RowCounts {
  return { added: 0, changed: 0, removed: 0, clashing: 0 }
}
