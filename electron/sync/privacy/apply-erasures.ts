import { sql } from 'kysely'

import { idBytes, isIdText } from '../../../shared/sync/id-bytes'
import { isPersonal, leafKindByte, leafKinds } from '../../../shared/sync/leaf'
import { syncedTables } from '../../../shared/sync/synced-tables'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { erasableKey, erasableTables, ownedTables } from '../../database/erased-rows'
import { removeDraftsSaying } from '../../features/drafts/draft-repository'
import { forgetFiles, listFilesOf } from './unneeded-files'

/**
 * Erasure of a person's data that travels (UU PDP, DESIGN 5.6). A row of the synced table `erasures`
 * names a subject: a member, or one row of what is about that member. What is erased is a function of
 * that table alone: every hub ends with no row of the subject and no bytes of its leaves, whether
 * it ever had them or not, and in whatever order they come.
 */
/** Ids of everybody and everything that is to be forgotten. Ask once a merge, then `isErased`. */
export async function erasedSubjects(db: ReadDb | WriteDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('erasures').select('subject_id').execute()
  return new Set(rows.map((row) => row.subject_id))
}

/**
 * Whether a row that comes in is about an erased subject. Its leaf is then dropped unread: stored
 * without bytes and without row key, as if it had come absent, and its cells are not applied. Also
 * for leaves of parked commits.
 */
export function isErased(subjects: ReadonlySet<string>, table: string, rowKey: string): boolean {
  return subjects.has(rowKey) && erasableTables.some((name) => name === table)
}

/**
 * Forgets the subjects, inside the caller's transaction: leaf bytes, rows, versions, clashes, what
 * imports remember, the search index; their files are noted for `dropUnneededFiles`. To be called
 * after the patches that hold rows of `erasures` were stored and applied (then earlier leaves of
 * the same bundle go too), and with all erased subjects after tables were rebuilt. Doing it again
 * changes nothing. Costs one walk over the leaves, so not for bundles without erasures.
 */
export async function applyErasures(db: WriteDb, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return
  const ids = JSON.stringify(subjectIds)
  await dropDrafts(db, ids)
  await dropLeafBytes(db, subjectIds)
  const neighbours = await listNeighbours(db, ids)
  const files = await listFilesOf(db, subjectIds)
  await dropSearchRows(db, ids)
  await dropRows(db, ids)
  await refreshSearchRows(db, neighbours)
  await dropFoundWords(db)
  await forgetFiles(db, files)
  for (const table of [...erasableTables, 'erasures', 'clashes', 'imports']) markChanged(db, table)
}

/** While the names are still known: half-typed letters and minutes of this PC may hold them too. */
async function dropDrafts(db: WriteDb, ids: string): Promise<void> {
  const { rows } = await sql<{ word: string }>`
    select value as word from json_each(${ids})
    union select full_name from members
      where id in (select value from json_each(${ids})) and full_name is not null`.execute(db)
  await removeDraftsSaying(
    db,
    rows.map(({ word }) => word),
  )
}

/**
 * Rows of erased members that no erasure names: somebody added one elsewhere at the same time. The
 * caller names them by an erasure of its own, which then travels as well.
 */
export async function listUnnamedRows(db: ReadDb | WriteDb): Promise<readonly string[]> {
  if ((await erasedSubjects(db)).size === 0) return []
  const unnamed: string[] = []
  for (const table of ownedTables) {
    const key = sql.ref(erasableKey(table))
    const { rows } = await sql<{ id: string }>`
      select ${key} as id from ${sql.table(table)}
      where member_id in (select subject_id from erasures)
        and ${key} not in (select subject_id from erasures)`.execute(db)
    unnamed.push(...rows.map(({ id }) => id))
  }
  return unnamed.sort()
}

/**
 * Also drops leaves that only a newer version can read, where they hold a subject's id: their row
 * key is not known yet.
 */
async function dropLeafBytes(db: WriteDb, subjectIds: readonly string[]): Promise<void> {
  const rowKeys = subjectIds.flatMap((id) => erasableTables.map((table) => `${table}/${id}`))
  await sql`
    update commit_leaves set bytes = null, row_key = null
    where row_key in (select value from json_each(${JSON.stringify(rowKeys)}))`.execute(db)
  const kinds = leafKinds.filter(isPersonal).map((kind) => sql.lit(leafKindByte(kind)))
  for (const id of subjectIds.filter(isIdText)) {
    await sql`
      update commit_leaves set bytes = null
      where row_key is null and bytes is not null and kind in (${sql.join(kinds)})
        and instr(bytes, ${Buffer.from(idBytes(id))}) > 0`.execute(db)
  }
}

/**
 * The one place where rows of synced tables are deleted, past `put`: a tombstone would keep the
 * values, and a row without values would tell hubs that had the person from those that had not.
 */
async function dropRows(db: WriteDb, ids: string): Promise<void> {
  for (const table of erasableTables) {
    const { number } = syncedTables[table]
    const these = sql`(select value from json_each(${ids}))`
    await sql`delete from ${sql.table(table)}
      where ${sql.ref(erasableKey(table))} in ${these}`.execute(db)
    for (const local of ['cell_versions', 'clashes', 'import_cells']) {
      await sql`delete from ${sql.table(local)}
        where table_no = ${sql.lit(number)} and row_key in ${these}`.execute(db)
    }
    await sql`delete from roster_import_cells
      where table_name = ${table} and row_key in ${these}`.execute(db)
  }
}

/**
 * Deleting from a full-text index only marks words as gone; they lie in its segments until these
 * are merged. `optimize` merges all into one, and the freed pages are overwritten (secure_delete).
 */
async function dropSearchRows(db: WriteDb, ids: string): Promise<void> {
  await sql`delete from member_search where rowid in
    (select row_no from members where id in (select value from json_each(${ids})))`.execute(db)
  await sql`insert into member_search (member_search) values ('optimize')`.execute(db)
}

/** The same for what Ctrl+K looks through: its triggers took the rows, their words still lie there. */
async function dropFoundWords(db: WriteDb): Promise<void> {
  for (const index of ['find_artifacts', 'find_certificates']) {
    await sql`insert into ${sql.table(index)} (${sql.ref(index)}) values ('optimize')`.execute(db)
  }
}

/** People who are found by the erased ones' names too, because they were joined as one. */
async function listNeighbours(db: WriteDb, ids: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from members
    where survivor_id in (select value from json_each(${ids}))
    union
    select survivor_id from members
    where survivor_id is not null and id in (select value from json_each(${ids}))`.execute(db)
  return rows.map(({ id }) => id)
}

async function refreshSearchRows(db: WriteDb, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  await sql`
    update member_search set (name, numbers, school) =
      (select name, numbers, school from member_search_rows where row_no = member_search.rowid)
    where rowid in (select row_no from members
      where id in (select value from json_each(${JSON.stringify(memberIds)})))`.execute(db)
  await sql`insert into member_search (member_search) values ('optimize')`.execute(db)
}
