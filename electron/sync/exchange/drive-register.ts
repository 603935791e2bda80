import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'

import type { DriveSummary } from '../../../shared/domain/exchange'
import { AppError } from '../../../shared/lib/app-error'
import type { Drive } from '../../platform/drives'
import { driveAt } from '../../platform/system-drives'

/** Drives the page has been shown, by the token it got: it cannot name any other place. */
const known = new Map<string, Drive>()

export function registerDrive(drive: Drive): DriveSummary {
  const id = createHash('sha256').update(drive.root).digest('hex').slice(0, 16)
  known.set(id, drive)
  const { label, root, isRemovable, freeBytes, totalBytes } = drive
  return { id, label, root, isRemovable, freeBytes, totalBytes }
}

/** The drive behind a token, looked at afresh; `drive.missing` when it is no longer plugged in. */
export async function driveBehind(id: string): Promise<Drive> {
  const drive = known.get(id)
  if (!drive || !(await isFolder(drive.root))) throw new AppError('drive.missing')
  return driveAt(drive.root, drive.label, drive.isRemovable)
}

export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null) // gone, or not readable: no place to exchange
  return found?.isDirectory() ?? false
}
