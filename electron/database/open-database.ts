import { Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'

import { assert } from '../../shared/lib/assert'
import type { CommitDraft } from './change-log'
import { startDraft } from './change-log'
import type { ReadDb, WriteDb } from './database'
import { applicationId } from './integrity'
import { openLogKeeper } from './log-keeper'
import { migrations, schemaVersion } from './migrations/index'
import type { Schema } from './schema'
import { SqliteHandleDialect } from './sqlite-dialect'
import { openHandle, type SqliteHandle } from './sqlite-handle'

/** Seals what a transaction put into one commit; runs last, inside the same transaction. */
export type SealDraft = (db: WriteDb, draft: CommitDraft) => Promise<void>

export type Database = {
  readonly read: ReadDb
  /**
   * Runs `work` in one durable transaction (WAL, synchronous=FULL) and seals its patches; resolves
   * after COMMIT returned, with the tables that changed. One at a time; a throw rolls back all.
   */
  readonly transaction: <T>(
    work: (db: WriteDb) => Promise<T>,
    seal: SealDraft,
  ) => Promise<{ readonly value: T; readonly changedTables: readonly string[] }>
  /** A sound copy of the whole database at `path`, which must not exist. */
  readonly copyTo: (path: string) => Promise<void>
  readonly close: () => Promise<void>
}

export type OpenDatabaseOptions = {
  readonly path: string
  /** A function where the device may go on under another identity while the database is open. */
  readonly deviceTag: number | (() => number)
  readonly onSlowQuery?: (statement: string, milliseconds: number) => void
}

export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const writeHandle = await openHandle(options.path, 'write', options.onSlowQuery)
  const writer = new Kysely<Schema>({ dialect: new SqliteHandleDialect(writeHandle) })
  try {
    await prepareConnection(writeHandle)
    await migrate(writer, writeHandle)
  } catch (error) {
    await writeHandle.close()
    throw error
  }
  const readHandle = await openHandle(options.path, 'read', options.onSlowQuery)
  await readHandle.exec(
    'pragma trusted_schema = off; pragma mmap_size = 0; pragma busy_timeout = 5000;',
  )
  const reader = new Kysely<Schema>({ dialect: new SqliteHandleDialect(readHandle) })
  const logKeeper = openLogKeeper(options.path)

  return {
    read: reader,
    transaction: async (work, seal) => {
      let changedTables: readonly string[] = []
      const value = await writer.transaction().execute(async (transaction) => {
        // WriteDb is the transaction without the doors around `put`.
        const db = transaction as unknown as WriteDb
        const draft = startDraft(db, {
          lamport: (await currentLamport(db)) + 1,
          deviceTag:
            typeof options.deviceTag === 'number' ? options.deviceTag : options.deviceTag(),
        })
        const result = await work(db)
        if (draft.groups.length > 0) await seal(db, draft)
        changedTables = [...draft.changedTables]
        return result
      })
      // What was erased still lies in the log until its pages are copied back and it is cut.
      if (changedTables.includes('erasures')) await logKeeper.empty()
      else logKeeper.look()
      return { value, changedTables }
    },
    copyTo: async (path) => {
      await sql`vacuum into ${path}`.execute(reader)
    },
    close: async () => {
      await logKeeper.close()
      await reader.destroy()
      try {
        await writeHandle.exec('pragma wal_checkpoint(truncate)')
      } finally {
        await writer.destroy()
      }
    },
  }
}

async function currentLamport(db: WriteDb): Promise<number> {
  const row = await db.selectFrom('device').select('lamport').executeTakeFirst()
  return row?.lamport ?? 0
}

/**
 * 16 MB of pages for the writer: with the usual 2 MB, an import spills pages to the log before it
 * commits, and a small change among a million rows reads each page from the disk twice. The log is
 * copied back by its keeper; only a log of 64 MB, which the keeper has fallen behind of, stops a commit.
 */
async function prepareConnection(handle: SqliteHandle): Promise<void> {
  const [{ version }] = (await handle.all('select sqlite_version() as version')) as [
    { version: string },
  ]
  // 3.7.0-3.51.2 can corrupt a WAL database with two connections; 3.52.0 was withdrawn.
  assert(
    compareVersions(version, '3.51.3') >= 0 && version !== '3.52.0',
    `SQLite ${version} is safe`,
  )
  await handle.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma trusted_schema = off;
    pragma cell_size_check = on;
    pragma mmap_size = 0;
    pragma busy_timeout = 5000;
    pragma temp_store = memory;
    pragma secure_delete = on;
    pragma cache_size = -16000;
    pragma wal_autocheckpoint = 16000;
  `)
}

function compareVersions(left: string, right: string): number {
  const parts = (text: string) => text.split('.').map(Number)
  const [a, b] = [parts(left), parts(right)]
  for (let index = 0; index < 3; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

async function migrate(db: Kysely<Schema>, handle: SqliteHandle): Promise<void> {
  const [row] = (await handle.all('pragma user_version')) as [{ user_version: number }]
  // The migrator's own look-ups cost a slow PC a visible part of its start; most starts need none.
  if (row.user_version === schemaVersion) return
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) {
    throw error instanceof Error ? error : new Error('Migration failed', { cause: error })
  }
  await handle.exec(
    `pragma application_id = ${String(applicationId)}; pragma user_version = ${String(schemaVersion)};`,
  )
}
