import { existsSync, mkdirSync, rmSync } from 'node:fs'

import type { StartNotice } from '../../shared/domain/hub'
import type { DeviceId } from '../../shared/domain/ids'
import type { TaskProgress } from '../../shared/ipc/events'
import { AppError } from '../../shared/lib/app-error'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { idBytes } from '../../shared/sync/id-bytes'
import { syncedTableNames } from '../../shared/sync/synced-tables'
import type { WriteDb } from '../database/database'
import { ensureSoundFile } from '../database/ensure-sound-file'
import { type Database, openDatabase, type SealDraft } from '../database/open-database'
import { createTableRevisions } from '../database/table-revisions'
import type { Ports, Session } from '../features/handler'
import { findSetting, saveSetting } from '../features/settings/settings-repository'
import { findSession } from '../features/setup/hub-repository'
import { createFileStore } from '../files/file-store'
import { sweepOpenedCopies } from '../files/opened-copies'
import { type BulkWork, createBulkWork } from '../platform/bulk/bulk-work'
import { type Clock, systemClock } from '../platform/clock'
import { type CodeReader, createCodeReader } from '../platform/codes/code-reader'
import { blake2b256 } from '../platform/crypto'
import { loadDeviceKeys, renewDeviceKeys } from '../platform/device-keys'
import type { Dialogs } from '../platform/dialogs'
import type { Drives } from '../platform/drives'
import { createFileGrants, type FileGrants } from '../platform/file-grants'
import { createIds } from '../platform/ids'
import type { Logger } from '../platform/logger'
import { arrivalFolder, type Paths } from '../platform/paths'
import type { Printer } from '../platform/printer'
import { introduceDevice } from '../sync/feeds/own-device'
import { sealDraft } from '../sync/feeds/seal-draft'
import { finishRenewal, goOnUnderNewKeys, mayHaveTwin } from '../sync/identity/check-identity'
import { createFeedMarker } from '../sync/identity/feed-mark'
import { finishUpgrade } from '../sync/merge/finish-upgrade'
import { dropUnneededFiles } from '../sync/privacy/unneeded-files'
import { createDispatch, type Dispatch } from './dispatch'
import { finishMove, pathsBeside, removeData, replaceData } from './hub-data'

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

export type OpenHubOptions = {
  readonly paths: Paths
  readonly logger: Logger
  readonly dialogs: Dialogs
  readonly printer: Printer
  readonly drives: Drives
  readonly clock?: Clock
  /** The built platform/bulk/bulk-thread.ts; without it everything is done in this thread. */
  readonly bulkThread?: string
  /** The built platform/codes/code-thread.ts, likewise. */
  readonly codeThread?: string
  /** The built documents/office/office-thread.ts, likewise. */
  readonly officeThread?: string
  readonly onChanged?: (tables: readonly string[]) => void
  readonly onProgress?: (progress: TaskProgress) => void
}

type Running = {
  readonly database: Database
  readonly dispatch: Dispatch
  readonly markFeed: () => Promise<void>
  /** One transaction right after the start, for what is to move in. */
  readonly settle: (
    command: string,
    work: (db: WriteDb, device: DeviceId) => Promise<void>,
  ) => Promise<void>
  session: Session | null
}

