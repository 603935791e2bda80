import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

test('a page of the guest book is seen, then saved as a PDF of the chosen paper', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('papers')
  hub.answerDialogs({ pickSavePath: [join(folder, 'tamu.pdf')] })
  await callHub(page, 'setup.createHub', aHub())
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  await page.getByRole('link', { name: 'Dokumen', exact: true }).first().click()
  await page.getByRole('link', { name: /Buku tamu/u }).click()
  await page.getByRole('button', { name: 'Catat tamu' }).first().click()
  await page.getByRole('textbox', { name: 'Tanggal' }).fill('2/3/2026')
  await page.getByRole('textbox', { name: 'Nama' }).fill('Penilik Contoh')
  await page.getByRole('textbox', { name: 'Keperluan' }).fill('Pembinaan gugus')
  await page.getByRole('button', { name: 'Simpan, lalu baris berikutnya' }).click()
  await page.getByRole('button', { name: 'Tutup', exact: true }).last().click()
  await expect(page.getByText('Penilik Contoh')).toBeVisible()

  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  const sheet = page.frameLocator('iframe')
  await expect(sheet.getByText('Penilik Contoh')).toBeVisible()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: tamu.pdf')).toBeVisible()

  const text = execFileSync('pdftotext', ['-layout', join(folder, 'tamu.pdf'), '-']).toString()
  for (const words of ['PKG JONGGAT', 'BUKU TAMU', 'Penilik Contoh', 'Senin, 2 Maret 2026']) {
    expect(text).toContain(words)
  }
  const size = execFileSync('pdfinfo', [join(folder, 'tamu.pdf')]).toString()
  expect(size).toMatch(/Page size:\s+935\.\d+ x 609\.\d+/u)
})
