import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

test('U2: next Saturday’s invitation, numbered, for 40 schools', async ({ hub }) => {
  const { page } = hub
  const folder = temporaryFolder('undangan')
  hub.answerDialogs({ pickSavePath: [join(folder, 'undangan.pdf')] })
  await callHub(page, 'setup.createHub', aHub())
  for (let number = 1; number <= 40; number += 1) {
    await callHub(page, 'institutions.create', {
      name: `TK Contoh ${String(number).padStart(2, '0')}`,
      form: 'TK',
      village: 'Ubung',
    })
  }
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Pertemuan Gugus Mawar',
    type: 'pertemuan-rutin',
    purpose: 'competence',
    startsOn: '2026-11-28',
    endsOn: '2026-11-28',
    quota: null,
    note: null,
    venues: [{ name: 'TK Pembina Jonggat', address: 'Jalan Contoh 1' }],
    sessions: [
      {
        title: null,
        heldOn: '2026-11-28',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: null,
        venueIndex: 0,
      },
    ],
  })
  await page.goto(
    `${page.url().split('#')[0] ?? ''}#/activities/${activityIds[0] ?? ''}?tab=papers`,
  )

  await page.getByRole('link', { name: 'Undangan', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Perihal' })).toHaveValue(
    'Undangan Pertemuan Gugus Mawar',
  )
  await expect(page.getByRole('textbox', { name: 'Tempat' })).toHaveValue(
    'TK Pembina Jonggat, Jalan Contoh 1',
  )
  await page.getByRole('textbox', { name: 'Catatan' }).fill('Mohon membawa laptop')
  await page.getByRole('button', { name: 'Pilih semua yang tampil' }).click()
  await expect(page.getByText('40 dipilih')).toBeVisible()
  await page.getByRole('radio', { name: 'Nomor sendiri untuk setiap penerima' }).check()
  await page.getByRole('textbox', { name: 'Tembusan' }).fill('Penilik PAUD Kecamatan Jonggat')
  await page.screenshot({ path: test.info().outputPath('undangan.png'), fullPage: true })
  await page.getByRole('button', { name: 'Beri nomor dan simpan' }).click()

  await expect(page.getByRole('heading', { name: /^40 surat tersimpan/u })).toBeVisible()
  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  await expect(page.frameLocator('iframe').getByText('TK Contoh 40').first()).toBeVisible()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: undangan.pdf')).toBeVisible()

  const file = join(folder, 'undangan.pdf')
  const text = execFileSync('pdftotext', ['-layout', file, '-']).toString()
  for (const words of [
    'PKG JONGGAT',
    'Sabtu, 28 November 2026',
    'Pukul 08.00–12.00',
    'TK Pembina Jonggat, Jalan Contoh 1',
    'Mohon membawa laptop',
    'Penilik PAUD Kecamatan Jonggat',
    'Ketua',
  ]) {
    expect(text).toContain(words)
  }
  const numbers = [...text.matchAll(/02\.(\d{3})\/PKG-JONGGAT\/[IVX]+\/\d{4}/gu)]
  expect(numbers.map((match) => Number(match[1]))).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 1),
  )
  expect([...text.matchAll(/Yth\. Kepala TK Contoh \d\d/gu)]).toHaveLength(40)
  expect(execFileSync('pdfinfo', [file]).toString()).toMatch(/Pages:\s+40\b/u)
})
