import { openHandle, type SqliteHandle } from './sqlite-handle'

/**
 * Copies what was committed from the write-ahead log back into the database, on a connection of its
 * own, so that no commit has to wait for it: a commit is durable as soon as the log is.
 */
export type LogKeeper = {
  /** After a commit; the copying goes on in the background. */
  readonly look: () => void
  /** Empties the log, so that nothing erased is left in it; tried again later when somebody reads. */
  readonly empty: () => Promise<void>
  readonly close: () => Promise<void>
}

/** SQLite's own number: 4 MB, which is also what a log read at the start after a power cut may hold. */
const pagesToCopy = 1_000

type LogState = { readonly busy: number; readonly log: number; readonly checkpointed: number }

export function openLogKeeper(path: string): LogKeeper {
  let opened: Promise<SqliteHandle> | undefined
  let working: Promise<void> = Promise.resolve()
  let isWaiting = false
  let isToBeEmptied = false
  let isClosed = false
  const ask = async (mode: 'noop' | 'passive' | 'truncate'): Promise<LogState | undefined> => {
    opened ??= open(path)
    const handle = await opened
    const [state] = (await handle.all(`pragma wal_checkpoint(${mode})`)) as LogState[]
    return state
  }
  const empty = async () => {
    isToBeEmptied = (await ask('truncate'))?.busy !== 0
  }
  const copyBack = async () => {
    isWaiting = false
    if (isToBeEmptied) return empty()
    const state = await ask('noop')
    if (state && state.log - state.checkpointed >= pagesToCopy) await ask('passive')
  }
  // One after the other: two of them at once would find the log busy.
  const queue = (work: () => Promise<void>) => {
    const queued = working.then(work)
    // What stays in the log is safe there; the next commit looks again.
    working = queued.catch(() => undefined)
    return queued
  }
  return {
    look: () => {
      if (isWaiting || isClosed) return
      isWaiting = true
      queue(copyBack).catch(() => undefined)
    },
    empty: () => {
      isToBeEmptied = true
      return queue(empty)
    },
    close: async () => {
      if (isClosed) return
      isClosed = true
      await working
      await (await opened)?.close()
    },
  }
}

async function open(path: string): Promise<SqliteHandle> {
  const handle = await openHandle(path, 'write')
  await handle.exec(
    'pragma synchronous = full; pragma trusted_schema = off; pragma mmap_size = 0; pragma busy_timeout = 5000;',
  )
  return handle
}
