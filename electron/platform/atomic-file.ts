import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { AppError } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import { bulkHere, type BulkWork, type Lane, type Stepped } from './bulk/bulk-work'
import { createReadBackCheck, equalBytes, KEY_BYTES, randomBytes } from './crypto'
import { asDriveError, errorName } from './drive-errors'

/**
 * Files on removable drives (RELIABILITY 5): written under another name in the same folder, synced,
 * closed, renamed, folder synced. Under its own name a file is whole or it is not there; nothing is
 * ever written in place or over another file.
 */
export type FileSystem = {
  readonly lstat: typeof lstat
  readonly mkdir: (path: string, options: { recursive: true }) => Promise<string | undefined>
  readonly open: (path: string, flags: string) => Promise<OpenFile>
  readonly readdir: (path: string) => Promise<readonly string[]>
  readonly rename: typeof rename
  readonly unlink: typeof unlink
}

export type OpenFile = {
  readonly write: (
    bytes: Uint8Array,
    offset: number,
    length: number,
  ) => Promise<{ readonly bytesWritten: number }>
  readonly read: (
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => Promise<{ readonly bytesRead: number }>
  readonly stat: () => Promise<{ readonly size: number }>
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What a test replaces to stand for a stick that fails. */
export type DrivePorts = {
  readonly fs: FileSystem
  readonly pause: (milliseconds: number) => Promise<unknown>
}

const realDrive: DrivePorts = {
  fs: { lstat, mkdir, open, readdir: (path) => readdir(path), rename, unlink },
  pause: sleep,
}

/** `check` is what reading the file back must give (`createReadBackCheck`). */
export type WrittenFile = { readonly bytes: number; readonly check: Uint8Array }

const PART_MARK = '.part-'
/** Read back at once; two such pieces are in memory. */
const READ_BYTES = 1024 * 1024
const NOTHING = new Uint8Array(0)
/** Antivirus and indexers hold fresh files for a while: about 12 seconds of patience in all. */
const RENAME_PAUSES = [20, 50, 100, 200, 400, 800, 1_600, 3_000, 6_000]
const HELD = new Set(['EPERM', 'EACCES', 'EBUSY'])

/**
 * Creates `path` with what `produce` writes. Throws AppErrors `drive.*`; then nothing is left behind
 * as far as the drive still answers.
 */
export async function writeFileAtomically(
  path: string,
  produce: (write: Write) => Promise<void>,
  ports: DrivePorts = realDrive,
): Promise<WrittenFile> {
  const check = createReadBackCheck()
  const produceChecked = async (write: Write) => {
    await produce(async (bytes) => {
      const writing = write(bytes)
      check.update(bytes)
      await writing
    })
    return check.digest()
  }
  return writeCheckedFile(path, produceChecked, ports)
}

type Write = (bytes: Uint8Array) => Promise<void>

/** The same, when whoever makes the bytes sums them up as well: `produce` resolves to their check. */
export async function writeCheckedFile(
  path: string,
  produce: (write: Write) => Promise<Uint8Array>,
  { fs, pause }: DrivePorts = realDrive,
): Promise<WrittenFile> {
  const suffix = Buffer.from(randomBytes(4)).toString('hex')
  const part = join(dirname(path), `${basename(path)}${PART_MARK}${suffix}`)
  const { file, firstNewFolder } = await onDrive('opening', async () => ({
    firstNewFolder: await fs.mkdir(dirname(path), { recursive: true }),
    file: await fs.open(part, 'wx'),
  }))
  let total = 0
  let check: Uint8Array
  try {
    try {
      check = await produce(async (bytes) => {
        await onDrive('writing', () => writeAll(file, bytes))
        total += bytes.length
      })
      await onDrive('writing', () => sync(file))
    } finally {
      // Windows renames only closed files.
      await onDrive('writing', () => file.close())
    }
    await onDrive('writing', () => moveIntoPlace(part, path, { fs, pause }))
    for (const folder of foldersToSync(path, firstNewFolder)) {
      await onDrive('writing', () => syncFolder(folder, fs))
    }
  } catch (error) {
    await discard(part, fs, error)
    throw error
  }
  return { bytes: total, check }
}

/** A small file whole, read back before it counts as written. */
export async function writeNewFile(
  path: string,
  bytes: Uint8Array,
  ports: DrivePorts = realDrive,
): Promise<void> {
  const written = await writeFileAtomically(path, (write) => write(bytes), ports)
  await verifyFile(path, written, ports)
}

/**
 * Reads the file back from its drive. Throws `drive.verify-failed` when it is not what was written.
 * `onBytes` hears how many were read since it was last called; what it throws stops the reading.
 */
export async function verifyFile(
  path: string,
  expected: WrittenFile,
  {
    fs = realDrive.fs,
    onBytes = () => undefined,
    bulk = bulkHere,
  }: {
    readonly fs?: FileSystem
    readonly onBytes?: (bytes: number) => void
    readonly bulk?: BulkWork
  } = {},
): Promise<void> {
  const file = await onDrive('reading', () => fs.open(path, 'r'))
  const lane = bulk.openLane(
    { kind: 'check', key: expected.check.slice(0, KEY_BYTES) },
    { side: 'drive', bytes: expected.bytes },
  )
  const isRight = checkThrough(file, lane, { bytes: expected.bytes, bulk, onBytes })
  try {
    if (!equalBytes((await isRight) ?? NOTHING, expected.check)) {
      throw new AppError('drive.verify-failed')
    }
  } finally {
    lane.close()
    await file.close()
  }
}

/**
 * Takes a file of ours off a drive. One that is gone already is no error; one that cannot go is
 * (`drive.*`).
 */
export async function removeFile(path: string, { fs }: DrivePorts = realDrive): Promise<void> {
  try {
    await fs.unlink(path)
  } catch (error) {
    if (errorName(error) !== 'ENOENT') throw asDriveError(error, 'opening')
  }
}

/** Makes names that came and went in a folder durable. */
export async function syncFolderOf(path: string, { fs }: DrivePorts = realDrive): Promise<void> {
  await onDrive('writing', () => syncFolder(dirname(path), fs))
}

/**
 * Removes what interrupted writes left in a folder of ours; in any other folder, of files whose names
 * end with `ending`. Returns how many files that were.
 */
export async function removeUnfinished(
  folder: string,
  { fs = realDrive.fs, ending = '' }: { readonly fs?: FileSystem; readonly ending?: string } = {},
): Promise<number> {
  const names = await fs.readdir(folder).catch((error: unknown) => {
    if (errorName(error) === 'ENOENT') return []
    throw asDriveError(error, 'reading')
  })
  const unfinished = names.filter(
    (name) => unfinishedName.test(name) && name.replace(unfinishedName, '').endsWith(ending),
  )
  for (const name of unfinished) await onDrive('opening', () => fs.unlink(join(folder, name)))
  return unfinished.length
}

const unfinishedName = /\.part-[0-9a-f]{8}$/u

/** A file to read pieces of, as bundles are read. `read` throws `bundle.cut` beyond the end. */
export async function openForReading(
  path: string,
  { fs }: DrivePorts = realDrive,
): Promise<{
  readonly size: number
  readonly read: (offset: number, length: number) => Promise<Uint8Array>
  readonly readInto: (target: Uint8Array, offset: number) => Promise<void>
  readonly close: () => Promise<void>
}> {
  const file = await onDrive('reading', () => fs.open(path, 'r'))
  let size: number
  try {
    ;({ size } = await onDrive('reading', () => file.stat()))
  } catch (error) {
    // Left open, it would be closed by the garbage collector, and fail where nobody hears it.
    await file.close().catch(() => undefined) // the first error is the one to tell
    throw error
  }
  return {
    size,
    read: async (offset, length) => {
      const bytes = new Uint8Array(length)
      await onDrive('reading', () => readExactly(file, bytes, offset))
      return bytes
    },
    readInto: (target, offset) => onDrive('reading', () => readExactly(file, target, offset)),
    close: () => file.close(),
  }
}

async function onDrive<T>(
  during: 'opening' | 'writing' | 'reading',
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw asDriveError(error, during)
  }
}

async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset)
    assert(bytesWritten > 0, 'a write writes')
    offset += bytesWritten
  }
}

