import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import type { Page } from 'playwright/test'

import { expect, temporaryFolder, test } from '../support/electron-app'
import { openWorkshop } from './pages/activity-papers'

test('U15: RAB and spending stand beside each other per pos, with a warning beyond 10%', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('realisasi')
  hub.answerDialogs({ pickSavePath: [join(folder, 'realisasi.pdf')] })
  await openWorkshop(page, 'Workshop media ajar', ['Baiq Contoh'])
  await page.getByRole('tab', { name: 'Dokumen' }).click()
  await page.getByRole('listitem', { name: 'RAB' }).getByRole('link', { name: 'Isi' }).click()
  await page.getByRole('button', { name: 'Tambah pos' }).first().click()
  await page.getByRole('textbox', { name: 'Pos', exact: true }).fill('Konsumsi')
  await page.getByRole('textbox', { name: 'Uraian' }).fill('Nasi kotak')
  await page.getByRole('textbox', { name: 'Volume' }).fill('60')
  await page.getByRole('textbox', { name: 'Satuan', exact: true }).fill('kotak')
  await page.getByRole('textbox', { name: 'Harga satuan' }).fill('25000')
  await page.getByRole('textbox', { name: 'Sumber dana' }).fill('Peserta')
  await page.getByRole('button', { name: 'Simpan, lalu baris berikutnya' }).click()
  await page.getByRole('button', { name: 'Tutup', exact: true }).last().click()
  await expect(page.getByText('Nasi kotak')).toBeVisible()
  await payFor(page)
  await page.getByRole('link', { name: 'Kegiatan', exact: true }).first().click()
  await page.getByRole('grid').getByText('Workshop media ajar').first().click()
  await page.getByRole('tab', { name: 'Dokumen' }).click()
  await expect(page.getByText('1 pos melebihi rencana lebih dari 10%')).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: 'Konsumsi' })
  await expect(row).toContainText('1.500.000')
  await expect(row).toContainText('1.700.000')

  await page
    .getByRole('listitem', { name: 'Realisasi anggaran' })
    .getByRole('button', { name: 'Cetak' })
    .click()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: realisasi.pdf')).toBeVisible()
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'realisasi.pdf'), '-']).toString()
  for (const words of ['REALISASI ANGGARAN', '1.500.000', '1.700.000', '(200.000)', '113']) {
    expect(text).toContain(words)
  }
})

/** The treasurer writes the expense and says which line of the RAB it pays for. */
async function payFor(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Dokumen', exact: true }).first().click()
  await page.getByRole('link', { name: /Buku kas umum/u }).click()
  await page.getByRole('button', { name: 'Catat transaksi' }).first().click()
  await page.getByRole('radio', { name: 'Uang keluar' }).check()
  await page.getByRole('textbox', { name: 'Uraian' }).fill('Nasi kotak 60 orang')
  await page.getByRole('textbox', { name: 'Jumlah' }).fill('1700000')
  await page.getByRole('combobox', { name: 'Untuk kegiatan' }).fill('Workshop')
  await page.getByRole('option', { name: /Workshop media ajar/u }).click()
  await page.getByLabel('Baris RAB').selectOption({ index: 1 })
  await expect(page.getByText('lebih dari 10% di atas rencana')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Pos', exact: true })).toHaveValue('Konsumsi')
  await page.getByRole('button', { name: 'Simpan, lalu baris berikutnya' }).click()
  await page.getByRole('button', { name: 'Tutup', exact: true }).last().click()
}
