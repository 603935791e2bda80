import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import {
  checkSyncVectors,
  makeSyncVectors,
  type SyncVectors,
} from '../../../tests/support/sync-vectors'

const path = join(import.meta.dirname, '../../../tests/fixtures/sync/vectors.json')

test('the wire format gives, to the byte, what the kept vectors say', async () => {
  // For a new format version before its release, never after: UPDATE_SYNC_VECTORS=1 writes them anew.
  if (process.env['UPDATE_SYNC_VECTORS'] === '1') {
    await writeFile(path, `${JSON.stringify(await makeSyncVectors(), null, 2)}\n`)
  }
  // The file is ours and frozen; its shape is what makeSyncVectors wrote.
  const vectors = JSON.parse(await readFile(path, 'utf8')) as SyncVectors

  expect(await checkSyncVectors(vectors)).toEqual([])
})
