import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../../shared/lib/app-error'
import { asDriveError, errorName } from '../../platform/drive-errors'
import { mailboxFolder, networkFolder, ownFolder } from './stick'

/**
 * Our folder on the stick, made one step after another below the root: making all of the path at once
 * would make the root too, on the PC's own disk, when the stick is gone.
 */
export async function makeOwnFolder(
  root: string,
  network: string,
  device: string,
): Promise<string> {
  const folder = ownFolder(root, network, device)
  for (const step of [join(root, mailboxFolder), networkFolder(root, network), folder]) {
    try {
      await mkdir(step)
    } catch (error) {
      if (errorName(error) !== 'EEXIST') throw asDriveError(error, 'opening')
    }
  }
  return folder
}

/** Which volume is mounted at a place: a stick that was swapped or pulled out leaves another one. */
export async function volumeAt(root: string): Promise<string> {
  try {
    const { dev, ino } = await stat(root)
    return `${dev}/${ino}`
  } catch (error) {
    throw new AppError('drive.vanished', {}, { cause: error })
  }
}
