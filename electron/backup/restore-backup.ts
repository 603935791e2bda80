import { mkdir, rm, writeFile } from 'node:fs/promises'

import { sql } from 'kysely'

import type { HubOwner, StartNotice } from '../../shared/domain/hub'
import type { AccountId, DeviceId, FileHash, HubId } from '../../shared/domain/ids'
import type { RestoredBackup } from '../../shared/ipc/backup-contract'
import { AppError, type AppErrorCode } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import { FormatError } from '../../shared/sync/format-error'
import { markChanged, put } from '../database/change-log'
import type { WriteDb } from '../database/database'
import { checkDatabaseFile, isAbsent } from '../database/integrity'
import type { TaskContext } from '../features/handler'
import { saveSetting } from '../features/settings/settings-repository'
import { slowDown } from '../features/settings/word-tries'
import { claimDevice, findHub, putAccount } from '../features/setup/hub-repository'
import { asDiskError } from '../files/disk-errors'
import { createFileStore } from '../files/file-store'
import { type DeviceKeys, loadDeviceKeys, renewDeviceKeys } from '../platform/device-keys'
import { openForReading } from '../platform/drive-reading'
import { arrivalFolder, pathsIn } from '../platform/paths'
import { type BundleSource, createBodyReader } from '../sync/bundle/bundle-frames'
import { type BackupHead, readHead } from './backup-body'
import { LOCK_BYTES, openLock } from './backup-lock'
import { type UnpackedEntries, unpackEntries } from './unpack-entries'

/**
 * Brings a hub back on a fresh PC. Everything is unpacked and checked beside the PC's own folder first;
 * stopped anywhere before the end, the PC is as fresh as it was. It goes on under a new identity,
 * because the PC that made the backup may go on as well.
 */
export async function restoreBackup(
  input: {
    readonly token: string
    readonly words: string
    readonly owner: HubOwner
    /** The PC of the backup is no longer used: this one goes on with its letter numbers. */
    readonly replaces: boolean
  },
  context: TaskContext,
): Promise<RestoredBackup> {
  if (await findHub(context.db)) throw new AppError('hub.exists')
  const folder = arrivalFolder(context.paths)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  try {
    return await restoreIn(folder, input, context)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 50 })
  }
}

async function restoreIn(
  folder: string,
  { token, words, owner, replaces }: Parameters<typeof restoreBackup>[0],
  context: TaskContext,
): Promise<RestoredBackup> {
  const { grants, ids, startFrom, progress } = context
  const source = await openForReading(grants.pathOf(token))
  let unpacked: Unpacked
  try {
    unpacked = await readingBackup(() => unpack({ source, words, folder }, context))
  } finally {
    await source.close()
  }
  const { head, kept, missing, formerDevice } = unpacked
  progress({ step: 'preparing', done: 0, total: 0 })
  const accountId = ids.next<'account'>()
  await startFrom(folder, 'backup.restore', async (db, device) => {
    await forgetMissing(db, kept)
    await takeSeat(db, { owner, accountId })
    if (replaces) await takeNumbersOver(db, { from: formerDevice, to: device })
    await saveSetting(db, 'start-notice', {
      code: 'backup.restored',
      setAsideIn: null,
      restoredFrom: head.madeAt,
      missingFiles: missing,
    } satisfies StartNotice)
  })
  return { hubName: head.hubName, madeAt: head.madeAt, files: { kept: kept.length, missing } }
}

type Unpacked = UnpackedEntries & {
  readonly head: BackupHead
  /** Who the PC of the backup was. */
  readonly formerDevice: DeviceId
}

