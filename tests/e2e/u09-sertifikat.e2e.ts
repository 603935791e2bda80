import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import type { Page } from 'playwright/test'

import type { ActivityId, MemberId } from '../../shared/domain/ids'
import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

const title = 'Workshop pembuatan media pembelajaran dari bahan bekas'
const count = 54
/** The popular 32 JP (DOMAIN 5): 2 kebijakan + 22 pokok + 4 tugas mandiri + 2 tes + 2 RTL. */
const programme = [
  ['general', 'Kebijakan pendidikan anak usia dini', 2],
  ['core', 'Konsep media dan alat permainan edukatif', 6],
  ['core', 'Praktik membuat media dari bahan bekas', 10],
  ['core', 'Penggunaan media di kelas', 6],
  ['supporting', 'Tugas mandiri', 4],
  ['supporting', 'Tes awal dan tes akhir', 2],
  ['supporting', 'Rencana tindak lanjut', 2],
] as const

function nameOf(number: number): string {
  if (number === 1) return 'Baiq Wahyuningtyas Kusumaprameswari Nur’aini Contoh'
  if (number === count) return 'Suharni'
  return `Guru Contoh ${String(number).padStart(2, '0')}`
}

/** Four sessions; everybody came, the first one in the list late on the first morning. */
async function aWorkshop(page: Page): Promise<ActivityId> {
  await callHub(page, 'setup.createHub', aHub())
  const school = await callHub(page, 'institutions.create', { name: 'TK Melati Contoh' })
  const memberIds: MemberId[] = []
  for (let number = 1; number <= count; number += 1) {
    const { id } = await callHub(page, 'members.create', {
      fullName: nameOf(number),
      backTitle: number === 1 ? 'S.Pd.AUD, M.Pd.' : null,
      nuptk: `0000${String(number).padStart(12, '0')}`,
      posts: [{ institutionId: school.id }],
    })
    memberIds.push(id)
  }
  const days = ['2026-11-20', '2026-11-20', '2026-11-21', '2026-11-21']
  const { activityIds } = await callHub(page, 'activities.create', {
    title,
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-20',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    venues: [{ name: 'Aula Kantor Camat Jonggat', address: null }],
    sessions: days.map((heldOn, index) => ({
      title: null,
      heldOn,
      startsAt: index % 2 === 0 ? 480 : 780,
      endsAt: index % 2 === 0 ? 720 : 960,
      className: null,
      jp: 8,
      venueIndex: 0,
    })),
  })
  const activityId = activityIds[0]!
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds },
    role: 'participant',
    alsoLater: false,
  })
  for (const { id: sessionId } of await callHub(page, 'sessions.list', { activityId })) {
    await callHub(page, 'attendance.mark', {
      sessionId,
      marks: memberIds.map((memberId) => ({ memberId, status: 'H' as const })),
    })
  }
  for (const [section, topic, jp] of programme) {
    await callHub(page, 'books.save', {
      book: 'agenda',
      id: null,
      ofId: activityId,
      values: {
        section,
        topic,
        jp,
        heldOn: null,
        startsAt: null,
        endsAt: null,
        speaker: null,
        moderator: null,
      },
    })
  }
  return activityId
}

async function savePdf(page: Page, paper: string, fileName: string): Promise<void> {
  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  await page.getByRole('menuitem', { name: paper }).click()
  const save = page.getByRole('button', { name: 'Simpan PDF' })
  await save.click({ timeout: 30_000 })
  await expect(page.getByText(`Tersimpan: ${fileName}`)).toBeVisible({ timeout: 60_000 })
  await page.keyboard.press('Escape')
}

const textOf = (file: string, ...options: readonly string[]) =>
  execFileSync('pdftotext', ['-layout', ...options, file, '-']).toString()

/** The batch is back from the chair; marked by mistake first, and taken back. */
async function signAll(page: Page): Promise<void> {
  const mark = page.getByRole('button', { name: 'Tandai sudah ditandatangani' })
  for (const hand of ['by mistake', 'for good']) {
    await expect(page.getByText('54 menunggu tanda tangan')).toBeVisible()
    await mark.click()
    await page.getByRole('textbox', { name: 'Tanggal ditandatangani' }).fill('24/11/2026')
    await page.getByRole('button', { name: 'Tandai', exact: true }).click()
    await expect(page.getByText('54 sertifikat sudah ditandatangani.')).toBeVisible()
    await expect(mark).toHaveCount(0)
    if (hand === 'by mistake') await page.getByRole('button', { name: 'Urungkan' }).click()
  }
}

