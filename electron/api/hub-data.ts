import { existsSync, rmSync } from 'node:fs'

import { moveIntoPlace, syncFolder } from '../files/move-into-place'
import { type Paths, pathsIn } from '../platform/paths'

/** Everything of a hub in a folder, in the order in which it goes and comes: the database is last. */
function dataOf({ database, files, keys, mark }: Paths): readonly string[] {
  return [files, keys, mark, `${database}-wal`, `${database}-shm`, database]
}

export function removeData(paths: Paths): void {
  for (const path of dataOf(paths)) {
    // On Windows an indexer may hold a file for a moment.
    rmSync(path, { recursive: true, force: true, maxRetries: 8, retryDelay: 50 })
  }
}

/** A hub in another folder of this PC, with what the app brings along. */
export function pathsBeside(folder: string, { regions, codeReader }: Paths): Paths {
  return { ...pathsIn(folder, folder), regions, codeReader }
}

/**
 * Puts the hub of `folder` in the place of this one. What cannot be moved leaves nothing of it here; a
 * power cut in between leaves no database, and the next start goes on with the moving.
 */
export async function replaceData(paths: Paths, folder: string): Promise<void> {
  removeData(paths)
  try {
    await moveIn(paths, folder)
  } catch (error) {
    removeData(paths)
    throw error
  }
}

/** At the start: whether a hub was moving in from `folder`, which then is here. */
export async function finishMove(paths: Paths, folder: string): Promise<void> {
  // The one here goes, its database last, only once the other is complete.
  if (existsSync(paths.database) || !existsSync(pathsBeside(folder, paths).database)) return
  await moveIn(paths, folder)
}

async function moveIn(to: Paths, folder: string): Promise<void> {
  const places = dataOf(to)
  for (const [index, path] of dataOf(pathsBeside(folder, to)).entries()) {
    const place = places[index]
    if (place === undefined || !existsSync(path)) continue
    // A database whose keys have not come for good would get new ones.
    if (place === to.database) await syncFolder(to.data)
    await moveIntoPlace(path, place)
  }
  await syncFolder(to.data)
}
