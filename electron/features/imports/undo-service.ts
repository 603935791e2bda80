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
import { findNewestTurn, listImportVersions, markTurned, startTurn } from './import-repository'
import { keepStanding, type KeptCell, listKeptCells, listNamesOf } from './undo-cells'
import {
  collectMadeRows,
  listRows,
  type RemovableTable,
  removableTables,
  spareNeededRows,
} from './undo-rows'

/**
 * Taking an import back is a change of our own that travels like any other: cells that still hold
 * what the import wrote go back to what they held before, rows it made are removed, marks it made
 * are emptied. What anybody worked on since, and what newer work needs, is spared and counted.
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
  const turnId = importIdSchema.parse(ids.next())
  const versions = await listImportVersions(db, newest.id)
  const made = await collectMadeRows(db, newest.id, versions)
  expectSmallEnough(made)
  step()
  await startTurn(db, { id: turnId, of: newest.id, at })
  const restored = noRows()
  const sparedCells = noRows()
  for (const table of removableTables) {
    const counted = await restoreCells(db, table, { from: newest.id, turnId })
    add(restored, table, counted.restored)
    add(sparedCells, table, counted.spared)
    step()
  }
  await spareNeededRows(db)
  const removed = noRows()
  for (const table of removableTables) {
    const keys = await listRows(db, table, 'removable')
    add(removed, table, keys.length)
    await remove(db, { table, keys, turnId, at, by: session?.accountId ?? null })
  }
  step()
  const spared = { ...sparedCells }
  for (const table of removableTables) {
    const wentAway = (await listRows(db, table, 'removable')).length
    add(spared, table, (made.get(table) ?? 0) - wentAway)
  }
  if (sum(removed) + sum(restored) === 0) throw new AppError('imports.nothing-left')
  // A removed record stands for nobody any more, and one that is back may stand again.
  await refreshSurvivors(db)
  await markTurned(db, importId, newest.isUndone ? null : at)
  return { removed, restored, spared, sparedNames: await namesOfSpared(db) }
}

function expectSmallEnough(made: ReadonlyMap<RemovableTable, number>): void {
  const rows = [...made.values()].reduce((total, count) => total + count, 0)
  const personal = (made.get('members') ?? 0) + (made.get('artifacts') ?? 0)
  if (rows > maximumRows || personal > maximumPersonalRows) throw new AppError('imports.too-large')
}

async function restoreCells(
  db: WriteDb,
  table: RemovableTable,
  turns: { readonly from: ImportId; readonly turnId: ImportId },
): Promise<{ readonly restored: number; readonly spared: number }> {
  const kept = (await listKeptCells(db, turns.from, table)).filter(
    ({ before, value }) => before !== value,
  )
  const mine = kept.filter(({ isMine }) => isMine)
  await keepStanding(db, turns.turnId, table, mine)
  const rows = new Map<string, KeptCell[]>()
  for (const cell of mine) rows.set(cell.rowKey, [...(rows.get(cell.rowKey) ?? []), cell])
  await putRows(
    db,
    table,
    [...rows].map(([rowKey, cells]) => ({
      rowKey,
      cells: cells.map(({ column, before }) => [column, before] as const),
    })),
  )
  const others = new Set(kept.flatMap(({ isMine, rowKey }) => (isMine ? [] : [rowKey])))
  return { restored: rows.size, spared: others.size }
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
      ? [...markColumns.map((name) => [name, null] as const), ['recorded_by', by]]
      : [
          ['removed_at', at],
          ['removed_by', by],
        ]
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

const markColumns = ['status', 'arrived_at', 'left_at', 'late_minutes'] as const

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

async function namesOfSpared(db: WriteDb): Promise<readonly string[]> {
  const names: string[] = []
  for (const table of ['members', 'institutions', 'activities'] as const) {
    names.push(...(await listNamesOf(db, table, await listRows(db, table, 'spared'))))
  }
  return names.slice(0, namesShown)
}

/** The names that are shown of what was spared; the rest is a number. */
const namesShown = 20

type Counts = { -readonly [K in keyof RowCounts]: RowCounts[K] }

function noRows(): Counts {
  return {
    members: 0,
    institutions: 0,
    activities: 0,
    sessions: 0,
    attendance: 0,
    artifacts: 0,
    other: 0,
  }
}

function add(counts: Counts, table: RemovableTable, rows: number): void {
  counts[wordFor(table)] += rows
}

function wordFor(table: RemovableTable): ImportWord {
  return importWords.find((word) => word === table) ?? 'other'
}

function sum(counts: RowCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
