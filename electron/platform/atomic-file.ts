import { basename, dirname, join } from 'node:path'

import { assert } from '../../shared/lib/assert'
import { type CopyTarget, errorOfTarget } from './bulk/file-copy'
import { createReadBackCheck, randomBytes } from './crypto'
import { asDriveError, errorName } from './drive-errors'
import { type DrivePorts, type FileSystem, onDrive, type OpenFile, realDrive } from './drive-ports'
import { verifyFile, type WrittenFile } from './drive-reading'

/**
 * Files on removable drives (RELIABILITY 5): written under another name in the same folder, synced,
 * closed, renamed, folder synced. Under its own name a file is whole or it is not there; nothing is
 * ever written in place or over another file.
 */
const PART_MARK = '.part-'
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

/** Copies bytes behind what is written already; resolves to how many. Throws FileCopyError. */
type Fill = (copy: (target: CopyTarget) => Promise<number>) => Promise<void>

/** The same, when whoever makes the bytes sums them up as well: `produce` resolves to their check. */
export async function writeCheckedFile(
  path: string,
  produce: (write: Write, fill: Fill) => Promise<Uint8Array>,
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
      const write: Write = async (bytes) => {
        await onDrive('writing', () => writeAll(file, bytes))
        total += bytes.length
      }
      const fill: Fill = async (copy) => {
        const target = { fd: file.fd, syncEvery: Infinity }
        total += await onDrive('writing', () =>
          copy(target).catch((error: unknown) => {
            throw errorOfTarget(error)
          }),
        )
      }
      check = await produce(write, fill)
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

async function writeAll(file: OpenFile, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, offset, bytes.length - offset)
    assert(bytesWritten > 0, 'a write writes')
    offset += bytesWritten
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

/** Best effort: a drive that failed may refuse this as well, and the first error is the one to tell. */
async function discard(part: string, fs: FileSystem, reason: unknown): Promise<void> {
  await fs.unlink(part).catch((error: unknown) => {
    if (reason instanceof Error && reason.cause === undefined) reason.cause = error
  })
}
