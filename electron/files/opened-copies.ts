import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { Logger } from '../platform/logger'

/**
 * Decrypted copies that other programs of the PC show. They lie in a folder of this user only, each
 * in a folder of its own, and are swept away when the app starts and ends.
 */
export async function placeForCopy(folder: string, name: string): Promise<string> {
  const place = join(folder, randomUUID())
  await mkdir(place, { recursive: true, mode: 0o700 })
  return join(place, name)
}

/** So that nobody edits the copy and believes that the original changed. */
export async function markReadOnly(path: string): Promise<void> {
  await chmod(path, 0o400)
}

export async function sweepOpenedCopies(folder: string, logger: Logger): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    try {
      await rm(join(folder, name), { recursive: true, force: true })
    } catch (error) {
      // On Windows a program may still hold the copy; the next start tries again.
      logger.error('a copy opened in another program could not be removed yet', error)
    }
  }
}
