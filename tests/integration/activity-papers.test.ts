import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { DocumentRequest } from '../../shared/domain/document'
import type { ActivityId } from '../../shared/domain/ids'
import { anActivity, startHub } from '../support/activity-builders'
import { createWorkshop } from '../support/activity-with-papers'
import { writePicture } from '../support/picture-file'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
})

afterEach(() => hub.close())

/** The words of the page in their order, without its marks. */
async function wordsOf(request: DocumentRequest): Promise<string> {
  await hub.call('documents.preview', { request, paper })
  const html = hub.printed.at(-1)?.html ?? ''
  return html
    .slice(html.indexOf('<body>'))
    .replaceAll(/src="[^"]*"/gu, '')
    .replaceAll(/<[^>]+>/gu, '\n')
    .replaceAll(/\n+/gu, '\n')
}

/** The given words stand in the text in this order. */
function expectInOrder(text: string, words: readonly string[]): void {
  let from = 0
  for (const word of words) {
    const at = text.indexOf(word, from)
    expect(at, `${word} after ${from}`).toBeGreaterThanOrEqual(0)
    from = at + word.length
  }
}

async function addPhoto(
  activityId: ActivityId,
  title: string,
  children: { readonly hasChildren: boolean; readonly consent: 'given' | 'missing' | 'not-needed' },
) {
  const folder = join(hub.folder, 'luar')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${title}.png`)
  writePicture(path, { width: 40 + title.length, height: 30 })
  await hub.call('portfolio.add', {
    token: hub.choose(path),
    fileName: `${title}.png`,
    photo: null,
    thumbnail: null,
    details: {
      type: 'activity-photo',
      title,
      tags: [],
      memberId: null,
      activityId,
      sessionId: null,
      ...children,
    },
  })
}

test('a KAK stands ready from the template of its type, with agenda and budget of the activity', async () => {
  const activityId = await createWorkshop(hub, { people: 6, lines: 3 })

  const text = await wordsOf({ kind: 'activity-plan', activityId })

  expectInOrder(text, [
    'A. Latar belakang',
    'B. Dasar',
    'C. Tujuan',
    'D. Hasil yang diharapkan',
    'E. Peserta',
    'F. Narasumber',
    'Narasumber Contoh, M.Pd.',
    'G. Materi',
    'H. Waktu dan tempat',
    '20 s.d. 21 November 2026',
    'I. Jadwal',
    'J. Panitia',
    'K. Rencana anggaran biaya',
    'L. Penutup',
    'Ketua',
  ])
  expect(text).not.toMatch(/\{\w+\}/u)
})

test('running text names the hub as it calls itself, however loud the last line of its kop is', async () => {
  await hub.call('letterheads.save', {
    lines: 'DINAS PENDIDIKAN\nPUSAT KEGIATAN GURU CONTOH',
    address: null,
    place: 'Jonggat',
  })
  const activityId = await createWorkshop(hub, { people: 1, lines: 1 })
  const paid = await hub.call('cash.save', {
    id: null,
    entry: {
      entryOn: '2026-11-07',
      voucherNo: null,
      description: 'Konsumsi',
      way: 'out',
      amount: 1_000,
      post: null,
      party: null,
      activityId,
    },
  })
  const requests: readonly DocumentRequest[] = [
    { kind: 'activity-plan', activityId },
    { kind: 'minutes', activityId, withAttendance: false },
    { kind: 'cash-receipt', entryId: paid.id },
  ]
  for (const request of requests) {
    const text = await wordsOf(request)
    expect(text.split('PUSAT KEGIATAN GURU CONTOH'), request.kind).toHaveLength(2)
    expect(text.slice(text.indexOf('PUSAT')), request.kind).toContain('PKG Uji')
  }
})

test('a KAK is taken over from last year with RAB and jadwal moved to the new days', async () => {
  const fromId = await createWorkshop(hub, { people: 6, lines: 2 })
  const { values } = await hub.call('activityPapers.plan', { activityId: fromId })
  await hub.call('activityPapers.savePlan', {
    activityId: fromId,
    texts: { ...values, background: 'Latar belakang kami sendiri.' },
  })
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({ startsOn: '2027-11-19', endsOn: '2027-11-20' }),
  )
  const activityId = activityIds[0]!
  expect(await hub.call('activityPapers.planSources', { activityId })).toMatchObject([
    { id: fromId },
  ])

  const copied = await hub.call('activityPapers.copyPlan', { activityId, fromId })
  const again = await hub.call('activityPapers.copyPlan', { activityId, fromId })

  expect(copied).toEqual({ budgetLines: 2, agendaLines: 2 })
  expect(again).toEqual({ budgetLines: 0, agendaLines: 0 })
  const plan = await hub.call('activityPapers.plan', { activityId })
  expect(plan.values.background).toBe('Latar belakang kami sendiri.')
  const { rows } = await hub.call('books.page', { book: 'agenda', ofId: activityId })
  expect(rows.map((line) => line.values['heldOn'])).toEqual(['2027-11-19', '2027-11-20'])
})

test('the RAB adds up per pos and says what participants pay, in numbers and words', async () => {
  const activityId = await createWorkshop(hub, { people: 10, lines: 3 })

  const text = await wordsOf({ kind: 'activity-budget', activityId })

  expectInOrder(text, [
    'Konsumsi',
    'Jumlah Konsumsi',
    '500.000',
    'Bahan',
    'Jumlah Bahan',
    '250.000',
    'Jumlah',
    '750.000',
    'Biaya ditanggung peserta',
    '250.000',
    'tujuh ratus lima puluh ribu rupiah',
    'Ketua',
    'Bendahara',
  ])
})

test('spending is set against the RAB per pos, and more than a tenth above it is flagged', async () => {
  const activityId = await createWorkshop(hub, { people: 10, lines: 2 })
  const spend = (post: string, amount: number) =>
    hub.call('cash.save', {
      id: null,
      entry: {
        entryOn: '2026-11-21',
        voucherNo: null,
        description: `Belanja ${post}`,
        way: 'out',
        amount,
        post,
        party: null,
        activityId,
      },
    })
  await spend('Konsumsi', 280_000)
  await spend('Bahan', 250_000)

  const { spending, papers } = await hub.call('activityPapers.overview', { activityId })

  expect(spending).toEqual([
    { post: 'Konsumsi', planned: 250_000, spent: 280_000, isOver: true },
    { post: 'Bahan', planned: 250_000, spent: 250_000, isOver: false },
  ])
  expect(papers.find(({ paper: name }) => name === 'spending')?.state).toBe('ready')
  const text = await wordsOf({ kind: 'fund-report', activityId })
  expectInOrder(text, [
    'Penggunaan dana per pos',
    '(30.000)',
    'Lebih dari 10% di atas rencana',
    'Perubahan anggaran',
    'Pos Konsumsi berubah dari Rp250.000 menjadi Rp280.000',
    'Ketua',
    'Bendahara',
  ])
})

test('decisions of the minutes are tasks that are done and undone, and open ones are listed for all', async () => {
  const activityId = await createWorkshop(hub, { people: 6, lines: 2 })

  const open = await hub.call('decisionTasks.list', {})
  expect(open.map(({ text }) => text.slice(0, 12))).toEqual(['Keputusan ke', 'Keputusan ke'])
  expect(open[0]).toMatchObject({
    responsible: 'Guru Uji 002',
    dueOn: '2026-12-05',
    doneAt: null,
  })
  const { rows } = await hub.call('books.page', { book: 'decisions', ofId: activityId })
  const id = rows[0]!.id as Parameters<typeof hub.call<'decisionTasks.setDone'>>[1]['id']
  await hub.call('decisionTasks.setDone', { id, isDone: true })
  expect(await hub.call('decisionTasks.list', {})).toHaveLength(1)
  await hub.call('decisionTasks.setDone', { id, isDone: false })
  expect(await hub.call('decisionTasks.list', {})).toHaveLength(2)

  const text = await wordsOf({ kind: 'minutes', activityId, withAttendance: true })
  expectInOrder(text, [
    'Notulen',
    'Sifat rapat',
    'Jumat, 20 November 2026',
    'Susunan acara',
    'Jalannya rapat',
    'Keputusan',
    'Tindak lanjut',
    'Guru Uji 002',
    '5 Desember 2026',
    'Penutup',
    'Pemimpin rapat',
    'Notulis',
    'Lampiran notulen: daftar hadir',
    'Guru Uji 001',
  ])
})

test('the berita acara writes its day and the people in words', async () => {
  const activityId = await createWorkshop(hub, { people: 9, lines: 1 })

  const text = await wordsOf({ kind: 'event-record', activityId })

  expect(text).toContain(
    'Pada hari ini Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam (21/11/2026)',
  )
  expectInOrder(text, [
    '2 dari 2 sesi',
    'Terdaftar',
    '9 (sembilan) orang',
    'Hadir',
    '8 (delapan) orang',
    'Tidak hadir',
    '1 (satu) orang',
    'Saksi',
    'Ketua panitia',
    'Panitia Contoh, S.Pd.',
  ])
})

test('the report has its parts and annexes in the order of the Dinas, without photos lacking consent', async () => {
  const activityId = await createWorkshop(hub, { people: 9, lines: 2 })
  await addPhoto(activityId, 'Pembukaan', { hasChildren: false, consent: 'not-needed' })
  await addPhoto(activityId, 'Anak bermain', { hasChildren: true, consent: 'missing' })
  await addPhoto(activityId, 'Anak dengan izin', { hasChildren: true, consent: 'given' })

  const text = await wordsOf({ kind: 'activity-report', activityId })

  expectInOrder(text, [
    'LAPORAN KEGIATAN',
    'Workshop media ajar PAUD',
    'Lembar pengesahan',
    'I. Pendahuluan',
    'A. Latar belakang',
    'B. Tujuan',
    'C. Sasaran',
    'D. Hasil yang diharapkan',
    'II. Pelaksanaan',
    'A. Tempat dan waktu',
    'B. Rincian kegiatan',
    'C. Indikator keberhasilan',
    'D. Narasumber dan fasilitator',
    'E. Hasil kegiatan',
    'Dari 9 peserta terdaftar, 8 orang hadir (89%).',
    'F. Dana',
    'G. Masalah',
    'III. Penutup',
    'A. Kesimpulan',
    'B. Rekomendasi',
    'Lampiran 1',
    'Panduan kegiatan',
    'Lampiran 2',
    'Hasil kerja peserta',
    'Lampiran 3',
    'Daftar hadir',
    'Guru Uji 001',
    'Lampiran 4',
    'Foto kegiatan',
    'Pembukaan',
    'Anak dengan izin',
    '1 foto tidak dimuat',
    'Lampiran 5',
    'Surat-menyurat',
    'Lampiran 6',
    'Sertifikat',
  ])
  expect(text).not.toContain('Anak bermain')
  expect(hub.printed.at(-1)?.html.match(/src="data:image/gu)).toHaveLength(2)
  expect(await hub.call('activityPapers.overview', { activityId })).toMatchObject({
    withheldPhotos: 1,
  })
})

test('a part nobody changed follows the books, one that was changed stays as it was written', async () => {
  const activityId = await createWorkshop(hub, { people: 9, lines: 1 })
  const { values } = await hub.call('activityPapers.report', { activityId })
  await hub.call('activityPapers.saveReport', {
    activityId,
    texts: { ...values, conclusion: 'Kesimpulan kami sendiri.' },
  })
  const sessions = await hub.call('sessions.list', { activityId })
  const sheet = await hub.call('attendance.sheet', { sessionId: sessions[0]!.id })
  const away = sheet.rows.find(({ status }) => status === 'I')!
  await hub.call('attendance.mark', {
    sessionId: sessions[0]!.id,
    marks: [{ memberId: away.memberId, status: 'H' }],
  })

  const after = await hub.call('activityPapers.report', { activityId })

  expect(values.results).toContain('8 orang hadir')
  expect(after.values.results).toContain('9 orang hadir')
  expect(after.values.conclusion).toBe('Kesimpulan kami sendiri.')
})

test('the checklist tells what is missing, ready and printed, and what the Dinas would send back', async () => {
  const activityId = await createWorkshop(hub, { people: 9, lines: 1 })
  const before = await hub.call('activityPapers.overview', { activityId })
  expect(Object.fromEntries(before.papers.map((line) => [line.paper, line.state]))).toMatchObject({
    plan: 'missing',
    agenda: 'ready',
    minutes: 'missing',
    record: 'ready',
    report: 'missing',
  })
  expect(before.findings.map(({ kind }) => kind)).toContain('no-approval')
  expect(before.checks.map(({ kind, answer }) => [kind, answer])).toEqual([
    ['as-planned', 'yes'],
    ['quota', 'no'],
    ['speakers-stayed', 'yes'],
    ['work-shown', 'unknown'],
  ])

  const { values } = await hub.call('activityPapers.report', { activityId })
  await hub.call('activityPapers.saveReport', {
    activityId,
    texts: { ...values, approvedBy: 'Penilik Contoh', approvedOn: '2026-11-20' },
  })
  const folder = join(hub.folder, 'cetak')
  mkdirSync(folder)
  writeFileSync(join(folder, 'ada'), '')
  hub.answers.savePaths.push(join(folder, 'laporan.pdf'))
  const request = { kind: 'activity-report', activityId } as const
  await hub.call('documents.save', { request, paper, format: 'pdf' })

  const after = await hub.call('activityPapers.overview', { activityId })
  const report = after.papers.find((line) => line.paper === 'report')
  expect(report?.state).toBe('ready')
  expect(report?.printedAt).not.toBeNull()
  expect(after.findings.map(({ kind }) => kind)).toContain('approved-too-early')
})
