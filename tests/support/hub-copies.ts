import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createTestHub, type TestHub } from './test-hub'

/** Backups and copies of a hub's folder, as people make them: with the Explorer, knowing nothing. */
const databaseFiles = ['simpul.db', 'simpul.db-wal', 'simpul.db-shm']
const keyFile = 'device-keys.json'

export async function keepBackup(hub: TestHub, backup: string): Promise<void> {
  await hub.reopenAfter(() => {
    cpSync(hub.folder, backup, { recursive: true })
    return Promise.resolve()
  })
}

/** The whole folder as it was, or only the database. */
export async function restore(
  hub: TestHub,
  backup: string,
  what: 'folder' | 'database' = 'folder',
): Promise<void> {
  await hub.reopenAfter(() => {
    for (const name of databaseFiles) rmSync(join(hub.folder, name), { force: true })
    cpSync(backup, hub.folder, {
      recursive: true,
      force: true,
      filter: (source) =>
        source === backup ||
        (what === 'folder'
          ? !source.endsWith(keyFile)
          : databaseFiles.some((name) => source.endsWith(name))),
    })
    // In place, as a disk image puts it back: the file does not even move.
    if (what === 'folder') {
      writeFileSync(join(hub.folder, keyFile), readFileSync(join(backup, keyFile)))
    }
    return Promise.resolve()
  })
}

export async function copyToNewPc(hub: TestHub): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-clone-'))
  await keepBackup(hub, folder)
  return createTestHub({ folder })
}

/** As a disk image does: even the place of the key file is the same on the second PC. */
export async function cloneDisk(hub: TestHub): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-clone-'))
  await hub.reopenAfter(() => {
    cpSync(hub.folder, folder, { recursive: true })
    putInPlace(join(folder, keyFile))
    return Promise.resolve()
  })
  return createTestHub({ folder })
}

/**
 * Lets a key file count as lying where it was made; otherwise its hub is a copy and goes on under new
 * keys. Version 0.1.0 noted no place.
 */
export function putInPlace(keys: string): void {
  const content = JSON.parse(readFileSync(keys, 'utf8')) as Record<string, unknown> // of a test's own hub
  if (typeof content.place !== 'string') return
  const place = String(statSync(keys, { bigint: true }).ino)
  writeFileSync(keys, JSON.stringify({ ...content, place }))
}
