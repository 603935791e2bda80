import { join } from 'node:path'

import { callHub } from '../support/call-hub'
import { expect, temporaryFolder, test } from '../support/electron-app'
import { writePicture } from '../support/picture-file'
import { goToSheet, hubWithSheet } from '../support/sheet-hub'
import { AttendancePage } from './pages/attendance-page'
import { AttendancePaperPage } from './pages/attendance-paper-page'

test('U6: the photo of the signed sheet is attached to the session as proof', async ({ hub }) => {
  const { page } = hub
  const photo = join(temporaryFolder('foto'), 'lembar-hadir.png')
  writePicture(photo, { width: 640, height: 480 })
  const made = await hubWithSheet(page, 3)
  await goToSheet(page, made)
  const sheet = new AttendancePage(page)
  const paper = new AttendancePaperPage(page)
  await sheet.ready()

  // Once everybody is entered, the photo is what remains to be done.
  await sheet.press('*')
  await paper.enter('1-3')
  await expect(paper.entryBar).toContainText('Semua sudah terisi')
  await paper.entryBar.getByRole('button', { name: 'Lampirkan foto lembar' }).click()
  await page.locator('input[type=file]').setInputFiles([photo])
  const dialog = page.getByRole('dialog', { name: /^Tambah/u })
  await dialog
    .getByRole('radiogroup', { name: /Apakah ada anak/u })
    .getByRole('radio', { name: 'Tidak ada', exact: true })
    .check()
  await dialog.getByRole('button', { name: 'Simpan ke portofolio' }).click()
  await expect(dialog).toBeHidden()

  await expect
    .poll(async () => {
      const { rows } = await callHub(page, 'portfolio.page', {
        filter: { sessionId: made.sessionId, type: 'signed-sheet' },
        limit: 5,
      })
      return rows.length
    })
    .toBe(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Foto lembar bertanda tangan (1)' })).toBeVisible()
})
