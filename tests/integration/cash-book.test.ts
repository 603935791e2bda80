import { afterEach, beforeEach, expect, test } from 'vitest'

import { pathsIn } from '../../electron/platform/paths'
import type { CashEntryInput } from '../../shared/domain/cash'
import { readWholeDatabase } from '../support/synced-dump'
import type { TestHub } from '../support/test-hub'
import { exchange, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let jonggat: TestHub
let kopang: TestHub

const paper = { size: 'a4', widthMm: 210, heightMm: 297, marginMm: 20 } as const
const dues: CashEntryInput = {
  entryOn: '2026-10-03',
  voucherNo: '001',
  description: 'Iuran anggota Oktober',
  way: 'in',
  amount: 450_000,
  post: 'Iuran',
  party: 'Anggota gugus',
  activityId: null,
}
const snacks: CashEntryInput = {
  entryOn: '2026-11-07',
  voucherNo: '002',
  description: 'Konsumsi pertemuan rutin',
  way: 'out',
  amount: 125_500,
  post: 'Konsumsi',
  party: 'Warung Contoh',
  activityId: null,
}

beforeEach(async () => {
  both = await twoHubs('joined')
  ;({ jonggat, kopang } = both)
})
afterEach(() => both.end())

const save = (entry: CashEntryInput) => jonggat.call('cash.save', { id: null, entry })

test('a month begins with what the months before left, and each entry says what is in the box', async () => {
  await save(dues)
  await save(snacks)
  await save({ ...snacks, entryOn: '2026-11-02', description: 'Fotokopi', amount: 24_500 })

  const month = await jonggat.call('cash.month', { year: 2026, month: 11 })

  expect(month).toMatchObject({
    opening: 450_000,
    totalIn: 0,
    totalOut: 150_000,
    closing: 300_000,
    nextVoucher: '003',
  })
  expect(month.entries.map(({ description, balance }) => [description, balance])).toEqual([
    ['Fotokopi', 425_500],
    ['Konsumsi pertemuan rutin', 300_000],
  ])
  expect(month.posts).toEqual(
    [
      { post: 'Iuran', amountIn: 0, amountOut: 0, balance: 450_000 },
      { post: 'Konsumsi', amountIn: 0, amountOut: 150_000, balance: -150_000 },
    ].sort((a, b) => a.post.localeCompare(b.post)),
  )
})

test('an entry is changed, removed and brought back; amounts move to the other side', async () => {
  const { id } = await save(dues)
  await jonggat.call('cash.save', { id, entry: { ...dues, way: 'out', amount: 10_000 } })
  expect(await jonggat.call('cash.month', { year: 2026, month: 10 })).toMatchObject({
    totalIn: 0,
    totalOut: 10_000,
    closing: -10_000,
  })

  await jonggat.call('cash.remove', { id })
  expect((await jonggat.call('cash.month', { year: 2026, month: 10 })).entries).toEqual([])
  await jonggat.call('cash.restore', { id })
  expect((await jonggat.call('cash.month', { year: 2026, month: 10 })).closing).toBe(-10_000)
})

test('nothing of the cash book reaches another hub: no cell, no empty row, not even after a removal', async () => {
  const { id } = await save(dues)
  await save(snacks)
  await jonggat.call('cash.save', { id, entry: { ...dues, amount: 460_000 } })
  await jonggat.call('cash.remove', { id })
  await jonggat.call('cash.restore', { id })
  await jonggat.call('members.create', { fullName: 'Aisyah Contoh' })

  await exchange(jonggat, both.stick)
  await exchange(kopang, both.stick)

  // The exchange itself works: what may travel has arrived.
  expect((await kopang.call('members.page', {})).total).toBe(1)
  await kopang.reopenAfter(async () => {
    const tables = await readWholeDatabase(pathsIn(kopang.folder, kopang.folder).database)
    expect(tables.get('members')).toHaveLength(1)
    expect(tables.get('cash_entries')).toEqual([])
    expect(JSON.stringify([...tables])).not.toContain('Warung Contoh')
  })
})

test('the printed month has every column, the balance in words and both signers', async () => {
  await save(dues)
  await save(snacks)

  const shown = await jonggat.call('documents.preview', {
    request: { kind: 'cash-book', year: 2026, month: 11 },
    paper,
  })

  expect(shown).toMatchObject({ title: 'Buku kas umum November 2026', formats: ['pdf', 'table'] })
  const html = jonggat.printed.at(-1)?.html ?? ''
  for (const words of [
    'No. bukti',
    'Uraian',
    'Saldo awal bulan',
    '450.000',
    '07/11/2026',
    'Konsumsi pertemuan rutin (Warung Contoh)',
    '125.500',
    '324.500',
    'tiga ratus dua puluh empat ribu lima ratus rupiah',
    'Saldo per pos',
    'Bendahara',
    'Ketua',
  ]) {
    expect(html).toContain(words)
  }
})

test('a receipt writes the amount out and names who is paid', async () => {
  const { id } = await save(snacks)

  await jonggat.call('documents.preview', {
    request: { kind: 'cash-receipt', entryId: id },
    paper,
  })

  const html = jonggat.printed.at(-1)?.html ?? ''
  for (const words of [
    'Kuitansi',
    'seratus dua puluh lima ribu lima ratus rupiah',
    'Rp125.500,-',
    'PKG Jonggat',
    'Warung Contoh',
    '7 November 2026',
  ]) {
    expect(html).toContain(words)
  }
})
