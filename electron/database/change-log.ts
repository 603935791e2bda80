import { assert } from '../../shared/lib/assert'
import { cellVersion } from '../../shared/sync/cell-version'
import type { SyncedTable } from '../../shared/sync/synced-table'
import { syncedTable, type SyncedTableName } from '../../shared/sync/synced-tables'
import type { SyncedRow, WriteDb } from './database'
import { withoutErased } from './erased-rows'
import {
  closeClashes,
  insertRows,
  readExistingRows,
  recordCellVersions,
  updateRows,
} from './synced-rows'

/**
 * The one way to write a synced table. `put` upserts whole sets of rows, drops cells that already
 * hold the value, and remembers the rest as patches; when the command is done, `dispatch` seals
 * them into one commit on this device's feed, in the same transaction (DESIGN 5.1).
 */
export type PatchValue = string | number | null

export type PatchGroup = {
  readonly table: SyncedTableName
  readonly isCorrection: boolean
  /** Key columns first. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly PatchValue[])[]
}

export type CommitDraft = {
  readonly lamport: number
  readonly deviceTag: number
  readonly groups: PatchGroup[]
  /** Tables changed so far, synced or not; they become the `data.changed` event. */
  readonly changedTables: Set<string>
}

// A transaction object of kysely is frozen, so the draft hangs beside it.
const drafts = new WeakMap<object, CommitDraft>()

export function startDraft(
  db: WriteDb,
  options: { readonly lamport: number; readonly deviceTag: number },
): CommitDraft {
  const draft: CommitDraft = { ...options, groups: [], changedTables: new Set() }
  drafts.set(db, draft)
  return draft
}

function draftOf(db: WriteDb): CommitDraft {
  const draft = drafts.get(db)
  assert(draft, 'put is called inside a transaction opened by the database')
  return draft
}

/** The versions that cells written by this command bear: as a correction, and otherwise. */
export function draftVersions(db: WriteDb): readonly number[] {
  const draft = draftOf(db)
  return [false, true].map((isCorrection) => cellVersion({ ...draft, isCorrection }))
}

/** Says that a local (not synced) table changed, so that the windows refresh what they read from it. */
export function markChanged(db: WriteDb, table: string): void {
  draftOf(db).changedTables.add(table)
}

/**
 * Inserts or changes rows of one synced table; each row holds its key and the columns to set.
 * Cells that already hold the value are left alone: the same call twice records nothing.
 * Returns how many rows were new and how many changed.
 */
export async function put<T extends SyncedTableName>(
  db: WriteDb,
  table: T,
  rows: readonly SyncedRow<T>[],
): Promise<PutCount> {
  return record(db, table, rows, { isRestated: false })
}

/**
 * As `put`, but cells of existing rows that already hold the value are said again: somebody looked
 * at both sides of a clash and kept this one, which the other hubs must hear.
 */
export async function restate<T extends SyncedTableName>(
  db: WriteDb,
  table: T,
  rows: readonly SyncedRow<T>[],
): Promise<PutCount> {
  return record(db, table, rows, { isRestated: true })
}

export type PutCount = { readonly inserted: number; readonly updated: number }

async function record<T extends SyncedTableName>(
  db: WriteDb,
  table: T,
  rows: readonly SyncedRow<T>[],
  { isRestated }: { readonly isRestated: boolean },
): Promise<PutCount> {
  const draft = draftOf(db)
  const spec = syncedTable(table)
  let inserted = 0
  let updated = 0
  for (const { columns, values } of groupByColumns(spec, rows)) {
    const existing = await readExistingRows(db, table, columns, values)
    const absent: (readonly PatchValue[])[] = []
    const changed = new Map<
      string,
      { columns: readonly string[]; rows: (readonly PatchValue[])[] }
    >()
    const seen = new Set<string>()
    for (const row of values) {
      const key = row.slice(0, spec.key.length).join(':')
      assert(!seen.has(key), `a row of ${table} is put once in a call`)
      seen.add(key)
      const before = existing.get(key)
      if (!before) absent.push(row)
      else collectChanges({ spec, columns, row, before: isRestated ? [] : before, changed })
    }
    const fresh = await withoutErased(db, table, absent)
    inserted += fresh.length
    if (fresh.length > 0) {
      const version = cellVersion({ ...draft, isCorrection: false })
      const whole = wholeRows(spec, columns, fresh)
      await insertRows(db, table, whole.columns, whole.rows, version)
      draft.groups.push({ table, isCorrection: false, ...whole })
      draft.changedTables.add(table)
    }
    for (const group of changed.values()) {
      const isCorrection = spec.hasCorrections
      const version = cellVersion({ ...draft, isCorrection })
      await updateRows(db, table, group.columns, group.rows)
      await recordCellVersions(db, table, group.columns, group.rows, version)
      // Whoever writes here has seen every value that lost against the one shown.
      if (await closeClashes(db, table, group.columns, group.rows)) {
        draft.changedTables.add('clashes')
      }
      draft.groups.push({ table, isCorrection, columns: group.columns, rows: group.rows })
      draft.changedTables.add(table)
      updated += group.rows.length
    }
  }
  return { inserted, updated }
}

function groupByColumns<T extends SyncedTableName>(
  spec: SyncedTable,
  rows: readonly SyncedRow<T>[],
) {
  const groups = new Map<string, { columns: readonly string[]; values: PatchValue[][] }>()
  for (const row of rows) {
    // The row type lists exactly the table's columns, all of them text, number or null.
    const cells = row as Readonly<Record<string, PatchValue | undefined>>
    const names = Object.keys(spec.columns).filter((name) => cells[name] !== undefined)
    const columns = [...spec.key, ...names]
    const signature = columns.join(',')
    const group = groups.get(signature) ?? { columns, values: [] }
    groups.set(signature, group)
    group.values.push(
      columns.map((name) => {
        const value = cells[name]
        assert(value !== undefined, `${name} is set`)
        return value
      }),
    )
  }
  return groups.values()
}

/**
 * A patch that makes a row says all its cells, also the empty ones: then one version can stand for
 * the whole row, and two hubs that make the same attendance row agree cell by cell. Columns of hub
 * scope are said only when set, or every new member would drag a private leaf along.
 */
function wholeRows(
  spec: SyncedTable,
  columns: readonly string[],
  rows: readonly (readonly PatchValue[])[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly PatchValue[])[] } {
  const unset = Object.entries(spec.columns)
    .filter(([name, { scope }]) => scope === 'network' && !columns.includes(name))
    .map(([name]) => name)
  const nulls = unset.map(() => null)
  return { columns: [...columns, ...unset], rows: rows.map((row) => [...row, ...nulls]) }
}

function collectChanges(options: {
  readonly spec: SyncedTable
  readonly columns: readonly string[]
  readonly row: readonly PatchValue[]
  readonly before: readonly PatchValue[]
  readonly changed: Map<string, { columns: readonly string[]; rows: (readonly PatchValue[])[] }>
}): void {
  const { spec, columns, row, before, changed } = options
  const keyLength = spec.key.length
  const indexes = columns
    .map((_, index) => index)
    .filter((index) => index < keyLength || row[index] !== before[index])
  if (indexes.length === keyLength) return
  const signature = indexes.join(',')
  const pick = <V>(list: readonly V[]) => list.filter((_, index) => indexes.includes(index))
  const group = changed.get(signature) ?? { columns: pick(columns), rows: [] }
  changed.set(signature, group)
  group.rows.push(pick(row))
}
