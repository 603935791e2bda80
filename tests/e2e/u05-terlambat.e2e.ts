import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { goToSheet, hubWithSheet } from '../support/sheet-hub'
import { AttendancePage } from './pages/attendance-page'
import { AttendancePaperPage } from './pages/attendance-paper-page'

test('U5: who came late and by how many minutes is marked, and stands in the recap', async ({
  hub,
}) => {
  const { page } = hub
  const made = await hubWithSheet(page, 12)
  await goToSheet(page, made)
  const sheet = new AttendancePage(page)
  const paper = new AttendancePaperPage(page)
  await sheet.ready()

  // From the paper, by number: with the letter, or all on the numeric pad.
  await sheet.press('*')
  await paper.enter('5t15', '6+40', '7t')
  await expect(sheet.row(5)).toContainText('15 mnt')
  await expect(sheet.row(5)).toContainText('08.15')
  await expect(sheet.row(6)).toContainText('40 mnt')
  await expect(sheet.savedMark(7, 'Terlambat')).toBeVisible()
  // On the sheet itself, by the time of arrival.
  await sheet.press('Escape', '8', 't')
  await sheet.type('0825')
  await sheet.press('Enter')
  await expect(sheet.row(8)).toContainText('25 mnt')
  await expect(sheet.allSaved).toBeVisible()

  const { rows } = await callHub(page, 'attendance.sheet', { sessionId: made.sessionId })
  expect(rows.map(({ status, lateMinutes }) => (status === 'T' ? lateMinutes : status))).toEqual([
    null,
    null,
    null,
    null,
    15,
    40,
    null,
    25,
    null,
    null,
    null,
    null,
  ])
  const recap = await callHub(page, 'attendance.recap', { activityId: made.activityId })
  expect(recap.rows.filter(({ totals }) => totals.T === 1)).toHaveLength(4)
})
