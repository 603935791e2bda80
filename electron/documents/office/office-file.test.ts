import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { readSheets } from '../../rosters/read-sheets'
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

test('a register that is sent to the thread in parts arrives whole and in its order', async () => {
  const rows = Array.from({ length: 1_001 }, (_, index) => [`Guru ${index + 1}`])
  const [, table] = job('table', 1).document.blocks
  if (table?.kind !== 'table') throw new Error('the job has a table')
  const long = { ...table, rows }
  const document = { ...job('table', 1).document, blocks: [long, { ...table, sheet: 'Pendek' }] }

  const file = await makeOfficeFile({ ...job('table', 1), document }, threadFile)

  const sheets = await readSheets(Buffer.from(file), 'daftar.xlsx')
  expect(sheets.map(({ rows: found }) => found.length)).toEqual([1_002, 2])
  expect(JSON.stringify(sheets[0]?.rows[201])).toContain('Guru 201')
  expect(JSON.stringify(sheets[0]?.rows[1_001])).toContain('Guru 1001')
}, 30_000)

test('what fails in the thread is told', async () => {
  const broken = { ...job('word', 1), document: { title: 'Surat' } } as unknown as OfficeJob

  await expect(makeOfficeFile(broken, threadFile)).rejects.toThrow()
})
