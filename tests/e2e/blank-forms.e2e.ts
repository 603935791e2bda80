import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { openAddress } from '../support/open-address'

test.use({ hubOptions: { size: { width: 1024, height: 768 } } })

test('forms to write on are printed from a member and from an activity, with what is known in their heading', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('formulir')
  hub.answerDialogs({ pickSavePath: [join(folder, 'rtl.pdf')] })
  await callHub(page, 'setup.createHub', aHub())
  const school = await callHub(page, 'institutions.create', { name: 'TK Melati Contoh' })
  const { id } = await callHub(page, 'members.create', {
    fullName: 'Aisyah Contoh',
    posts: [{ institutionId: school.id }],
  })
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Diklat Literasi Contoh',
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-20',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
  })

  await openAddress(page, `#/members/${id}`)
  await page.getByRole('button', { name: 'Cetak', exact: true }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(7)
  await page.screenshot({ path: test.info().outputPath('anggota.png') })
  await page.getByRole('menuitem', { name: 'Jurnal pendampingan' }).click()
  const sheet = page.frameLocator('iframe')
  await expect(sheet.getByText('Aisyah Contoh').first()).toBeVisible()
  await expect(sheet.getByText('TK Melati Contoh')).toBeVisible()
  await page.keyboard.press('Escape')

  await openAddress(page, `#/activities/${activityIds[0] ?? ''}?tab=papers`)
  await page.getByRole('button', { name: 'Formulir kosong' }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(4)
  await page.screenshot({ path: test.info().outputPath('kegiatan.png') })
  await page.getByRole('menuitem', { name: 'RTL' }).click()
  await expect(sheet.getByText('Diklat Literasi Contoh')).toBeVisible()
  await page.getByRole('button', { name: 'Simpan PDF' }).click()
  await expect(page.getByText('Tersimpan: rtl.pdf')).toBeVisible()
  const text = execFileSync('pdftotext', ['-layout', join(folder, 'rtl.pdf'), '-']).toString()
  for (const words of [
    'RENCANA TINDAK LANJUT',
    'Diklat Literasi Contoh',
    '20 s.d. 21 November 2026',
  ]) {
    expect(text).toContain(words)
  }
})
