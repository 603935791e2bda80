import { createReadStream } from 'node:fs'
import { lstat, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

import { sql } from 'kysely'

import type { FileHash } from '../../shared/domain/ids'
import type { SavedBackup } from '../../shared/ipc/backup-contract'
import { AppError } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import { BACKUP_SUFFIX } from '../../shared/sync/file-kinds'
import type { ReadDb } from '../database/database'
import type { TaskContext } from '../features/handler'
import { saveSetting } from '../features/settings/settings-repository'
import { findHub } from '../features/setup/hub-repository'
import { safeFileName } from '../files/safe-file-name'
import { appVersion } from '../platform/app-version'
import { removeFile, removeUnfinished, writeFileAtomically } from '../platform/atomic-file'
import { verifyFile } from '../platform/drive-reading'
import { localDay } from '../platform/local-day'
import { createBodyWriter } from '../sync/bundle/bundle-frames'
import { writeDatabase, writeEnd, writeFileEntry, writeHead } from './backup-body'
import { makeLock } from './backup-lock'

/**
 * Everything of this hub in one file at a place of the user's choosing: records, files and keys,
 * locked with six words. Read back before it counts; a failure leaves nothing under its name.
 */
export async function saveBackup(context: TaskContext): Promise<SavedBackup | null> {
  const { db, dialogs, clock, paths, write } = context
  const hub = await findHub(db)
  assert(hub, 'a backup is of a hub')
  const now = clock.now()
  const stem = safeFileName(`Serah terima ${hub.name} ${localDay(now)}`)
  const chosen = await dialogs.pickSavePath({ suggestedName: `${stem}${BACKUP_SUFFIX}` })
  if (chosen === null) return null
  const path = await freePath(chosen)
  await clearAway(dirname(path), context)
  const folder = join(paths.staging, 'backup')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  try {
    const made = await writeBackup({ path, folder, madeAt: now, hubName: hub.name }, context)
    const fileName = basename(path)
    await write('backup.save', (writeDb) =>
      saveSetting(writeDb, 'last-backup', { at: now, fileName }),
    )
    return { ...made, fileName, madeAt: now }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a power cut left of an earlier try: gigabytes, which nobody would know what they are. */
async function clearAway(folder: string, { logger }: TaskContext): Promise<void> {
  await removeUnfinished(folder, { ending: BACKUP_SUFFIX }).catch((error: unknown) => {
    logger.error('what is left of an unfinished backup could not be removed', error)
  })
}

async function writeBackup(
  {
    path,
    folder,
    madeAt,
    hubName,
  }: {
    readonly path: string
    readonly folder: string
    readonly madeAt: number
    readonly hubName: string
  },
  context: TaskContext,
): Promise<Pick<SavedBackup, 'words' | 'bytes' | 'files'>> {
  const { db, bulk, signal, progress, paths, database, files } = context
  progress({ step: 'preparing', done: 0, total: 0 })
  const copy = join(folder, 'simpul.db')
  await database.copyTo(copy)
  const lock = await makeLock()
  const stored = await listStored(db)
  const databaseBytes = (await stat(copy)).size
  const total = stored.reduce((sum, { size }) => sum + size, databaseBytes)
  let missing = 0
  const written = await writeFileAtomically(path, async (writeRaw) => {
    await writeRaw(lock.front)
    const { key, streamHeader, additional } = lock
    const body = createBodyWriter({ key, streamHeader, additional, bulk, write: writeRaw })
    let done = 0
    const writePlain = async (piece: Uint8Array) => {
      stopIfCancelled(signal)
      await body.write(piece)
      done += piece.length
      progress({ step: 'backing-up', done: Math.min(done, total), total })
    }
    try {
      const keys = await readFile(paths.keys, 'utf8')
      await writeHead(writePlain, { madeAt, appVersion, hubName, bytes: total, keys })
      await writeDatabase(writePlain, createReadStream(copy, { highWaterMark: readBytes }))
      for (const { hash } of stored) {
        if (!(await writeFileEntry(writePlain, hash, files.read(hash)))) missing += 1
      }
      await writeEnd(writePlain)
      await body.end()
    } catch (error) {
      await body.abandon()
      throw error
    }
  })
  await readBack(path, written, context)
  return {
    words: lock.words,
    bytes: written.bytes,
    files: { kept: stored.length - missing, missing },
  }
}

const readBytes = 1024 * 1024

async function readBack(
  path: string,
  written: Parameters<typeof verifyFile>[1],
  { bulk, signal, progress }: TaskContext,
): Promise<void> {
  let done = 0
  try {
    await verifyFile(path, written, {
      bulk,
      onBytes: (bytes) => {
        stopIfCancelled(signal)
        done += bytes
        progress({ step: 'verifying', done, total: written.bytes })
      },
    })
  } catch (error) {
    // A file that cannot be relied on must not lie there under its name.
    await removeFile(path)
    throw error
  }
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('task.cancelled')
}

/** What lies in this PC's store, the files of the cash book too. */
async function listStored(
  db: ReadDb,
): Promise<readonly { readonly hash: FileHash; readonly size: number }[]> {
  const { rows } = await sql<{ hash: FileHash; size: number }>`
    select s.hash, coalesce(f.size, (select max(c.size) from cash_papers c where c.file_hash = s.hash), 0)
      as size
    from stored_files s left join files f on f.hash = s.hash order by s.stored_at, s.hash`.execute(
    db,
  )
  return rows
}

/** With its ending, and never over another file: an older handover stays what it is. */
async function freePath(chosen: string): Promise<string> {
  const stem = chosen.toLowerCase().endsWith(BACKUP_SUFFIX)
    ? chosen.slice(0, -BACKUP_SUFFIX.length)
    : chosen
  for (let count = 1; ; count += 1) {
    const path = `${stem}${count === 1 ? '' : ` (${count})`}${BACKUP_SUFFIX}`
    if (!(await isThere(path))) return path
  }
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    // A place that cannot be looked at is told of when it is written to.
    () => false,
  )
}
