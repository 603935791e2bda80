import { sql } from 'kysely'

import type { AnyId, RosterImportId } from '../../../shared/domain/ids'
import type { ImportOutcome, PastImport } from '../../../shared/ipc/roster-contract'
import { importOutcome } from '../../../shared/ipc/roster-contract'
import { syncedTables } from '../../../shared/sync/synced-tables'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'

/** What imports of this PC did, cell by cell, so that each can be taken back. Never travels. */
export type ImportedTable = 'members' | 'posts' | 'institutions'
export type Cells = Readonly<Record<string, string | number | null>>

/**
 * Cells the import changed in a row that was there, or a row it made: then `after` is a digest of
 * what it wrote, which tells later whether somebody has edited it.
 */
export type ImportedRow = {
  readonly table: ImportedTable
  readonly id: AnyId
  readonly isNew: boolean
  readonly before: Cells
  readonly after: Cells
}

/** Rows read or compared at once. */
const portion = 2000

const tombstoneColumns = new Set(['removed_at', 'removed_by'])

/** Same cells, same digest; a column that is not there counts as NULL. */
export function digestOf(table: ImportedTable, cells: Cells): Cells {
  const columns = Object.keys(syncedTables[table].columns)
  const values = columns
    .filter((name) => !tombstoneColumns.has(name))
    .map((name) => cells[name] ?? null)
  return { digest: Buffer.from(blake2b256(Buffer.from(JSON.stringify(values)))).toString('hex') }
}

export async function saveImport(
  db: WriteDb,
  record: {
    readonly id: RosterImportId
    readonly fileName: string
    readonly importedAt: number
    readonly outcome: ImportOutcome
    readonly rows: readonly ImportedRow[]
  },
): Promise<void> {
  const { id, fileName, importedAt, outcome, rows } = record
  const summary = JSON.stringify(outcome)
  await db
    .insertInto('roster_imports')
    .values({ id, file_name: fileName, imported_at: importedAt, summary, undone_at: null })
    .execute()
  const cells = rows.map((row) => [
    row.table,
    row.id,
    row.isNew ? 1 : 0,
    JSON.stringify(row.before),
    JSON.stringify(row.after),
  ])
  await sql`
    insert into roster_import_cells (import_id, table_name, row_key, is_new, before, after)
    select ${id}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
    from json_each(${JSON.stringify(cells)})`.execute(db)
  markChanged(db, 'roster_imports')
}

export async function listImports(db: ReadDb): Promise<readonly PastImport[]> {
  const rows = await db
    .selectFrom('roster_imports')
    .selectAll()
    .orderBy('imported_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    importedAt: row.imported_at,
    outcome: importOutcome.parse(JSON.parse(row.summary)),
    undoneAt: row.undone_at,
  }))
}

export async function findImport(
  db: ReadDb | WriteDb,
  id: RosterImportId,
): Promise<{ readonly undoneAt: number | null } | null> {
  const row = await db
    .selectFrom('roster_imports')
    .select('undone_at')
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { undoneAt: row.undone_at } : null
}

export async function markUndone(db: WriteDb, id: RosterImportId, undoneAt: number): Promise<void> {
  await db.updateTable('roster_imports').set({ undone_at: undoneAt }).where('id', '=', id).execute()
  markChanged(db, 'roster_imports')
}

/** The cells an import changed in rows that were there before it. */
export async function listChangedCells(
  db: WriteDb,
  importId: RosterImportId,
): Promise<readonly ImportedRow[]> {
  const rows = await db
    .selectFrom('roster_import_cells')
    .selectAll()
    .where('import_id', '=', importId)
    .where('is_new', '=', 0)
    .execute()
  return rows.map((row) => ({
    // Written by saveImport above, from the same types.
    table: row.table_name as ImportedTable,
    id: row.row_key as AnyId,
    isNew: false,
    before: JSON.parse(row.before) as Cells,
    after: JSON.parse(row.after) as Cells,
  }))
}

const madeBy = (importId: RosterImportId, table: ImportedTable) => sql`
  select row_key from roster_import_cells
  where import_id = ${importId} and table_name = ${table} and is_new = 1`

