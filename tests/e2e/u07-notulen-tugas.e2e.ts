import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { expect, temporaryFolder, test } from '../support/electron-app'
import { openWorkshop } from './pages/activity-papers'

test('U7: decisions of the notulen become tasks with a person and a date, done and undone', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('notulen')
  hub.answerDialogs({ pickSavePath: [join(folder, 'notulen.pdf')] })
  await openWorkshop(page, 'Rapat gugus Mangga', ['Baiq Contoh', 'Lalu Contoh'])
  await page.getByRole('tab', { name: 'Dokumen' }).click()
  await page.getByRole('listitem', { name: 'Notulen' }).getByRole('link', { name: 'Isi' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Notulen' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Judul atau tema' })).toHaveValue(
    'Rapat gugus Mangga',
  )
  await page.getByRole('textbox', { name: 'Notulis' }).fill('Notulis Contoh')
  await page.getByRole('textbox', { name: 'Jalannya rapat' }).fill('Ketua membuka rapat.')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await expect(page.getByText('Tersimpan.', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Tambah keputusan' }).first().click()
  await page.getByRole('textbox', { name: 'Keputusan' }).fill('Menyusun jadwal semester')
  await page.getByRole('textbox', { name: 'Nama (bila bukan anggota)' }).fill('Bu Contoh')
  await page.getByRole('textbox', { name: 'Tenggat' }).fill('5/12/2026')
  await page.getByRole('button', { name: 'Simpan, lalu baris berikutnya' }).click()
  await page.getByRole('button', { name: 'Tutup', exact: true }).last().click()

  const task = page.getByRole('listitem').filter({ hasText: 'Menyusun jadwal semester' })
  await expect(task).toContainText('Bu Contoh')
  await expect(task).toContainText('5 Des 2026')
  await task.getByRole('checkbox').click()
  await expect(task.getByText('Selesai', { exact: true })).toBeVisible()
  await task.getByRole('checkbox').click()
  await expect(task).toContainText('5 Des 2026')

  await page.getByRole('button', { name: 'Cetak dengan daftar hadir' }).click()
  await expect(
    page.frameLocator('iframe').getByText('Menyusun jadwal semester').first(),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: notulen.pdf')).toBeVisible()
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'notulen.pdf'), '-']).toString()
  for (const words of [
    'NOTULEN',
    'Rapat gugus Mangga',
    'Ketua membuka rapat.',
    'Menyusun jadwal semester',
    'Bu Contoh',
    '5 Desember 2026',
    'Notulis Contoh',
    'LAMPIRAN NOTULEN: DAFTAR HADIR',
    'Baiq Contoh',
  ]) {
    expect(text).toContain(words)
  }
})
