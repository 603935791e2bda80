import type { SyncedTableName } from '../../../shared/sync/synced-tables'
import { type CountedAs, CountedRows } from './counted-rows'

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
  /** What earlier merges of the same exchange counted. */
  readonly counted: CountedRows
  readonly #hubs: ReadonlyMap<number, string>

  constructor(
    counted = new CountedRows(),
    /** By device number; a device without one counts for itself. */
    hubs: ReadonlyMap<number, string> = new Map(),
  ) {
    this.counted = counted
    this.#hubs = hubs
  }

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

  /** A row that stood when the merge met it, or that is edited before it arrives: each row once. */
  countRow(row: {
    readonly deviceNo: number
    readonly table: SyncedTableName
    readonly parent: string
    readonly rowKey: string
    readonly change: 'added' | 'changed' | 'removed'
    /** It was off the lists and is on them again. */
    readonly isBack: boolean
    /** The commit that made it, when known: of the same hub and exchange it was counted as new. */
    readonly maker: { readonly deviceNo: number; readonly seq: number } | null
  }): void {
    const { rowKey, maker, ...rest } = row
    const key = `${this.hubOf(row.deviceNo)}/${row.table}/${rowKey}`
    const isNew =
      maker !== null &&
      this.hubOf(maker.deviceNo) === this.hubOf(row.deviceNo) &&
      this.counted.cameWithExchange(maker)
    const was = this.counted.of(key) ?? (isNew ? 'added' : null)
    const is = outcomeOf(was, row)
    if (is === was) return
    this.counted.set(key, is)
    if (was !== null && was !== 'nothing') this.count({ ...rest, change: was, amount: -1 })
    if (is !== 'nothing') this.count({ ...rest, change: is })
  }

  /** A value that people choose between: once an exchange, however often it is met. */
  countQuestion(question: {
    readonly deviceNo: number
    readonly table: SyncedTableName
    readonly parent: string
    readonly rowKey: string
    readonly column: string
  }): void {
    const { deviceNo, table, parent, rowKey, column } = question
    const key = `${this.hubOf(deviceNo)}/${table}/${rowKey}/${column}`
    if (this.counted.of(key) !== null) return
    this.counted.set(key, 'clashing')
    this.count({ deviceNo, table, parent, change: 'clashing' })
  }

  tables(): readonly TableTally[] {
    return [...this.#tables.values()]
  }

  hubOf(deviceNo: number): string {
    return this.#hubs.get(deviceNo) ?? String(deviceNo)
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

/** What an exchange did to a row, of what it had done to it before and what it does now. */
function outcomeOf(
  was: CountedAs | null,
  now: { readonly change: 'added' | 'changed' | 'removed'; readonly isBack: boolean },
): CountedAs {
  const { change, isBack } = now
  switch (was) {
    case 'added':
    case 'nothing':
      if (change === 'removed') return 'nothing'
      return was === 'added' || isBack ? 'added' : 'nothing'
    case 'removed':
      return isBack ? 'changed' : 'removed'
    default:
      return was === 'changed' && change === 'added' ? was : change
  }
}

export function noRows(): RowCounts {
  return { added: 0, changed: 0, removed: 0, clashing: 0 }
}
