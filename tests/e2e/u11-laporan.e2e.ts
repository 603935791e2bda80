import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { expect, temporaryFolder, test } from '../support/electron-app'
import { addPhoto, openWorkshop } from './pages/activity-papers'

/** Chapters and annexes as the Dinas wants them (DOMAIN 5). */
const order = [
  'LEMBAR PENGESAHAN',
  'DAFTAR ISI',
  'I. PENDAHULUAN',
  'A. Latar belakang',
  'B. Tujuan',
  'C. Sasaran',
  'D. Hasil yang diharapkan',
  'II. PELAKSANAAN',
  'A. Tempat dan waktu',
  'B. Rincian kegiatan',
  'C. Indikator keberhasilan',
  'D. Narasumber dan fasilitator',
  'E. Hasil kegiatan',
  'F. Dana',
  'G. Masalah dan pemecahannya',
  'III. PENUTUP',
  'A. Kesimpulan',
  'B. Rekomendasi',
  'LAMPIRAN 1',
  'Panduan kegiatan',
  'LAMPIRAN 2',
  'Hasil kerja peserta',
  'LAMPIRAN 3',
  'Daftar hadir',
  'LAMPIRAN 4',
  'Foto kegiatan',
  'LAMPIRAN 5',
  'Surat-menyurat',
  'LAMPIRAN 6',
  'Sertifikat',
]

test('U11: the activity report comes out with its annexes in the order the Dinas wants', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('laporan')
  hub.answerDialogs({ pickSavePath: [join(folder, 'laporan.pdf')] })
  await openWorkshop(page, 'Workshop media ajar', ['Baiq Contoh', 'Lalu Contoh'])
  await addPhoto(page, folder, { name: 'Pembukaan', children: 'Tidak ada' })
  await addPhoto(page, folder, { name: 'Anak bermain', children: 'Ada' })

  await page.getByRole('tab', { name: 'Dokumen' }).click()
  await expect(page.getByText('Laporan belum disahkan')).toBeVisible()
  await expect(page.getByText('1 foto tidak masuk laporan')).toBeVisible()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Laporan belum disahkan' })
    .getByRole('link', { name: 'Perbaiki' })
    .click()
  await page.getByRole('textbox', { name: 'Disahkan oleh' }).fill('Penilik Contoh')
  await page.getByRole('textbox', { name: 'Tanggal pengesahan' }).fill('25/11/2026')
  await page.getByRole('textbox', { name: 'Rekomendasi' }).fill('Dilanjutkan bulan depan.')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  await expect(page.frameLocator('iframe').getByText('Workshop media ajar').first()).toBeVisible()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: laporan.pdf')).toBeVisible()

  const text = execFileSync('pdftotext', ['-layout', join(folder, 'laporan.pdf'), '-']).toString()
  let from = 0
  for (const words of order) {
    const at = text.indexOf(words, from)
    expect(at, words).toBeGreaterThanOrEqual(0)
    from = at
  }
  expect(text).toContain('Penilik Contoh')
  expect(text).toContain('Dilanjutkan bulan depan.')
  expect(text).toContain('Pembukaan')
  expect(text).not.toContain('Anak bermain')
  expect(text).toContain('1 foto tidak dimuat')
  const images = execFileSync('pdfimages', ['-list', join(folder, 'laporan.pdf')]).toString()
  expect(images.split('\n').filter((line) => /\bimage\b/u.test(line))).toHaveLength(1)
})
