import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { readSheets } from '../../electron/rosters/read-sheets'
import { createTestHub, type TestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'

let hub: TestHub
let folder: string

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const
const guest = {
  visitedOn: '2026-03-02',
  name: 'Penilik Contoh',
  post: 'Penilik PAUD',
  contact: '0812-0000-0001',
  purpose: 'Pembinaan',
  impression: '=1+1',
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-books-'))
  hub = await createTestHub()
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
})

afterEach(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

async function page(search = '', year: number | null = null) {
  const { rows } = await hub.call('books.page', { book: 'guests', search, year })
  return rows.map(({ values }) => values.name)
}

test('a guest is written down, found, changed, removed and brought back', async () => {
  const { id } = await hub.call('books.save', {
    book: 'guests',
    id: null,
    ofId: null,
    values: guest,
  })
  await hub.call('books.save', {
    book: 'guests',
    id: null,
    ofId: null,
    values: { ...guest, visitedOn: '2025-12-30', name: 'Pengawas Contoh' },
  })

  expect(await page()).toEqual(['Pengawas Contoh', 'Penilik Contoh'])
  expect(await page('penilik pembinaan')).toEqual(['Pengawas Contoh', 'Penilik Contoh'])
  expect(await page('contoh', 2025)).toEqual(['Pengawas Contoh'])
  expect(await hub.call('books.years', { book: 'guests' })).toEqual([2026, 2025])

  await hub.call('books.save', { book: 'guests', id, ofId: null, values: { name: 'Penilik Baru' } })
  expect(await page('', 2026)).toEqual(['Penilik Baru'])
  await hub.call('books.remove', { book: 'guests', id })
  expect(await page('', 2026)).toEqual([])
  await hub.call('books.restore', { book: 'guests', id })
  expect(await page('', 2026)).toEqual(['Penilik Baru'])
})

test('a line without a name, or with a field the book does not have, is refused', async () => {
  const save = (values: Record<string, string | null>) =>
    hub.result('books.save', { book: 'guests', id: null, ofId: null, values })

  expect(await save({ ...guest, name: ' ' })).toMatchObject({ error: { code: 'call.invalid' } })
  expect(await save({ ...guest, hub_id: 'x' })).toMatchObject({ error: { code: 'call.invalid' } })
})

test('the printed guest book names every guest, on the paper that was chosen', async () => {
  await hub.call('books.save', { book: 'guests', id: null, ofId: null, values: guest })

  const shown = await hub.call('documents.preview', {
    request: { kind: 'guest-book', year: 2026 },
    paper,
  })

  expect(shown).toMatchObject({
    title: 'Buku tamu 2026',
    widthMm: 330,
    heightMm: 215,
    formats: ['pdf', 'table'],
  })
  const html = hub.printed[0]?.html ?? ''
  for (const words of [
    'PKG Jonggat',
    'Buku tamu',
    'Penilik Contoh',
    'Senin, 2 Maret 2026',
    '=1+1',
  ]) {
    expect(html).toContain(words)
  }
  expect(html).not.toMatch(/<script|https?:/u)
})

test('its Excel file keeps what begins with = as words', async () => {
  await hub.call('books.save', { book: 'guests', id: null, ofId: null, values: guest })
  hub.answers.savePaths.push(join(folder, 'tamu.xlsx'))

  const { saved } = await hub.call('documents.save', {
    request: { kind: 'guest-book', year: 2026 },
    paper,
    format: 'table',
  })

  expect(saved?.name).toBe('tamu.xlsx')
  expect(hub.answers.suggestedNames).toEqual(['Buku tamu 2026.xlsx'])
  const [sheet] = await readSheets(await readFile(join(folder, 'tamu.xlsx')), 'tamu.xlsx')
  expect(JSON.stringify(sheet?.rows[1])).toContain('=1+1')
})

test('the paper is remembered for each kind, and for kinds never printed the last one serves', async () => {
  await hub.call('documents.rememberPaper', {
    kind: 'guest-book',
    paper: { ...paper, size: 'a4', marginMm: 12 },
  })

  expect(await hub.call('documents.paper', { kind: 'guest-book' })).toMatchObject({ size: 'a4' })
  expect(await hub.call('documents.paper', { kind: 'cash-book' })).toMatchObject({ marginMm: 12 })
})
