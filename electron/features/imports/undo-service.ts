import type { ImportUndoOutcome, ImportWord, RowCounts } from '../../../shared/domain/data-import'
import { importWords } from '../../../shared/domain/data-import'
import type { AccountId, ImportId } from '../../../shared/domain/ids'
import { importId as importIdSchema } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { syncedTable } from '../../../shared/sync/synced-tables'
import { type PatchValue, put } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { refreshSurvivors } from '../duplicates/survivor-repository'
import type { TaskContext } from '../handler'
import { findNewestTurn, markTurned, startTurn } from './import-repository'
import { noteLosingWrites } from './losing-writes'
import { presenceColumns, type RemovableTable, removableTables } from './removable-tables'
import {
  keepStanding,
  listNamesOf,
  listSparedByCell,
  touchedAndGoneCells,
  touchedCells,
} from './undo-cells'
import { linkVersions } from './undo-links'
import {
  collectMadeRows,
  countMadeRows,
  listRemovable,
  listSparedRows,
  rememberMadeRows,
  spareLeftRows,
  spareNeededRows,
} from './undo-rows'
import { listReturning, listReturningMade, walkCells, type WalkedCell } from './undo-walk'

/**
 * Taking an import back is a change of our own that travels like any other: cells the import wrote go
 * back to what they would hold without it and without others that are taken back, rows nobody else
 * made are removed, marks emptied. What anybody worked on since, and what newer work needs, is
 * spared and counted. What stands does not depend on the order in which imports are taken back.
 * Commits, receipts and who belongs to the network stay: they are what happened.
 */
export async function turnImport(wanted: Turn, context: TaskContext): Promise<ImportUndoOutcome> {
  return context.write(`imports.${wanted.turn}`, (db) => turn(db, wanted, context))
}

/** `redo` takes the taking back back: it is a commit like those of an import. */
type Turn = { readonly importId: ImportId; readonly turn: 'undo' | 'redo' }

/** One commit holds at most 16 MiB, 4,000,000 cells and 200,000 rows about people (wire-limits.ts). */
const maximumRows = 400_000
const maximumPersonalRows = 150_000

/** Thrown to roll the transaction of a preview back. */
class PreviewOnly extends Error {
  readonly outcome: ImportUndoOutcome

  constructor(outcome: ImportUndoOutcome) {
    super()
    this.outcome = outcome
  }
}

/** The turn itself, rolled back: it cannot say anything else than what turning would do. */
export async function previewTurn(wanted: Turn, context: TaskContext): Promise<ImportUndoOutcome> {
  try {
    return await context.write('imports.preview', async (db) => {
      throw new PreviewOnly(await turn(db, wanted, context))
    })
  } catch (error) {
    if (error instanceof PreviewOnly) return error.outcome
    throw error
  }
}

async function turn(
  db: WriteDb,
  { importId, turn: direction }: Turn,
  context: TaskContext,
): Promise<ImportUndoOutcome> {
  const { clock, ids, session, signal, progress } = context
  const newest = await findNewestTurn(db, importId)
  if (!newest) throw new AppError('imports.missing')
  if (newest.isUndone !== (direction === 'redo')) {
    throw new AppError(newest.isUndone ? 'imports.already-undone' : 'imports.not-undone')
  }
  const steps = removableTables.length + 2
  let done = 0
  const step = () => {
    signal.throwIfAborted()
    done += 1
    progress({ step: direction === 'undo' ? 'undoing' : 'redoing', done, total: steps })
  }
  const at = clock.now()
  const by = session?.accountId ?? null
  const turnId = importIdSchema.parse(ids.next())
  const isUndone = direction === 'undo'
  await linkVersions(db, { importId, isUndone: !isUndone, turnId })
  await collectMadeRows(db, importId)
  await spareNeededRows(db)
  await rememberMadeRows(db)
  await linkVersions(db, { importId, isUndone, turnId })
  step()
  await startTurn(db, { id: turnId, of: newest.id, at })
  const restored = newRowSets()
  const spared = newRowSets()
  for (const table of removableTables) {
    if (isUndone) await noteLosingWrites(db, table)
    const cells = isUndone ? touchedCells(importId, table) : touchedAndGoneCells(importId, table)
    await walkCells(db, table, { cells, passing: newest.id })
    addRows(spared, table, await listSparedByCell(db, table, newest.id))
    await writeWalked(db, { table, turnId, cells: await listReturning(db, table), restored })
    step()
  }
  // Rows are looked at after their cells: a session that is back in its old activity needs that one.
  await collectMadeRows(db, importId)
  if (isUndone) expectSmallEnough(await countMadeRows(db, importId))
  await spareLeftRows(db)
  await spareNeededRows(db)
  const removed = newRowSets()
  for (const table of removableTables) {
    if (isUndone) {
      addRows(spared, table, await listSparedRows(db, table, importId))
      const keys = await listRemovable(db, table)
      addRows(removed, table, keys)
      await remove(db, { table, keys, turnId, at, by })
    }
    await writeWalked(db, { table, turnId, cells: await listReturningMade(db, table), restored })
  }
  step()
  if (isEmpty(removed) && isEmpty(restored)) throw new AppError('imports.nothing-left')
  // A removed record stands for nobody any more, and one that is back may stand again.
  await refreshSurvivors(db)
  await markTurned(db, importId, isUndone ? at : null)
  return {
    removed: countRows(removed),
    restored: countRows(restored),
    spared: countRows(spared),
    sparedNames: await namesOf(db, spared),
  }
}

