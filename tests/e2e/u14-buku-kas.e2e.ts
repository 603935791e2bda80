import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { writePicture } from '../support/picture-file'

test('U14: the bendahara records iuran and konsumsi and prints the buku kas at month end', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('kas')
  const photo = join(folder, 'nota.png')
  writePicture(photo, { width: 320, height: 240 })
  const [book, receipt] = [join(folder, 'kas.pdf'), join(folder, 'kuitansi.pdf')]
  hub.answerDialogs({ pickSavePath: [receipt, book] })
  await callHub(
    page,
    'setup.createHub',
    aHub({ ownerName: 'Bu Bendahara', ownerRole: 'treasurer' }),
  )
  await page.getByRole('link', { name: 'Dokumen', exact: true }).first().click()
  await page.getByRole('link', { name: /Buku kas umum/u }).click()

  await page.getByRole('button', { name: 'Catat transaksi' }).first().click()
  await write(page, { way: 'Uang masuk', words: 'Iuran anggota', amount: '450000', post: 'Iuran' })
  await write(page, {
    way: 'Uang keluar',
    words: 'Konsumsi pertemuan rutin',
    amount: '125500',
    post: 'Konsumsi',
    party: 'Warung Contoh',
  })
  await page.getByRole('button', { name: 'Tutup', exact: true }).last().click()

  const entries = page.getByRole('grid', { name: 'Buku kas umum' })
  await expect(entries.getByText('324.500')).toBeVisible()
  await expect(
    page.getByRole('grid', { name: 'Saldo per pos' }).getByText('Konsumsi'),
  ).toBeVisible()

  await entries.getByText('Konsumsi pertemuan rutin').click()
  await page.locator('input[type=file]').setInputFiles(photo)
  await expect(
    page.getByRole('list', { name: 'Foto atau pindaian bukti' }).getByRole('img'),
  ).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('bukti.png') })
  await page.getByRole('button', { name: 'Cetak kuitansi' }).click()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: kuitansi.pdf')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Buku kas bulan ini' }).click()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: kas.pdf')).toBeVisible()

  for (const words of [
    'KUITANSI',
    'seratus dua puluh lima ribu lima ratus rupiah',
    'Warung Contoh',
  ]) {
    expect(textOf(receipt)).toContain(words)
  }
  for (const words of [
    'BUKU KAS UMUM',
    'No. bukti',
    'Saldo awal bulan',
    'Iuran anggota',
    '450.000',
    '125.500',
    '324.500',
    'Saldo per pos',
    'Bendahara',
    'Ketua',
  ]) {
    expect(textOf(book)).toContain(words)
  }
})

async function write(
  page: Page,
  entry: {
    readonly way: string
    readonly words: string
    readonly amount: string
    readonly post: string
    readonly party?: string
  },
): Promise<void> {
  await page.getByRole('radio', { name: entry.way }).check()
  await page.getByRole('textbox', { name: 'Uraian' }).fill(entry.words)
  await page.getByRole('textbox', { name: 'Jumlah' }).fill(entry.amount)
  await page.getByRole('combobox', { name: 'Pos', exact: true }).fill(entry.post)
  if (entry.party !== undefined) {
    await page.getByRole('textbox', { name: 'Dibayarkan kepada' }).fill(entry.party)
  }
  await page.getByRole('button', { name: 'Simpan, lalu baris berikutnya' }).click()
  // The form is empty again for the next receipt of the pile.
  await expect(page.getByRole('textbox', { name: 'Uraian' })).toHaveValue('')
}

function textOf(pdf: string): string {
  return execFileSync('pdftotext', ['-layout', pdf, '-']).toString()
}
