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
  const statements = createKeptStatements(database)
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
        statements.run(sql, parameters, (statement) => {
          return new Promise((resolve, reject) => {
            statement.all(parameters, (error: Error | null, rows: unknown[]) => {
              if (error) reject(toAppError(error))
              else resolve(rows)
            })
          })
        }),
      ),
    run: (sql, parameters = []) =>
      timed(
        sql,
        statements.run(sql, parameters, (statement) => {
          return new Promise((resolve, reject) => {
            statement.run(parameters, function (error) {
              if (error) reject(toAppError(error))
              else resolve({ changes: this.changes })
            })
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
    close: async () => {
      await statements.letGo()
      await new Promise<void>((resolve, reject) => {
        database.close((error) => {
          if (error) reject(error)
          else resolve()
        })
      })
    },
  }
}

/** Statements kept ready for the next time: reading their text takes longer than most of them run. */
const mostKept = 200
/** What was last said to a statement stays in memory with it. */
const mostKeptParameters = 16 * 1024

function createKeptStatements(database: sqlite3.Database) {
  const kept = new Map<string, Promise<sqlite3.Statement>>()
  const prepare = (sql: string) =>
    new Promise<sqlite3.Statement>((resolve, reject) => {
      const statement = database.prepare(sql, (error: Error | null) => {
        if (error) reject(toAppError(error))
        else resolve(statement)
      })
    })
  const keep = (sql: string): Promise<sqlite3.Statement> => {
    const found = kept.get(sql) ?? prepare(sql)
    // The one used longest ago is the first.
    kept.delete(sql)
    kept.set(sql, found)
    found.catch(() => kept.delete(sql))
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) {
      void kept.get(oldest)?.then(finalize, () => undefined)
      kept.delete(oldest)
    }
    return found
  }
  return {
    run: async <T>(
      sql: string,
      parameters: readonly unknown[],
      work: (statement: sqlite3.Statement) => Promise<T>,
    ): Promise<T> => {
      if (sizeOf(parameters) <= mostKeptParameters) return work(await keep(sql))
      const statement = await prepare(sql)
      try {
        return await work(statement)
      } finally {
        await finalize(statement)
      }
    },
    /** A database with open statements cannot be closed. */
    letGo: async (): Promise<void> => {
      const all = [...kept.values()]
      kept.clear()
      for (const statement of all) await statement.then(finalize, () => undefined)
    },
  }
}

function sizeOf(parameters: readonly unknown[]): number {
  let size = 0
  for (const value of parameters) {
    if (typeof value === 'string' || value instanceof Uint8Array) size += value.length
  }
  return size
}

/** Once nobody is waiting for it. */
function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => {
      resolve()
    })
  })
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
