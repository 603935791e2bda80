import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { AppError } from '../../shared/lib/app-error'
import { lockFolder } from './folder-lock'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-lock-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a second opener of the same folder is told that it is in use, until the first lets go', async () => {
  const first = await lockFolder(join(folder, 'lock'))

  await expect(lockFolder(join(folder, 'lock'))).rejects.toEqual(new AppError('database.in-use'))

  await first.release()
  const second = await lockFolder(join(folder, 'lock'))
  await second.release()
})
