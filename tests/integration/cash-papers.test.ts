import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { pathsIn } from '../../electron/platform/paths'
import type { CashEntryInput } from '../../shared/domain/cash'
import type { CashEntryId } from '../../shared/domain/ids'
import { anActivity } from '../support/activity-builders'
import { pdfOf } from '../support/portfolio-files'
import { readWholeDatabase } from '../support/synced-dump'
import type { TestHub } from '../support/test-hub'
import { exchange, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let jonggat: TestHub
let entryId: CashEntryId

const entry: CashEntryInput = {
  entryOn: '2026-11-07',
  voucherNo: '001',
  description: 'Konsumsi pertemuan rutin',
  way: 'out',
  amount: 125_500,
  post: 'Konsumsi',
  party: 'Warung Contoh',
  activityId: null,
}

beforeEach(async () => {
  both = await twoHubs('joined')
  jonggat = both.jonggat
  entryId = (await jonggat.call('cash.save', { id: null, entry })).id
})
afterEach(() => both.end())

function chosen(name: string, content: Uint8Array) {
  const folder = join(jonggat.folder, 'luar')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  return { id: entryId, token: jonggat.choose(join(folder, name)), fileName: name, photo: null }
}

const jpeg = new Uint8Array(Buffer.from('\xff\xd8\xff\xe0nota', 'latin1'))

test('a receipt is attached once, shown, copied out, taken off and brought back', async () => {
  const added = await jonggat.call('cash.addPaper', chosen('nota.pdf', pdfOf(4_000, 1)))
  const again = await jonggat.call('cash.addPaper', chosen('nota lagi.pdf', pdfOf(4_000, 1)))
  const photo = await jonggat.call('cash.addPaper', {
    ...chosen('foto nota.png', pdfOf(10, 3)),
    photo: jpeg,
  })

  expect(again).toEqual({ id: added.id, wasThere: true })
  expect(await jonggat.call('cash.papers', { id: entryId })).toMatchObject([
    { fileName: 'nota.pdf', mediaType: 'application/pdf', size: 4_000, isHere: true },
    { fileName: 'foto nota.png', mediaType: 'image/jpeg', isHere: true },
  ])
  expect((await jonggat.call('cash.month', { year: 2026, month: 11 })).entries).toMatchObject([
    { papers: 2 },
  ])
  const content = await jonggat.call('cash.paperContent', { id: photo.id })
  expect(Buffer.from(content.bytes).equals(Buffer.from(jpeg))).toBe(true)
  const out = join(jonggat.folder, 'keluar.pdf')
  jonggat.answers.savePaths.push(out)
  expect(await jonggat.call('cash.savePaperCopy', { id: added.id })).toEqual({
    savedAs: 'keluar.pdf',
  })
  expect(readFileSync(out).equals(pdfOf(4_000, 1))).toBe(true)

  await jonggat.call('cash.removePaper', { id: added.id })
  expect(await jonggat.call('cash.papers', { id: entryId })).toHaveLength(1)
  await jonggat.call('cash.restorePaper', { id: added.id })
  expect(await jonggat.call('cash.papers', { id: entryId })).toHaveLength(2)
})

test('a program is no receipt, and a line that is gone takes none', async () => {
  const program = chosen('nota.pdf', Buffer.from('MZ\x90\x00'.padEnd(200, 'x'), 'latin1'))
  expect(await jonggat.result('cash.addPaper', program)).toMatchObject({
    error: { code: 'file.program' },
  })
  expect(
    await jonggat.result('cash.addPaper', {
      ...chosen('nota.pdf', pdfOf(400, 1)),
      id: '0000000000000000000000000a' as CashEntryId,
    }),
  ).toMatchObject({ error: { code: 'book.line-missing' } })
})

test('neither the row nor the file of a receipt reaches another hub', async () => {
  await jonggat.call('cash.addPaper', chosen('nota rahasia.pdf', pdfOf(4_000, 1)))
  await jonggat.call('members.create', { fullName: 'Aisyah Contoh' })

  const sent = await exchange(jonggat, both.stick)
  await exchange(both.kopang, both.stick)

  expect(JSON.stringify(sent)).not.toContain('nota rahasia')
  expect((await both.kopang.call('members.page', {})).total).toBe(1)
  await both.kopang.reopenAfter(async () => {
    const { kopang } = both
    const tables = await readWholeDatabase(pathsIn(kopang.folder, kopang.folder).database)
    expect(tables.get('cash_papers')).toEqual([])
    expect(tables.get('files')).toEqual([])
    expect(tables.get('stored_files')).toEqual([])
    expect(JSON.stringify([...tables])).not.toContain('nota rahasia')
  })
})

test('what is tied to a line of the RAB counts on that line, whatever pos it bears', async () => {
  const [activityId] = (await jonggat.call('activities.create', anActivity())).activityIds
  if (activityId === undefined) throw new Error('an activity was made')
  const line = async (post: string, description: string, unitPrice: number) =>
    (
      await jonggat.call('books.save', {
        book: 'budget',
        ofId: activityId,
        id: null,
        values: { post, description, volume: 10, unit: 'kotak', unitPrice, source: 'Peserta' },
      })
    ).id
  const boxes = (await line('Konsumsi', 'Nasi kotak', 20_000)) as never
  await line('Bahan', 'Kertas', 5_000)

  await jonggat.call('cash.save', {
    id: null,
    entry: { ...entry, post: 'Warung', activityId, budgetItemId: boxes },
  })
  const { id: second } = await jonggat.call('cash.save', {
    id: null,
    entry: { ...entry, amount: 100_000, post: null, activityId, budgetItemId: boxes },
  })

  expect(await jonggat.call('cash.budget', { activityId, exceptId: second })).toMatchObject([
    { post: 'Konsumsi', description: 'Nasi kotak', planned: 200_000, spent: 125_500 },
    { post: 'Bahan', description: 'Kertas', planned: 50_000, spent: 0 },
  ])
  const { spending } = await jonggat.call('activityPapers.overview', { activityId })
  expect(spending).toMatchObject([
    { post: 'Konsumsi', planned: 200_000, spent: 225_500, isOver: true },
    { post: 'Bahan', planned: 50_000, spent: 0, isOver: false },
  ])
  expect(
    await jonggat.result('cash.save', {
      id: second,
      entry: { ...entry, activityId: null, budgetItemId: boxes },
    }),
  ).toMatchObject({ error: { code: 'book.line-missing' } })

  await jonggat.call('cash.save', { id: second, entry: { ...entry, way: 'in', activityId } })
  const { entries } = await jonggat.call('cash.month', { year: 2026, month: 11 })
  expect(entries.find(({ id }) => id === second)).toMatchObject({ budgetItemId: null })
})
