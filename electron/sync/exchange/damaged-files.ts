import { sql } from 'kysely'

import type { FileHash } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { markChanged } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import type { FileStore } from '../../files/file-store'

/** What reading a file of our own store fails with: old disks lose bits, and people delete folders. */
export function isAboutOurFile(error: unknown): boolean {
  return error instanceof AppError && ['file.damaged', 'file.not-arrived'].includes(error.code)
}

/** Those of these files that are gone, or are not what their names say any more. */
export async function findDamaged(
  files: readonly FileHash[],
  store: FileStore,
): Promise<readonly FileHash[]> {
  const damaged: FileHash[] = []
  for (const hash of files) if (!(await isSound(hash, store))) damaged.push(hash)
  return damaged
}

async function isSound(hash: FileHash, store: FileStore): Promise<boolean> {
  try {
    const walk = store.read(hash)[Symbol.asyncIterator]()
    while ((await walk.next()).done !== true);
    return true
  } catch (error) {
    if (isAboutOurFile(error)) return false
    throw error
  }
}

/**
 * They count as not here from now on, so that whoever holds them is asked for them; what comes, or
 * is added again, takes the damaged one's place. Resolves to what people call them, each once.
 */
export async function letGoOfFiles(
  db: WriteDb,
  hashes: readonly FileHash[],
): Promise<readonly string[]> {
  const list = sql`(select value from json_each(${JSON.stringify(hashes)}))`
  await sql`delete from stored_files where hash in ${list}`.execute(db)
  markChanged(db, 'stored_files')
  const { rows } = await sql<{ title: string }>`
    select distinct coalesce(title, file_name, '') as title from artifacts
    where (file_hash in ${list} or thumbnail_hash in ${list}) and removed_at is null
    order by title`.execute(db)
  return rows.map(({ title }) => title)
}
