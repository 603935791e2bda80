import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

test('U8: the visum sheets are printed and ticked, and nobody is missed', async ({ hub }) => {
  const { page } = hub
  const folder = temporaryFolder('visum')
  hub.answerDialogs({ pickSavePath: [join(folder, 'visum.pdf')] })
  await callHub(page, 'setup.createHub', aHub())
  const memberIds = []
  for (const fullName of ['Aisyah Contoh', 'Baiq Contoh', 'Citra Contoh']) {
    memberIds.push((await callHub(page, 'members.create', { fullName })).id)
  }
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Lokakarya Media',
    type: 'lokakarya',
    purpose: 'competence',
    startsOn: '2026-11-28',
    endsOn: '2026-11-29',
    quota: null,
    note: null,
    venues: [{ name: 'TK Pembina Jonggat', address: null }],
  })
  const [activityId] = activityIds
  if (activityId === undefined) throw new Error('the activity was made')
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds },
    role: 'participant',
    alsoLater: false,
  })
  await page.goto(`${page.url().split('#')[0] ?? ''}#/activities/${activityId}?tab=papers`)
  await page.getByRole('link', { name: 'Visum SPD' }).click()

  await page.getByRole('checkbox', { name: 'Aisyah Contoh' }).check()
  await page.getByRole('checkbox', { name: 'Citra Contoh' }).check()
  await page.getByRole('button', { name: 'Tambahkan 2 orang' }).click()
  await expect(page.getByText('2 lembar belum dicap')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Aisyah Contoh' }).click()
  await expect(page.getByText('1 lembar belum dicap')).toBeVisible()
  await expect(page.getByText('1 dari 2 lembar sudah dicap')).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('visum.png'), fullPage: true })
  await page.getByRole('checkbox', { name: 'Citra Contoh' }).click()
  await expect(page.getByText('Semua lembar visum sudah ditandatangani dan dicap.')).toBeVisible()

  await page.getByRole('button', { name: 'Cetak lembar visum' }).click()
  await expect(page.frameLocator('iframe').getByText('Citra Contoh').first()).toBeVisible()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: visum.pdf')).toBeVisible()

  const file = join(folder, 'visum.pdf')
  const text = execFileSync('pdftotext', ['-layout', file, '-']).toString()
  for (const words of ['Tiba di', 'Pada tanggal', 'Berangkat dari', 'Ke', 'Aisyah Contoh']) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('Baiq Contoh')
  expect(execFileSync('pdfinfo', [file]).toString()).toMatch(/Pages:\s+2\b/u)
})
