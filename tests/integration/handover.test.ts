import { afterEach, beforeEach, expect, test } from 'vitest'

import { pathsIn } from '../../electron/platform/paths'
import { freshThings, type HandoverDetails } from '../../shared/domain/handover'
import { readWholeDatabase } from '../support/synced-dump'
import type { TestHub } from '../support/test-hub'
import { exchange, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let hub: TestHub

const a4 = { size: 'a4', widthMm: 210, heightMm: 297, marginMm: 20 } as const

beforeEach(async () => {
  both = await twoHubs('joined')
  hub = both.jonggat
})
afterEach(() => both.end())

const record: HandoverDetails = {
  heldOn: '2026-11-21',
  place: 'Jonggat',
  fromName: 'Sekretaris PKG Jonggat',
  fromNip: null,
  toName: 'Baiq Contoh, S.Pd.',
  toNip: '990101199999992999',
  note: 'Undangan bulan Desember sudah disiapkan.',
  things: [
    ...freshThings().map((thing) =>
      thing.usual === 'stamp' ? { ...thing, isGiven: true, note: 'satu buah' } : thing,
    ),
    { usual: null, name: 'Proyektor', isGiven: true, note: null },
  ],
}

async function letter(kind: 'notice' | 'invitation') {
  const { body, subject } = await hub.call('letters.draft', { kind, activityId: null })
  await hub.call('letters.create', {
    kind,
    letterOn: '2026-11-20',
    subject: subject === '' ? 'Libur' : subject,
    body,
    attachment: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    activityId: null,
    addressees: [{ institutionId: null, memberId: null, name: 'Kepala TK', place: null }],
    copies: [],
    numbering: 'one',
  })
}

test('what is handed over is counted from the books, with the last numbers and what is still open', async () => {
  await hub.call('members.create', { fullName: 'Aisyah Contoh' })
  await letter('notice')
  await letter('invitation')
  await letter('notice')
  await hub.call('cash.save', {
    id: null,
    entry: {
      entryOn: '2026-11-07',
      voucherNo: '001',
      description: 'Iuran anggota',
      way: 'in',
      amount: 450_000,
      post: 'Iuran',
      party: null,
      activityId: null,
    },
  })

  const overview = await hub.call('handover.overview', {})

  expect(overview.books.filter(({ count }) => count > 0)).toEqual([
    { book: 'members', count: 1 },
    { book: 'letters-out', count: 3 },
    { book: 'cash', count: 1 },
  ])
  expect(overview.numbers).toEqual([
    { of: 'invitation', number: '02.002/PKG-JONGGAT/XI/2026', on: '2026-11-20' },
    { of: 'notice', number: '04.003/PKG-JONGGAT/XI/2026', on: '2026-11-20' },
  ])
  expect(overview.cash).toEqual({ balance: 450_000, lastOn: '2026-11-07' })
  expect(overview.open).toEqual([
    { matter: 'undelivered', count: 3, late: 0 },
    { matter: 'out-unscanned', count: 3, late: 0 },
  ])
  expect(overview.details).toMatchObject({ fromName: 'Sekretaris PKG Jonggat', toName: null })
  expect(overview).toMatchObject({ id: null, lastBackup: null, before: null })
  await exchange(hub, both.stick)
  expect((await hub.call('handover.overview', {})).lastExchange).not.toBeNull()
})

test('ticks are kept, the file is noted, and a finished handover makes room for the next', async () => {
  const { id } = await hub.call('handover.save', { id: null, details: record })
  await hub.call('handover.noteFile', { id, fileName: 'Serah terima', madeAt: 1_000 })
  await hub.reopen()
  expect(await hub.call('handover.overview', {})).toMatchObject({
    id,
    details: record,
    file: { name: 'Serah terima', madeAt: 1_000 },
  })

  await hub.call('handover.finish', {
    id,
    owner: { ownerName: 'Baiq Contoh', ownerRole: 'secretary' },
  })

  expect((await hub.call('setup.status', {})).hub?.accountName).toBe('Baiq Contoh')
  const next = await hub.call('handover.overview', {})
  expect(next).toMatchObject({
    id: null,
    file: null,
    before: { heldOn: '2026-11-21', toName: 'Baiq Contoh, S.Pd.' },
    details: { fromName: 'Baiq Contoh' },
  })
  expect(next.details.things.some(({ isGiven }) => isGiven)).toBe(false)
  expect(await hub.result('handover.finish', { id, owner: null })).toMatchObject({
    error: { code: 'handover.finished' },
  })
})

test('what the former secretary wrote stays theirs after the handover', async () => {
  const { id: memberId } = await hub.call('members.create', { fullName: 'Aisyah Contoh' })
  const { id } = await hub.call('handover.save', { id: null, details: record })
  await hub.call('handover.finish', {
    id,
    owner: { ownerName: 'Baiq Contoh', ownerRole: 'secretary' },
  })
  await hub.call('members.edit', { id: memberId, changes: { phone: '0812-0000-0001' } })

  const history = JSON.stringify(
    await hub.call('history.record', { table: 'members', rowKey: memberId }),
  )

  expect(history).toContain('Sekretaris PKG Jonggat')
  expect(history).toContain('Baiq Contoh')
})

test('nothing of a handover reaches another hub', async () => {
  await hub.call('handover.save', { id: null, details: record })
  await exchange(hub, both.stick)
  await exchange(both.kopang, both.stick)

  await both.kopang.reopenAfter(async () => {
    const { kopang } = both
    const tables = await readWholeDatabase(pathsIn(kopang.folder, kopang.folder).database)
    expect(tables.get('handovers')).toEqual([])
    expect(JSON.stringify([...tables])).not.toContain('Proyektor')
  })
})

test('the berita acara names both, the chair and every annex; the file only when there is one', async () => {
  const { id } = await hub.call('handover.save', { id: null, details: record })
  const preview = () =>
    hub.call('documents.preview', { request: { kind: 'handover-record' }, paper: a4 })

  await preview()
  const before = hub.printed.at(-1)?.html ?? ''
  await hub.call('handover.noteFile', {
    id,
    fileName: 'Serah terima PKG Jonggat.simpul-cadangan',
    madeAt: Date.UTC(2026, 10, 21, 5),
  })
  const shown = await preview()
  const html = hub.printed.at(-1)?.html ?? ''

  expect(shown.formats).toEqual(['pdf', 'word', 'table'])
  expect(before).not.toContain('satu berkas terkunci')
  for (const words of [
    'Berita acara serah terima',
    'Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam',
    'Baiq Contoh, S.Pd.',
    'NIP 990101199999992999',
    'Pihak Pertama',
    'Pihak Kedua',
    'Mengetahui,',
    'Ketua',
    'Serah terima PKG Jonggat.simpul-cadangan, yang dibuat pada 21 November 2026',
    'Undangan bulan Desember sudah disiapkan.',
    'Buku induk anggota',
    'Belum ada nomor yang dipakai tahun ini.',
    'Tidak ada pekerjaan yang tertinggal.',
    'Stempel dan bantalannya',
    'satu buah',
    'Proyektor',
  ]) {
    expect(html).toContain(words)
  }
})
