import { statfs } from 'node:fs/promises'

import type { Drive, Drives } from './drives'

/** Removable drives as the operating system lists them, mounted ones only. */
export const systemDrives: Drives = {
  list: async () => {
    // Half a megabyte of code that most days need only minutes after the start, if at all.
    const { blockDevices } = await import('systeminformation')
    const devices = await blockDevices()
    const removable = devices.filter(({ removable: isRemovable, mount }) => isRemovable && mount)
    return Promise.all(removable.map(({ mount, label }) => driveAt(mount, label)))
  },
}

/** Describes any folder as a place to exchange bundles. */
export async function driveAt(root: string, label: string, isRemovable = true): Promise<Drive> {
  const space = await statfs(root).catch(() => null) // some network folders do not tell
  return {
    root,
    label,
    isRemovable,
    freeBytes: space ? space.bavail * space.bsize : null,
    totalBytes: space ? space.blocks * space.bsize : null,
  }
}
