import { AppError } from '../../shared/lib/app-error'
import { syncedTableNames } from '../../shared/sync/synced-tables'
import type { Ports } from '../features/handler'
import { findSetting, saveSetting } from '../features/settings/settings-repository'
import { sweepOpenedCopies } from '../files/opened-copies'
import { createBulkWork } from '../platform/bulk/bulk-work'
import { createCodeReader } from '../platform/codes/code-reader'
import { createFileGrants, type FileGrants } from '../platform/file-grants'
import { arrivalFolder, type Paths } from '../platform/paths'
import type { Dispatch } from './dispatch'
import { finishMove, pathsBeside, removeData, replaceData } from './hub-data'
import { refuseToSeal, type RunningHub, startHub, type StartHubOptions } from './start-hub'

/**
 * One hub, open: its database, its ports, its dispatch. The hub service, tests, benchmarks and the
 * demo all open a hub this way, so what they exercise is what ships.
 */
export type OpenHub = {
  readonly call: (
    channel: string,
    input: unknown,
    call?: { readonly callId: string; readonly signal: AbortSignal },
  ) => ReturnType<Dispatch>
  readonly grants: FileGrants
  readonly close: () => Promise<void>
}

export type OpenHubOptions = Omit<
  StartHubOptions,
  'grants' | 'bulk' | 'codes' | 'startAfresh' | 'startFrom'
> & {
  /** The built platform/bulk/bulk-thread.ts; without it everything is done in this thread. */
  readonly bulkThread?: string
  /** The built platform/codes/code-thread.ts, likewise. */
  readonly codeThread?: string
}

export async function openHub(options: OpenHubOptions): Promise<OpenHub> {
  const grants = createFileGrants()
  const bulk = createBulkWork(options.bulkThread ?? null)
  const codes = createCodeReader({
    threadFile: options.codeThread ?? null,
    wasmFile: options.paths.codeReader,
  })
  let running: RunningHub
  const start = (paths: Paths): Promise<RunningHub> =>
    startHub({ ...options, paths, grants, bulk, codes, startAfresh, startFrom })
  const startAgain = async (exchange: () => void | Promise<void>): Promise<void> => {
    const locale = await findSetting(running.database.read, 'locale')
    await running.database.close()
    try {
      await exchange()
    } finally {
      // Whatever could not be moved: the window must have a hub service that answers.
      running = await start(options.paths)
    }
    // The language is the user's, not the removed hub's.
    if (locale !== undefined) {
      await running.database.transaction((db) => saveSetting(db, 'locale', locale), refuseToSeal)
    }
  }
  const announceAll = () => options.onChanged?.([...syncedTableNames, ...localTableNames])
  const startAfresh: Ports['startAfresh'] = async () => {
    await startAgain(() => {
      removeData(options.paths)
    })
    announceAll()
  }
  const startFrom: Ports['startFrom'] = async (folder, command, settle) => {
    // Upgraded, renewed and settled where it lies: whatever fails or is stopped there, nothing came yet.
    const beside = await start(pathsBeside(folder, options.paths))
    try {
      await beside.settle(command, settle)
    } finally {
      await beside.database.close()
    }
    if (running.session !== null) throw new AppError('hub.exists')
    await startAgain(() => replaceData(options.paths, folder))
    announceAll()
  }
  await finishMove(options.paths, arrivalFolder(options.paths)).catch((error: unknown) => {
    options.logger.error('a hub that was moving in could not be brought in', error)
  })
  running = await start(options.paths)
  return {
    grants,
    call: (channel, input, call) => running.dispatch(channel, input, running.session, call),
    close: async () => {
      await sweepOpenedCopies(options.paths.opened, options.logger)
      await running.markFeed()
      await running.database.close()
      await bulk.close()
      await codes.close()
    },
  }
}

/** Local tables that windows read from; a fresh start empties them all. */
const localTableNames = [
  'device',
  'devices',
  'settings',
  'exchanges',
  'invitations',
  'known_vectors',
  'roster_imports',
  'stored_files',
]