const oneOf = (ids: readonly AnyId[]) => sql`select value from json_each(${JSON.stringify(ids)})`

/** The rows an import made that still hold what it wrote, whatever has been changed and changed back. */
export async function listUnedited(
  db: WriteDb,
  importId: RosterImportId,
  table: ImportedTable,
): Promise<readonly AnyId[]> {
  const made = await db
    .selectFrom('roster_import_cells')
    .select(['row_key', 'after'])
    .where('import_id', '=', importId)
    .where('table_name', '=', table)
    .where('is_new', '=', 1)
    .execute()
  const unedited: AnyId[] = []
  for (let start = 0; start < made.length; start += portion) {
    const some = made.slice(start, start + portion)
    // Row keys of these three tables are ids.
    const current = await readCurrentCells(
      db,
      table,
      some.map((row) => row.row_key as AnyId),
    )
    for (const { row_key: key, after } of some) {
      const now = current.get(key as AnyId)
      if (now && JSON.stringify(digestOf(table, now)) === after) unedited.push(key as AnyId)
    }
  }
  return unedited
}

type Unedited = Readonly<Record<ImportedTable, readonly AnyId[]>>

/** People the import made whom nobody has edited, invited, marked, given a file or another post. */
export async function listRemovableMembers(
  db: WriteDb,
  unedited: Unedited,
): Promise<readonly AnyId[]> {
  const { rows } = await sql<{ id: AnyId }>`
    select m.id from members m
    where m.id in (${oneOf(unedited.members)})
      and not exists (select 1 from enrolments e where e.member_id = m.id)
      and not exists (select 1 from attendance a where a.member_id = m.id)
      and not exists (select 1 from artifacts f where f.member_id = m.id)
      and not exists (select 1 from posts p where p.member_id = m.id
        and p.id not in (${oneOf(unedited.posts)}))`.execute(db)
  return rows.map(({ id }) => id)
}

/** Unedited posts, but for those of people the import made and who stay. */
export async function listRemovablePosts(
  db: WriteDb,
  unedited: Unedited,
  importId: RosterImportId,
): Promise<readonly AnyId[]> {
  const { rows } = await sql<{ id: AnyId }>`
    select p.id from posts p left join members m on m.id = p.member_id
    where p.id in (${oneOf(unedited.posts)})
      and (m.id is null or m.removed_at is not null
        or m.id not in (${madeBy(importId, 'members')}))`.execute(db)
  return rows.map(({ id }) => id)
}

/** Unedited institutions where nobody serves any more. */
export async function listRemovableInstitutions(
  db: WriteDb,
  unedited: Unedited,
): Promise<readonly AnyId[]> {
  const { rows } = await sql<{ id: AnyId }>`
    select i.id from institutions i
    where i.id in (${oneOf(unedited.institutions)})
      and not exists (select 1 from posts p
        where p.institution_id = i.id and p.removed_at is null)`.execute(db)
  return rows.map(({ id }) => id)
}

/** Names of what the import made and what is still there, sorted. */
export async function listKept(
  db: WriteDb,
  importId: RosterImportId,
): Promise<{ readonly members: readonly string[]; readonly institutions: readonly string[] }> {
  const members = await sql<{ name: string | null }>`
    select full_name as name from members
    where id in (${madeBy(importId, 'members')}) and removed_at is null
    order by full_name collate nocase`.execute(db)
  const institutions = await sql<{ name: string | null }>`
    select name from institutions
    where id in (${madeBy(importId, 'institutions')}) and removed_at is null
    order by name collate nocase`.execute(db)
  const names = (rows: readonly { readonly name: string | null }[]) =>
    rows.map(({ name }) => name ?? '')
  return { members: names(members.rows), institutions: names(institutions.rows) }
}

/** The cells of `rows` as they stand now, by table and id. Rows that are removed are left out. */
export async function readCurrentCells(
  db: WriteDb,
  table: ImportedTable,
  ids: readonly AnyId[],
): Promise<ReadonlyMap<AnyId, Cells>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Cells & { readonly id: AnyId }>`
    select t.* from json_each(${JSON.stringify(ids)}) k
    cross join ${sql.table(table)} t where t.id = k.value and t.removed_at is null`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