export async function openHub(options: OpenHubOptions): Promise<OpenHub> {
  const grants = createFileGrants()
  const bulk = createBulkWork(options.bulkThread ?? null)
  const codes = createCodeReader({
    threadFile: options.codeThread ?? null,
    wasmFile: options.paths.codeReader,
  })
  let running: Running
  const startAgain = async (exchange: () => void | Promise<void>): Promise<void> => {
    const locale = await findSetting(running.database.read, 'locale')
    await running.database.close()
    try {
      await exchange()
    } finally {
      // Whatever could not be moved: the window must have a hub service that answers.
      running = await start({ ...options, grants, bulk, codes, startAfresh, startFrom })
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
    const paths = pathsBeside(folder, options.paths)
    const beside = await start({ ...options, paths, grants, bulk, codes, startAfresh, startFrom })
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
  running = await start({ ...options, grants, bulk, codes, startAfresh, startFrom })
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

async function start(
  options: OpenHubOptions & {
    readonly grants: FileGrants
    readonly bulk: BulkWork
    readonly codes: CodeReader
  } & Pick<Ports, 'startAfresh' | 'startFrom'>,
): Promise<Running> {
  const { paths, logger, dialogs, printer, drives, grants, bulk, codes } = options
  const { startAfresh, startFrom } = options
  const clock = options.clock ?? systemClock
  mkdirSync(paths.data, { recursive: true })
  rmSync(paths.staging, { recursive: true, force: true, maxRetries: 8, retryDelay: 50 })
  mkdirSync(paths.staging, { recursive: true })
  await sweepOpenedCopies(paths.opened, logger)
  const ids = createIds(clock)
  const isFirstStart = !existsSync(paths.keys)
  const notice = await ensureSoundFile({ paths, isFirstStart, now: clock.now() })
  // An empty database starts its feed anew; under the old id that would fork what others hold.
  let device = notice ? renewDeviceKeys(paths.keys) : loadDeviceKeys(paths.keys)
  const database = await openDatabase({
    path: paths.database,
    deviceTag: () => deviceTagFrom(blake2b256(idBytes(device.deviceId))),
    onSlowQuery: (statement, milliseconds) => {
      logger.info(`slow query ${milliseconds.toFixed(0)} ms: ${statement.slice(0, 200)}`)
    },
  })
  const files = createFileStore({ folder: paths.files, dataKey: device.dataKey, bulk })
  const revisions = createTableRevisions()
  const ports: Ports = {
    clock,
    ids,
    logger,
    paths,
    grants,
    dialogs,
    printer,
    drives,
    files,
    bulk,
    codes,
    officeThread: options.officeThread ?? null,
    get device() {
      return device
    },
    goOnAs: (keys) => {
      device = keys
    },
    revisions,
    startAfresh,
    startFrom,
  }
  const seal = (command: string, session: Session | null) => sealFor(command, session, ports)
  try {
    await prepare(database, ports, notice)
    await settleIdentity(database, ports, seal)
  } catch (error) {
    // A hub beside must let go of its file, or its folder cannot be removed.
    await database.close()
    throw error
  }
  const markFeed = createFeedMarker(database.read, paths.mark)
  const running: Running = {
    database,
    session: await findSession(database.read),
    markFeed: markFeed.now,
    settle: async (command, work) => {
      await database.transaction(
        (db) => work(db, device.deviceId),
        seal(command, await findSession(database.read)),
      )
      running.session = await findSession(database.read)
      await markFeed.now()
    },
    dispatch: createDispatch({
      database,
      ports,
      sealFor: seal,
      onProgress: options.onProgress ?? (() => undefined),
      onChanged: (tables) => {
        options.onChanged?.(tables)
      },
      // A command that makes or changes the account at this PC changes who is calling next.
      afterChange: async (tables) => {
        revisions.changed(tables)
        if (tables.includes('device') || tables.includes('accounts')) {
          running.session = await findSession(database.read)
        }
        await markFeed.soon(tables.includes('device') || tables.includes('exchanges'))
      },
    }),
  }
  return running
}

type SealFor = (command: string, session: Session | null) => SealDraft

/** The keys are looked up when the commit is sealed: they may be new ones by then. */
function sealFor(command: string, session: Session | null, ports: Ports): SealDraft {
  return (db, draft) =>
    sealDraft(db, draft, {
      command,
      accountId: session?.accountId ?? null,
      device: ports.device,
      clock: ports.clock,
    })
}

/** A restored or copied hub goes on under a new identity before anything is written. */
async function settleIdentity(database: Database, ports: Ports, seal: SealFor): Promise<void> {
  const write = async <T>(command: string, work: (db: WriteDb) => Promise<T>) => {
    const session = await findSession(database.read)
    return (await database.transaction(work, seal(command, session))).value
  }
  if (await mayHaveTwin(database.read, { keys: ports.device, paths: ports.paths })) {
    await goOnUnderNewKeys({ ...ports, write }, { keepSeq: null })
    const { network_id } = await database.read
      .selectFrom('device')
      .select('network_id')
      .executeTakeFirstOrThrow()
    // Alone, a hub is known to nobody, so there is nothing to say.
    if (network_id !== null) {
      await write('identity.notice', (db) =>
        saveSetting(db, 'start-notice', {
          code: 'identity.renewed',
          setAsideIn: null,
          restoredFrom: null,
        } satisfies StartNotice),
      )
    }
  }
  await finishRenewal(write)
}

/** Makes this device known to its own database and keeps what start-up has to tell. */
async function prepare(
  database: Database,
  ports: Ports,
  notice: StartNotice | null,
): Promise<void> {
  await database.transaction(async (db) => {
    await introduceDevice(db, ports)
    await finishUpgrade(db)
    if (notice) await saveSetting(db, 'start-notice', notice)
  }, refuseToSeal)
  await dropUnneededFiles({
    db: database.read,
    files: ports.files,
    write: async (work) => {
      await database.transaction(work, refuseToSeal)
    },
  })
}

function refuseToSeal(): Promise<void> {
  return Promise.reject(new Error('Start-up changes no synced table'))
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