async function readExactly(file: OpenFile, target: Uint8Array, offset: number): Promise<void> {
  for (let filled = 0; filled < target.length;) {
    const left = target.length - filled
    const { bytesRead } = await file.read(target, filled, left, offset + filled)
    if (bytesRead === 0) throw new AppError('bundle.cut')
    filled += bytesRead
  }
}

async function sync(file: OpenFile): Promise<void> {
  try {
    await file.sync()
  } catch (error) {
    // Some file systems know no fsync; every other failure means the bytes may not be there.
    const name = errorName(error) ?? ''
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(name)) throw error
  }
}

async function moveIntoPlace(part: string, path: string, { fs, pause }: DrivePorts): Promise<void> {
  // rename() replaces silently on some systems. One program writes here, so looking first is enough.
  assert(!(await exists(path, fs)), `never over another file: ${basename(path)}`)
  for (const milliseconds of RENAME_PAUSES) {
    try {
      await fs.rename(part, path)
      return
    } catch (error) {
      if (!HELD.has(errorName(error) ?? '')) throw error
      await pause(milliseconds)
    }
  }
  await fs.rename(part, path)
}

async function exists(path: string, fs: FileSystem): Promise<boolean> {
  try {
    await fs.lstat(path)
    return true
  } catch (error) {
    if (errorName(error) === 'ENOENT') return false
    throw error
  }
}