function expectSmallEnough(made: ReadonlyMap<RemovableTable, number>): void {
  const rows = [...made.values()].reduce((total, count) => total + count, 0)
  const personal = (made.get('members') ?? 0) + (made.get('artifacts') ?? 0)
  if (rows > maximumRows || personal > maximumPersonalRows) throw new AppError('imports.too-large')
}

/** Puts cells where their walk ended, keeping what stood there. */
async function writeWalked(
  db: WriteDb,
  written: {
    readonly table: RemovableTable
    readonly turnId: ImportId
    readonly cells: readonly WalkedCell[]
    readonly restored: RowSets
  },
): Promise<void> {
  const { table, turnId, cells, restored } = written
  if (cells.length === 0) return
  await keepStanding(db, turnId, table, cells)
  const rows = new Map<string, (readonly [string, PatchValue])[]>()
  for (const { rowKey, column, value } of cells) {
    const list = rows.get(rowKey) ?? []
    rows.set(rowKey, list)
    list.push([column, value])
  }
  await putRows(
    db,
    table,
    [...rows].map(([rowKey, values]) => ({ rowKey, cells: values })),
  )
  addRows(restored, table, rows.keys())
}

async function remove(
  db: WriteDb,
  removal: {
    readonly table: RemovableTable
    readonly keys: readonly string[]
    readonly turnId: ImportId
    readonly at: number
    readonly by: AccountId | null
  },
): Promise<void> {
  const { table, keys, turnId, at, by } = removal
  if (keys.length === 0) return
  const cells: readonly (readonly [string, PatchValue])[] =
    table === 'attendance'
      ? presenceColumns(table).map((name) => [name, name === 'recorded_by' ? by : null])
      : presenceColumns(table).map((name) => [name, name === 'removed_by' ? by : at])
  await keepStanding(
    db,
    turnId,
    table,
    keys.flatMap((rowKey) => cells.map(([column]) => ({ rowKey, column }))),
  )
  await putRows(
    db,
    table,
    keys.map((rowKey) => ({ rowKey, cells })),
  )
}

async function putRows(
  db: WriteDb,
  table: RemovableTable,
  rows: readonly {
    readonly rowKey: string
    readonly cells: readonly (readonly [string, PatchValue])[]
  }[],
): Promise<void> {
  const { key } = syncedTable(table)
  const cells = rows.map(({ rowKey, cells: values }) => {
    const parts = rowKey.split(':')
    const keyCells = key.map((name, index) => [name, parts[index] ?? ''] as const)
    return Object.fromEntries<PatchValue>([...keyCells, ...values])
  })
  // Names and values come from rows of that very table.
  await put(db, table, cells)
}

type RowSets = ReadonlyMap<RemovableTable, Set<string>>

function newRowSets(): RowSets {
  return new Map(removableTables.map((table) => [table, new Set<string>()]))
}

function addRows(sets: RowSets, table: RemovableTable, rowKeys: Iterable<string>): void {
  const rows = sets.get(table)
  for (const rowKey of rowKeys) rows?.add(rowKey)
}

function isEmpty(sets: RowSets): boolean {
  return [...sets.values()].every((rows) => rows.size === 0)
}

function countRows(sets: RowSets): RowCounts {
  const counts: { -readonly [Word in ImportWord]: number } = {
    members: 0,
    institutions: 0,
    activities: 0,
    sessions: 0,
    attendance: 0,
    artifacts: 0,
    other: 0,
  }
  for (const [table, rows] of sets) {
    counts[importWords.find((word) => word === table) ?? 'other'] += rows.size
  }
  return counts
}

async function namesOf(db: WriteDb, sets: RowSets): Promise<readonly string[]> {
  const names: string[] = []
  for (const table of ['members', 'institutions', 'activities'] as const) {
    names.push(...(await listNamesOf(db, table, [...(sets.get(table) ?? [])])))
  }
  return names.slice(0, namesShown)
}

/** The names that are shown of what was spared; the rest is a number. */
const namesShown = 20
