import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'

test('U16: the chair sees which members were never invited this year, and prints the list', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('belum')
  const pdf = join(folder, 'belum.pdf')
  hub.answerDialogs({ pickSavePath: [pdf] })
  await callHub(page, 'setup.createHub', aHub({ ownerName: 'Bu Ketua', ownerRole: 'chair' }))
  const year = new Date().getFullYear()
  const invited = await callHub(page, 'members.create', { fullName: 'Aisyah Sudah Contoh' })
  await callHub(page, 'members.create', { fullName: 'Siti Belum Contoh' })
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Lokakarya modul ajar',
    type: 'workshop',
    purpose: null,
    startsOn: `${year}-01-15`,
    endsOn: `${year}-01-15`,
    quota: null,
    note: null,
  })
  const [activityId] = activityIds
  if (activityId === undefined) throw new Error('an activity was made')
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [invited.id] },
    role: 'participant',
    alsoLater: false,
  })

  await page.getByRole('link', { name: 'Dokumen', exact: true }).first().click()
  await page.getByRole('button', { name: /Anggota yang belum diikutkan/u }).click()
  const sheet = page.frameLocator('iframe')
  await expect(sheet.getByText('Siti Belum Contoh')).toBeVisible()
  await expect(sheet.getByText('Aisyah Sudah Contoh')).toBeHidden()

  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: belum.pdf')).toBeVisible()
  const text = execFileSync('pdftotext', ['-layout', pdf, '-']).toString()
  for (const words of ['ANGGOTA YANG BELUM DIIKUTKAN', '1 anggota aktif', 'Siti Belum Contoh']) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('Aisyah')
})
