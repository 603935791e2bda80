import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await hub.call('setup.createHub', aHub())
})
afterEach(() => hub.close())

function writeList(name: string, lines: readonly string[]): string {
  const path = join(hub.folder, name)
  writeFileSync(path, lines.join('\r\n'))
  return path
}

const preview = (path: string) => hub.call('rosters.preview', { file: hub.choose(path) })

const usesOf = async (path: string) => {
  const { columns, isReadAsLastTime } = await preview(path)
  return { isReadAsLastTime, uses: columns.map(({ use }) => use) }
}

const title = 'Nama;NUPTK;Kontak Lain'
const corrected = [
  { column: 0, use: 'fullName' as const },
  { column: 1, use: 'ignored' as const },
  { column: 2, use: 'email' as const },
]

async function importCorrected(path: string): Promise<void> {
  const { previewId } = await hub.call('rosters.preview', {
    file: hub.choose(path),
    columns: corrected,
  })
  await hub.call('rosters.import', { previewId })
}

test('a list of the same column titles is read as last time, also after a restart', async () => {
  await importCorrected(writeList('tahun-lalu.csv', [title, 'Siti;;s@a.example']))
  await hub.reopen()

  const next = await usesOf(writeList('tahun-ini.csv', [title, 'Ani;;ani@a.example']))
  const other = await usesOf(writeList('lain.csv', ['Nama;NUPTK', 'Ani;0000111122223331']))

  expect(next).toEqual({ isReadAsLastTime: true, uses: ['fullName', 'ignored', 'email'] })
  expect(other).toEqual({ isReadAsLastTime: false, uses: ['fullName', 'nuptk'] })
})

test('only what was imported is remembered, and what is found by itself needs no memory', async () => {
  const path = writeList('daftar.csv', [title, 'Siti;0000111122223331;s@a.example'])
  await hub.call('rosters.preview', { file: hub.choose(path), columns: corrected })

  expect((await usesOf(path)).isReadAsLastTime).toBe(false)
})

test('reading the columns as they were found forgets the other reading', async () => {
  const path = writeList('daftar.csv', [title, 'Siti;0000111122223331;s@a.example'])
  const found = await preview(path)
  await importCorrected(path)

  const again = await hub.call('rosters.preview', {
    file: hub.choose(path),
    columns: found.columns.map(({ column, use }) => ({ column, use })),
  })
  await hub.call('rosters.import', { previewId: again.previewId })

  expect(await usesOf(path)).toMatchObject({
    isReadAsLastTime: false,
    uses: found.columns.map(({ use }) => use),
  })
})
