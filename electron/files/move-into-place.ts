import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { codeOf } from './disk-errors'

/** Antivirus and indexers hold fresh files for a while: about 6 seconds of patience in all. */
const pausesMilliseconds = [20, 50, 100, 200, 400, 800, 1_600, 3_000]
const held = new Set(['EPERM', 'EACCES', 'EBUSY'])

/**
 * Gives a finished, synced file its name, replacing what stood there. The name is durable only when its
 * folder has been synced, and the folder above where that one is new. (Drives have stricter rules:
 * platform/atomic-file.ts never replaces.)
 */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await renamePatiently(from, to)
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (const milliseconds of pausesMilliseconds) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      if (!held.has(codeOf(error) ?? '')) throw error
      await sleep(milliseconds)
    }
  }
  await rename(from, to)
}

export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder to sync it, and its file systems journal names themselves.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
