import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { makeOfficeFile, type OfficeJob } from './office-file'

const root = resolve(import.meta.dirname, '../../..')
let folder: string
let threadFile: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-office-'))
  await build({
    configFile: join(root, 'build/vite.electron.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      sourcemap: false,
      rolldownOptions: {
        input: { 'office-thread': join(root, 'electron/documents/office/office-thread.ts') },
      },
    },
  })
  threadFile = join(folder, 'office-thread.js')
}, 60_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const job = (format: OfficeJob['format'], pages: number): OfficeJob => ({
  format,
  paper: { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 },
  document: {
    title: 'Surat',
    orientation: 'portrait',
    letterhead: null,
    isNumbered: false,
    isLetter: true,
    blocks: Array.from({ length: pages }, (_, index) => [
      { kind: 'paragraph', text: `Kepada Kepala TK Contoh ${index}` } as const,
      {
        kind: 'table',
        sheet: `Daftar ${index}`,
        columns: [{ title: 'Nama', width: { share: 1 } }],
        rows: [['Guru Contoh']],
      } as const,
    ]).flat(),
  },
})

test('the thread makes the same kinds of files, and this thread goes on meanwhile', async () => {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 5)

  const files = await Promise.all([
    makeOfficeFile(job('word', 400), threadFile),
    makeOfficeFile(job('table', 3), threadFile),
  ])

  clearInterval(timer)
  for (const bytes of files) expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK')
  expect(turns).toBeGreaterThan(10)
}, 30_000)

test('what fails in the thread is told', async () => {
  const broken = { ...job('word', 1), document: { title: 'Surat' } } as unknown as OfficeJob

  await expect(makeOfficeFile(broken, threadFile)).rejects.toThrow()
})
