import type { AnyId, RosterImportId } from '../../../shared/domain/ids'
import type { UndoOutcome } from '../../../shared/ipc/roster-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { WriteDb } from '../../database/database'
import { refreshSurvivors } from '../duplicates/survivor-repository'
import type { CommandContext } from '../handler'
import { type InstitutionCells, putInstitutions } from '../institutions/institution-repository'
import {
  type MemberCells,
  type PostCells,
  putMembers,
  putPosts,
} from '../members/member-repository'
import {
  type Cells,
  findImport,
  type ImportedRow,
  type ImportedTable,
  listChangedCells,
  listKept,
  listRemovableInstitutions,
  listRemovableMembers,
  listRemovablePosts,
  listUnedited,
  markUndone,
  readCurrentCells,
} from './roster-repository'

/** The names that are shown of what was spared; the rest is a number. */
const namesShown = 20

/**
 * Takes an import back with a change of its own, which travels like any other. What somebody has
 * worked on since is spared, and said.
 */
export async function undoImport(
  importId: RosterImportId,
  context: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<UndoOutcome> {
  const { db, clock, session } = context
  const found = await findImport(db, importId)
  if (!found) throw new AppError('roster.import-missing')
  if (found.undoneAt !== null) throw new AppError('roster.already-undone')
  const now = clock.now()
  const restored = await restoreCells(db, await listChangedCells(db, importId))
  const unedited = {
    members: await listUnedited(db, importId, 'members'),
    posts: await listUnedited(db, importId, 'posts'),
    institutions: await listUnedited(db, importId, 'institutions'),
  }
  const bury = async (table: ImportedTable, ids: readonly AnyId[]): Promise<number> => {
    await writers[table](
      db,
      ids.map((id) => ({ id, removed_at: now, removed_by: session?.accountId ?? null })),
    )
    return ids.length
  }
  // In this order: each list sees what the one before it removed.
  const removedMembers = await bury('members', await listRemovableMembers(db, unedited))
  const removedPosts = await bury('posts', await listRemovablePosts(db, unedited, importId))
  const removedInstitutions = await bury(
    'institutions',
    await listRemovableInstitutions(db, unedited),
  )
  // A removed record stands for nobody any more.
  await refreshSurvivors(db)
  const kept = await listKept(db, importId)
  await markUndone(db, importId, now)
  return {
    removedMembers,
    removedInstitutions,
    removedPosts,
    restoredCells: restored.restored,
    sparedMembers: kept.members.length,
    sparedInstitutions: kept.institutions.length,
    sparedCells: restored.spared,
    sparedNames: [...kept.members, ...kept.institutions].slice(0, namesShown),
  }
}

type AnyCells = Cells & { readonly id: AnyId }

// Each writer gets cells of its own table only: names and values come from rows of that table.
const writers: Readonly<
  Record<ImportedTable, (db: WriteDb, rows: readonly AnyCells[]) => Promise<unknown>>
> = {
  members: (db, rows) => putMembers(db, rows as readonly MemberCells[]),
  posts: (db, rows) => putPosts(db, rows as readonly PostCells[]),
  institutions: (db, rows) => putInstitutions(db, rows as readonly InstitutionCells[]),
}

/** Cells that still hold what the import wrote go back to what they held before it. */
async function restoreCells(
  db: WriteDb,
  rows: readonly ImportedRow[],
): Promise<{ readonly restored: number; readonly spared: number }> {
  let restored = 0
  let spared = 0
  for (const table of ['institutions', 'posts', 'members'] as const) {
    const ofTable = rows.filter((row) => row.table === table)
    const current = await readCurrentCells(
      db,
      table,
      ofTable.map(({ id }) => id),
    )
    const back: AnyCells[] = []
    for (const { id, before, after } of ofTable) {
      const now = current.get(id)
      const names = Object.keys(after)
      const mine = names.filter((name) => now !== undefined && now[name] === after[name])
      restored += mine.length
      spared += names.length - mine.length
      if (mine.length === 0) continue
      back.push({ id, ...Object.fromEntries(mine.map((name) => [name, before[name] ?? null])) })
    }
    await writers[table](db, back)
  }
  return { restored, spared }
}
