import { existsSync, mkdirSync, rmSync } from 'node:fs'

import type { StartNotice } from '../../shared/domain/hub'
import type { DeviceId } from '../../shared/domain/ids'
import type { TaskProgress } from '../../shared/ipc/events'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { idBytes } from '../../shared/sync/id-bytes'
import type { WriteDb } from '../database/database'
import { ensureSoundFile } from '../database/ensure-sound-file'
import { type Database, openDatabase, type SealDraft } from '../database/open-database'
import { createTableRevisions } from '../database/table-revisions'
import type { Ports, Session } from '../features/handler'
import { saveSetting } from '../features/settings/settings-repository'
import { findSession } from '../features/setup/hub-repository'
import { createFileStore } from '../files/file-store'
import { sweepOpenedCopies } from '../files/opened-copies'
import { type Clock, systemClock } from '../platform/clock'
import { blake2b256 } from '../platform/crypto'
import { loadDeviceKeys, renewDeviceKeys } from '../platform/device-keys'
import { createIds } from '../platform/ids'
import { introduceDevice } from '../sync/feeds/own-device'
import { sealDraft } from '../sync/feeds/seal-draft'
import { finishRenewal, goOnUnderNewKeys, mayHaveTwin } from '../sync/identity/check-identity'
import { createFeedMarker } from '../sync/identity/feed-mark'
import { finishUpgrade } from '../sync/merge/finish-upgrade'
import { dropUnneededFiles } from '../sync/privacy/unneeded-files'
import { createDispatch, type Dispatch } from './dispatch'

/** What a hub is started with: its folder, and the ports that outlive one start. */
export type StartHubOptions = Pick<
  Ports,
  | 'paths'
  | 'logger'
  | 'dialogs'
  | 'printer'
  | 'drives'
  | 'grants'
  | 'bulk'
  | 'codes'
  | 'startAfresh'
  | 'startFrom'
> & {
  readonly clock?: Clock
  /** The built documents/office/office-thread.ts; without it the work is done in this thread. */
  readonly officeThread?: string
  readonly onChanged?: (tables: readonly string[]) => void
  readonly onProgress?: (progress: TaskProgress) => void
}

/** A hub in its folder, started: until `database` is closed. */
export type RunningHub = {
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

/** Sound file, keys, database, upgrade, identity, leftovers of a crash; then commands are answered. */
export async function startHub(options: StartHubOptions): Promise<RunningHub> {
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
  const running: RunningHub = {
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

/** For writes at start, which travel nowhere. */
export function refuseToSeal(): Promise<void> {
  return Promise.reject(new Error('Start-up changes no synced table'))
}
