import { lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import { asDriveError } from './drive-errors'

/** What of the file system is used on removable drives. */
export type FileSystem = {
  readonly lstat: typeof lstat
  readonly mkdir: (path: string, options: { recursive: true }) => Promise<string | undefined>
  readonly open: (path: string, flags: string) => Promise<OpenFile>
  readonly readdir: (path: string) => Promise<readonly string[]>
  readonly rename: typeof rename
  readonly unlink: typeof unlink
}

export type OpenFile = {
  readonly fd: number
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

export const realDrive: DrivePorts = {
  fs: { lstat, mkdir, open, readdir: (path) => readdir(path), rename, unlink },
  pause: sleep,
}

/** What the drive does wrong is thrown as an AppError that says it. */
export async function onDrive<T>(
  during: 'opening' | 'writing' | 'reading',
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw asDriveError(error, during)
  }
}