/** The file's folder, and where folders were made for it, those they were made in. */
function foldersToSync(path: string, firstNewFolder: string | undefined): readonly string[] {
  const folders = [dirname(path)]
  const top = firstNewFolder === undefined ? dirname(path) : dirname(firstNewFolder)
  for (let folder = dirname(path); folder !== top && folder !== dirname(folder);) {
    folder = dirname(folder)
    folders.push(folder)
  }
  return folders
}

async function syncFolder(folder: string, fs: FileSystem): Promise<void> {
  // Windows cannot open a folder to sync it, and its file systems journal names themselves.
  if (process.platform === 'win32') return
  const handle = await fs.open(folder, 'r')
  try {
    await sync(handle)
  } finally {
    await handle.close()
  }
}

/** The check value of a file of so many bytes, one piece read while others are summed up; else null. */
async function checkThrough(
  file: OpenFile,
  lane: Lane,
  options: {
    readonly bytes: number
    readonly bulk: BulkWork
    readonly onBytes: (bytes: number) => void
  },
): Promise<Uint8Array | null> {
  const { bytes, bulk, onBytes } = options
  let summing: Promise<Stepped | null> = Promise.resolve(null)
  for (let at = 0; ;) {
    // One byte more than there may be, so that a longer file is noticed.
    const input = bulk.takeBuffer(Math.min(READ_BYTES, bytes - at + 1))
    const { bytesRead } = await onDrive('reading', () => file.read(input, 0, input.length, at))
    // The step before this one has had the time of a reading, and gives its buffer back.
    const summed = await summing
    if (summed) bulk.giveBuffer(summed.input)
    at += bytesRead
    if (at > bytes) return null
    const isLast = bytesRead === 0
    summing = lane.step({ input, length: bytesRead, output: new Uint8Array(0), isLast })
    summing.catch(() => undefined) // not lost: the next round awaits it
    if (isLast) return at === bytes ? ((await summing)?.check ?? null) : null
    onBytes(bytesRead)
  }
}

/** Best effort: a drive that failed may refuse this as well, and the first error is the one to tell. */
async function discard(part: string, fs: FileSystem, reason: unknown): Promise<void> {
  await fs.unlink(part).catch((error: unknown) => {
    if (reason instanceof Error && reason.cause === undefined) reason.cause = error
  })
}