/** What is issued later waits again, here from today on. */
async function issueOneAgain(page: Page, activityId: ActivityId): Promise<void> {
  const [wrong] = (await callHub(page, 'certificates.desk', { activityId })).people
  if (!wrong?.certificate) throw new Error('The first one has a certificate.')
  await callHub(page, 'certificates.revoke', {
    certificateId: wrong.certificate.id,
    reason: 'Gelar salah tulis',
  })
  await callHub(page, 'certificates.issue', {
    activityId,
    issuedOn: new Date().toISOString().slice(0, 10),
    people: [{ id: wrong.id }],
  })
}

test('U9: 54 certificates with 32 JP back pages in one PDF and a receipt list', async ({ hub }) => {
  test.setTimeout(180_000)
  const { page } = hub
  const folder = temporaryFolder('certificates')
  hub.answerDialogs({
    pickSavePath: [join(folder, 'sertifikat.pdf'), join(folder, 'penerima.pdf')],
  })
  const activityId = await aWorkshop(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  await page.getByRole('link', { name: 'Kegiatan', exact: true }).first().click()
  await page.getByText(title).first().click()
  await page.getByRole('link', { name: 'Sertifikat', exact: true }).click()
  await expect(page.getByText('32 JP · hadir paling sedikit 80%')).toBeVisible()

  await page.getByRole('button', { name: 'Terbitkan 54 sertifikat' }).click()
  await page.getByRole('textbox', { name: 'Tanggal sertifikat' }).fill('21/11/2026')
  await page.getByRole('button', { name: 'Terbitkan', exact: true }).click()
  await expect(page.getByText('54 sertifikat sudah diterbitkan.')).toBeVisible()
  await expect(page.getByText('54 dari 54 orang sudah bersertifikat')).toBeVisible()

  await savePdf(page, 'Sertifikat, muka dan belakang', 'sertifikat.pdf')
  const file = join(folder, 'sertifikat.pdf')
  const facts = execFileSync('pdfinfo', [file]).toString()
  expect(facts).toMatch(/Pages:\s+108/u)
  expect(facts).toMatch(/Page size:\s+841\.\d+ x \d+\.\d+ pts \(A4\)/u)
  const first = textOf(file, '-f', '1', '-l', '1')
  for (const words of [
    'PKG JONGGAT',
    'Nomor: 13.001/PKG-JONGGAT/XI/2026',
    'Baiq Wahyuningtyas Kusumaprameswari Nur’aini Contoh, S.Pd.AUD, M.Pd.',
    'NUPTK 0000000000000001',
    'TK Melati Contoh',
    'PESERTA',
    '32 (tiga puluh dua) jam pelajaran',
  ]) {
    expect(first).toContain(words)
  }
  // The large word is set with space between its letters.
  expect(first.replace(/\s/gu, '')).toContain('SERTIFIKATNomor')
  const last = textOf(file, '-f', '107', '-l', '107')
  expect(last).toContain('Suharni')
  expect(last).toContain('Nomor: 13.054/PKG-JONGGAT/XI/2026')
  const back = textOf(file, '-f', '108', '-l', '108')
  for (const words of ['STRUKTUR PROGRAM', 'A. Umum', 'C. Penunjang', 'Tugas mandiri']) {
    expect(back).toContain(words)
  }
  expect(back).toMatch(/Jumlah\s+32/u)

  await savePdf(page, 'Daftar penerima sertifikat', 'penerima.pdf')
  const list = textOf(join(folder, 'penerima.pdf'))
  expect(list).toContain('DAFTAR PENERIMA SERTIFIKAT')
  expect(list.match(/13\.0\d\d\/PKG-/gu)).toHaveLength(count)
  expect(list).toContain('Suharni')
  expect((await callHub(page, 'certificates.desk', { activityId })).people).toHaveLength(count)

  await signAll(page)
  await issueOneAgain(page, activityId)
  await page.getByRole('link', { name: 'Beranda', exact: true }).first().click()
  await page.getByRole('link', { name: `1 sertifikat menunggu tanda tangan ${title}` }).click()
  await expect(page.getByText('1 menunggu tanda tangan')).toBeVisible()
  await expect(page.getByText(/^ditandatangani /u).first()).toBeVisible()
})
