import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { setUpHub } from '../support/hubs-in-network'

test('U12: the secretary hands over with one file and a checklist, and the successor opens it elsewhere', async ({
  hub,
  otherHub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('serah-terima')
  const [record, file] = [join(folder, 'berita-acara.pdf'), join(folder, 'serah.simpul-cadangan')]
  hub.answerDialogs({ pickSavePath: [record, file] })
  await setUpHub(hub, 'PKG Jonggat')
  await fillBooks(page)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('serah terima')
  await page
    .getByRole('option', { name: /Serah terima/u })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Serah terima', level: 1 })).toBeVisible()
  await expect(line(page, 'Buku induk anggota')).toContainText('1')
  await expect(line(page, 'Saldo kas')).toContainText('Rp450.000')
  await expect(line(page, 'Surat keluar tanpa pindaian')).toContainText('1')
  await expect(line(page, 'Pemberitahuan')).toContainText('04.001/PKG-JONGGAT/XI/2026')
  await page.getByLabel('Yang menerima').fill('Baiq Contoh, S.Pd.')
  await page.getByLabel('Tanggal').fill('21/11/2026')
  await page.getByRole('checkbox', { name: 'Stempel dan bantalannya' }).check()
  await page.getByLabel('Keterangan Stempel dan bantalannya').fill('satu buah')
  await page.getByLabel('Barang lain').fill('Proyektor')
  await page.getByRole('button', { name: 'Tambahkan' }).click()
  await expect(page.getByText('2 dari 9 sudah diserahkan')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('serah-terima.png') })

  await page.getByRole('button', { name: 'Cetak berita acara' }).click()
  await expect(
    page.frameLocator('iframe').getByText('Berita acara serah terima').first(),
  ).toBeAttached()
  await page.screenshot({ path: test.info().outputPath('pratinjau.png') })
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: berita-acara.pdf')).toBeVisible()
  await page.keyboard.press('Escape')
  const text = execFileSync('pdftotext', ['-layout', record, '-']).toString().replace(/\s+/gu, ' ')
  for (const words of [
    'BERITA ACARA SERAH TERIMA',
    'Sabtu, tanggal dua puluh satu bulan November',
    'Sekretaris PKG Jonggat',
    'Baiq Contoh, S.Pd.',
    'Mengetahui,',
    'satu buah',
    'Proyektor',
    'Rp450.000',
  ]) {
    expect(text).toContain(words)
  }

  await page.getByRole('button', { name: 'Simpan berkas serah terima' }).click()
  await expect(page.getByRole('heading', { name: 'Berkas serah terima sudah jadi' })).toBeVisible()
  expect(existsSync(file)).toBe(true)
  await page.screenshot({ path: test.info().outputPath('enam-kata.png') })
  const words = await page
    .getByRole('list', { name: 'Enam kata pembuka berkas, berurutan' })
    .getByRole('listitem')
    .allTextContents()
  expect(words).toHaveLength(6)
  await page.getByRole('button', { name: 'Sudah saya catat' }).click()
  await expect(page.getByText('serah.simpul-cadangan, dibuat')).toBeVisible()

  await page.getByRole('button', { name: 'Selesaikan serah terima' }).click()
  await page.screenshot({ path: test.info().outputPath('selesai.png') })
  await page.getByRole('button', { name: 'Selesai', exact: true }).click()
  await expect(page.getByText('Serah terima selesai dan tercatat.')).toBeVisible()
  expect((await callHub(page, 'setup.status', {})).hub?.accountName).toBe('Baiq Contoh, S.Pd.')

  await openElsewhere(otherHub.page, { file, words })
})

/** The successor's own PC, on which Simpul Guru was just installed. */
async function openElsewhere(
  page: Page,
  { file, words }: { readonly file: string; readonly words: readonly string[] },
): Promise<void> {
  await page.getByRole('link', { name: 'Buka berkas serah terima' }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByLabel('Enam kata pembuka').fill([...words].reverse().join(' '))
  await page.getByLabel('Nama Anda').fill('Baiq Contoh, S.Pd.')
  await page.getByRole('button', { name: 'Buka dan mulai' }).click()
  await expect(page.getByText('Enam kata itu belum cocok dengan berkas ini')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('buka.png'), fullPage: true })
  await page.getByLabel('Enam kata pembuka').fill(words.join(' '))
  await page.getByRole('button', { name: 'Buka dan mulai' }).click()

  await expect(
    page.getByRole('heading', { name: 'Data kelompok Anda sudah di sini' }),
  ).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('sudah-di-sini.png') })
  await page.getByRole('button', { name: 'Saya mengerti' }).click()
  expect((await callHub(page, 'setup.status', {})).hub).toMatchObject({
    name: 'PKG Jonggat',
    accountName: 'Baiq Contoh, S.Pd.',
  })
  await page.getByRole('link', { name: 'Anggota', exact: true }).first().click()
  await expect(page.getByText('Aisyah Contoh')).toBeVisible()
  const cash = await callHub(page, 'cash.month', { year: 2026, month: 11 })
  expect(cash.closing).toBe(450_000)
}

async function fillBooks(page: Page): Promise<void> {
  await callHub(page, 'members.create', { fullName: 'Aisyah Contoh' })
  await callHub(page, 'cash.save', {
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
  const { body } = await callHub(page, 'letters.draft', { kind: 'notice', activityId: null })
  await callHub(page, 'letters.create', {
    kind: 'notice',
    letterOn: '2026-11-20',
    subject: 'Libur',
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

function line(page: Page, words: string) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: words }).first()
}
