import { sql } from 'kysely'
import { z } from 'zod'

import { type FileHash, fileHash } from '../../../shared/domain/ids'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { findSetting, saveSetting } from '../../features/settings/settings-repository'
import type { FileStore } from '../../files/file-store'

/** Files and previews that these artifacts name. */
export async function listFilesOf(
  db: WriteDb,
  artifactIds: readonly string[],
): Promise<readonly FileHash[]> {
  const ids = JSON.stringify(artifactIds)
  const { rows } = await sql<{ hash: FileHash }>`
    select file_hash as hash from artifacts
    where file_hash is not null and id in (select value from json_each(${ids}))
    union
    select thumbnail_hash from artifacts
    where thumbnail_hash is not null and id in (select value from json_each(${ids}))`.execute(db)
  return rows.map(({ hash }) => hash)
}

/**
 * A file is needed as long as an artifact, a letterhead or a receipt of the cash book names it; a row
 * of `files` alone keeps nothing alive.
 */
export async function listNeeded(
  db: ReadDb | WriteDb,
  hashes: readonly FileHash[],
): Promise<ReadonlySet<FileHash>> {
  const { rows } = await sql<{ hash: FileHash }>`
    select value as hash from json_each(${JSON.stringify(hashes)})
    where value in (select file_hash from artifacts union all select thumbnail_hash from artifacts
      union all select logo_hash from letterheads union all select file_hash from cash_papers)`.execute(
    db,
  )
  return new Set(rows.map(({ hash }) => hash))
}

/**
 * A file can be taken from the store only once the erasure is durable, so what is to go is kept
 * in the same transaction: a power cut in between does not keep the file.
 */
export async function forgetFiles(db: WriteDb, hashes: readonly FileHash[]): Promise<void> {
  const needed = await listNeeded(db, hashes)
  const unneeded = hashes.filter((hash) => !needed.has(hash))
  if (unneeded.length === 0) return
  const list = sql`(select value from json_each(${JSON.stringify(unneeded)}))`
  await sql`delete from stored_files where hash in ${list}`.execute(db)
  await sql`delete from wanted_files where hash in ${list}`.execute(db)
  await saveSetting(db, 'unneeded-files', [
    ...new Set([...(await listUnneededFiles(db)), ...unneeded]),
  ])
  markChanged(db, 'stored_files')
}

/** Written by forgetFiles; but a restored database was written by whoever made the backup. */
const unneededFiles = z.array(fileHash).readonly().catch([])

export async function listUnneededFiles(db: ReadDb | WriteDb): Promise<readonly FileHash[]> {
  return unneededFiles.parse(await findSetting(db, 'unneeded-files'))
}

/**
 * Takes them from the store. After the erasure, after an exchange, and at the start for what a
 * power cut left; a file that somebody added again meanwhile stays. Resolves to how many went.
 */
export async function dropUnneededFiles(options: {
  readonly db: ReadDb
  readonly files: Pick<FileStore, 'remove'>
  readonly write: (work: (db: WriteDb) => Promise<void>) => Promise<void>
}): Promise<number> {
  const { db, files, write } = options
  if ((await listUnneededFiles(db)).length === 0) return 0
  let dropped = 0
  // Inside the one write transaction, so that no new artifact names a file while it goes.
  await write(async (writing) => {
    const listed = await listUnneededFiles(writing)
    const needed = await listNeeded(writing, listed)
    for (const hash of listed) {
      if (needed.has(hash)) continue
      await files.remove(hash)
      dropped += 1
    }
    await saveSetting(writing, 'unneeded-files', [])
  })
  return dropped
}
