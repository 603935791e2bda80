import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../shared/lib/app-error'
import { schemaVersion } from './migrations/index'
import { openHandle, type SqliteHandle } from './sqlite-handle'

/** 'SGdb': tells our files from any other SQLite database. */
export const applicationId = 0x53476462

const header = 'SQLite format 3\0'

/**
 * Looks at a database file before it is used: `database.damaged`, `database.newer`, or nothing.
 * `quick_check` alone calls an empty file sound (RELIABILITY finding 6), hence the header first.
 */
export async function checkDatabaseFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  const start = Buffer.alloc(header.length)
  try {
    await file.read(start, 0, start.length, 0)
  } finally {
    await file.close()
  }
  if (start.toString('latin1') !== header) throw new AppError('database.damaged')
  // Read-write, because SQLite must be able to replay a WAL left by a power cut.
  const handle = await openHandle(path, 'write')
  try {
    await checkOpened(handle)
  } finally {
    await handle.close()
  }
}

async function checkOpened(handle: SqliteHandle): Promise<void> {
  const [identity] = (await handle.all('pragma application_id')) as [{ application_id: number }]
  const [version] = (await handle.all('pragma user_version')) as [{ user_version: number }]
  if (identity.application_id !== applicationId) throw new AppError('database.damaged')
  if (version.user_version > schemaVersion) throw new AppError('database.newer')
  const result = (await handle.all('pragma quick_check(1)')) as { quick_check: string }[]
  if (result[0]?.quick_check !== 'ok') throw new AppError('database.damaged')
}

/** Moves a damaged database with its -wal and -shm out of the way. Never deletes. Returns the folder. */
export function setAside(databasePath: string, quarantine: string, at: number): string {
  const folder = join(quarantine, new Date(at).toISOString().replace(/[:.]/g, '-'))
  mkdirSync(folder, { recursive: true })
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(databasePath + suffix)) {
      renameSync(databasePath + suffix, join(folder, `simpul.db${suffix}`))
    }
  }
  return folder
}

/** True when there is nothing at the path at all. An empty file counts as something: it once held data. */
export function isAbsent(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) === undefined
}