async function unpack(
  {
    source,
    words,
    folder,
  }: { readonly source: BundleSource; readonly words: string; readonly folder: string },
  context: TaskContext,
): Promise<Unpacked> {
  const { progress, signal, bulk, paths: own } = context
  progress({ step: 'unlocking', done: 0, total: 0 })
  const lock = await slowDown(context, backupWords, () => openLock(source, words))
  // The stream header stands in the lock, not before the frames as in a bundle.
  const start = LOCK_BYTES - lock.streamHeader.length
  const body = createBodyReader({ source, start, end: source.size, bulk, ...lock })
  try {
    const head = await readHead(body)
    const paths = pathsIn(folder, own.regions)
    await writeFile(paths.keys, head.keys, { mode: 0o600 }).catch(asDiskError)
    const formerDevice = readFormerKeys(paths.keys).deviceId
    const { dataKey } = renewDeviceKeys(paths.keys)
    let done = 0
    const { kept, missing } = await unpackEntries(body, {
      database: paths.database,
      files: createFileStore({ folder: paths.files, dataKey, bulk }),
      onBytes: (piece) => {
        if (signal.aborted) throw new AppError('task.cancelled')
        done += piece.length
        progress({ step: 'unpacking', done: Math.min(done, head.bytes), total: head.bytes })
      },
    })
    if (isAbsent(paths.database)) throw new AppError('backup.damaged')
    await checkDatabaseFile(paths.database)
    return { head, kept, missing, formerDevice }
  } finally {
    body.close()
  }
}

const backupWords = {
  name: 'restore-tries',
  command: 'backup.restore',
  wrongCode: 'backup.wrong-words',
  waitCode: 'backup.too-many-tries',
} as const

/** Whoever wrote the file may have written anything. */
function readFormerKeys(path: string): DeviceKeys {
  try {
    return loadDeviceKeys(path)
  } catch (error) {
    throw new AppError('backup.damaged', {}, { cause: error })
  }
}

const asBackupError: Readonly<Partial<Record<AppErrorCode, AppErrorCode>>> = {
  'bundle.damaged': 'backup.damaged',
  'bundle.cut': 'backup.damaged',
  'database.damaged': 'backup.damaged',
  'database.newer': 'backup.too-new',
}

async function readingBackup<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FormatError) throw new AppError('backup.damaged', {}, { cause: error })
    const code = error instanceof AppError ? asBackupError[error.code] : undefined
    throw code === undefined ? error : new AppError(code, {}, { cause: error })
  }
}

/** Files that could not be read when the backup was made are known, and wanted from other hubs again. */
async function forgetMissing(db: WriteDb, kept: readonly FileHash[]): Promise<void> {
  await sql`delete from stored_files
    where hash not in (select value from json_each(${JSON.stringify(kept)}))`.execute(db)
  markChanged(db, 'stored_files')
}

/** Whoever sits here now: their own account, or the one they had at the PC of the backup. */
async function takeSeat(
  db: WriteDb,
  { owner, accountId }: { readonly owner: HubOwner; readonly accountId: AccountId },
): Promise<void> {
  const hubId = await ownHub(db)
  const { rows } = await sql<{ id: AccountId }>`
    select id from accounts where hub_id = ${hubId} and removed_at is null
      and lower(trim(name)) = ${owner.ownerName.trim().toLowerCase()} and role = ${owner.ownerRole}
    order by id limit 1`.execute(db)
  const known = rows[0]?.id
  if (known === undefined) {
    const { ownerName: name, ownerRole: role } = owner
    await putAccount(db, { id: accountId, hub_id: hubId, name, role })
  }
  await claimDevice(db, { hubId, accountId: known ?? accountId })
}

async function ownHub(db: WriteDb): Promise<HubId> {
  const row = await db.selectFrom('device').select('hub_id').executeTakeFirst()
  assert(row?.hub_id, 'a backup is of a hub')
  return row.hub_id
}

/** Otherwise the next letter would begin a block of numbers of its own. */
async function takeNumbersOver(
  db: WriteDb,
  { from, to }: { readonly from: DeviceId; readonly to: DeviceId },
): Promise<void> {
  const ranges = await db
    .selectFrom('number_ranges')
    .select('id')
    .where('device_id', '=', from)
    .where('removed_at', 'is', null)
    .execute()
  await put(
    db,
    'number_ranges',
    ranges.map(({ id }) => ({ id, device_id: to })),
  )
}
