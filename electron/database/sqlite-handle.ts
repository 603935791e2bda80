import sqlite3 from 'sqlite3'

import { AppError } from '../../shared/lib/app-error'

/** One open SQLite connection as promises. The only file that knows npm `sqlite3`. */
export type SqliteHandle = {
  readonly all: (sql: string, parameters?: readonly unknown[]) => Promise<readonly unknown[]>
  readonly run: (
    sql: string,
    parameters?: readonly unknown[],
  ) => Promise<{ readonly changes: number }>
  readonly exec: (sql: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** SQLITE_OPEN_EXRESCODE: tells a failed fsync from a failed write; the library passes it through. */
const extendedResultCodes = 0x02000000

export const sqliteErrors = {
  full: 13,
  corrupt: 11,
  notADatabase: 26,
  busy: 5,
  readOnly: 8,
} as const

export async function openHandle(
  path: string,
  mode: 'write' | 'read',
  onSlowQuery?: (sql: string, milliseconds: number) => void,
): Promise<SqliteHandle> {
  const flags =
    mode === 'write' ? sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE : sqlite3.OPEN_READONLY
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(path, flags | extendedResultCodes, (error) => {
      if (error) reject(toAppError(error))
      else resolve(opened)
    })
  })
  const timed = <T>(sql: string, work: Promise<T>): Promise<T> => {
    if (!onSlowQuery) return work
    const startedAt = performance.now()
    return work.finally(() => {
      const milliseconds = performance.now() - startedAt
      if (milliseconds > 40) onSlowQuery(sql, milliseconds)
    })
  }
  return {
    all: (sql, parameters = []) =>
      timed(
        sql,
        new Promise((resolve, reject) => {
          database.all(sql, parameters, (error: Error | null, rows: unknown[]) => {
            if (error) reject(toAppError(error))
            else resolve(rows)
          })
        }),
      ),
    run: (sql, parameters = []) =>
      timed(
        sql,
        new Promise((resolve, reject) => {
          database.run(sql, parameters, function (error) {
            if (error) reject(toAppError(error))
            else resolve({ changes: this.changes })
          })
        }),
      ),
    exec: (sql) =>
      new Promise((resolve, reject) => {
        database.exec(sql, (error) => {
          if (error) reject(toAppError(error))
          else resolve()
        })
      }),
    close: () =>
      new Promise((resolve, reject) => {
        database.close((error) => {
          if (error) reject(error)
          else resolve()
        })
      }),
  }
}

/** Turns what a user can mend into an AppError; extended codes carry the primary one in the low byte. */
function toAppError(error: Error): Error {
  const { errno } = error as NodeJS.ErrnoException // sqlite3 sets errno on every error it makes
  switch ((errno ?? 0) & 0xff) {
    case sqliteErrors.full:
      return new AppError('disk.full', {}, { cause: error })
    case sqliteErrors.corrupt:
    case sqliteErrors.notADatabase:
      return new AppError('database.damaged', {}, { cause: error })
    default:
      return error
  }
}
