import { scanCodeText } from '../../shared/domain/scan-code'
import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { goToSheet, hubWithSheet } from '../support/sheet-hub'
import { AttendancePage } from './pages/attendance-page'
import { AttendancePaperPage, scan } from './pages/attendance-paper-page'

test('U4: sixty people are entered from the signed sheet with the keyboard only', async ({
  hub,
}) => {
  const { page } = hub
  const made = await hubWithSheet(page, 60)
  await goToSheet(page, made)
  const sheet = new AttendancePage(page)
  const paper = new AttendancePaperPage(page)
  await sheet.ready()

  await sheet.press('*')
  await expect(paper.entry).toBeFocused()
  const numbers = Array.from({ length: 60 }, (_, index) => index + 1)
  for (const number of numbers) {
    const letter = number % 13 === 0 ? 's' : number % 11 === 0 ? 'i' : number % 17 === 0 ? 'a' : ''
    await paper.enter(`${number}${letter}`)
  }
  await expect(sheet.allSaved).toBeVisible()
  await expect(paper.entryBar).toContainText('Semua sudah terisi')

  const { rows } = await callHub(page, 'attendance.sheet', { sessionId: made.sessionId })
  expect(rows.map(({ status }) => status).join('')).toBe(
    numbers
      .map((number) =>
        number % 13 === 0 ? 'S' : number % 11 === 0 ? 'I' : number % 17 === 0 ? 'A' : 'H',
      )
      .join(''),
  )

  // Escape goes back to the sheet, whose keys work as before.
  await sheet.press('Escape')
  await expect(sheet.sheet).toBeFocused()
})

test('U4: what was typed last is said, one key takes it back, and a stretch fills the blanks', async ({
  hub,
}) => {
  const { page } = hub
  const made = await hubWithSheet(page, 20)
  await goToSheet(page, made)
  const sheet = new AttendancePage(page)
  const paper = new AttendancePaperPage(page)
  await sheet.ready()
  await sheet.press('*')

  await paper.enter('12s')
  await expect(paper.said).toContainText(/^12\. .* · Sakit$/u)
  await sheet.press('-')
  await expect(paper.said).toContainText('Diurungkan: 12.')
  await expect(sheet.savedMark(12, 'Kosong')).toBeVisible()

  await paper.enter('3a', '1-20')
  await expect(paper.said).toContainText('19 orang Hadir')
  await expect(sheet.savedMark(3, 'Alpa')).toBeVisible()
  await expect(sheet.savedMark(20, 'Hadir')).toBeVisible()

  await paper.enter('21')
  await expect(paper.said).toContainText('Nomor 21 tidak ada')
})

test('U4: a scanned sheet code opens the sheet, a scanned card marks the person once', async ({
  hub,
}) => {
  const { page, app } = hub
  const made = await hubWithSheet(page, 5)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
  const sheet = new AttendancePage(page)
  const paper = new AttendancePaperPage(page)

  await scan(app, scanCodeText({ kind: 'session', id: made.sessionId }))
  await sheet.ready()
  const { rows } = await callHub(page, 'attendance.sheet', { sessionId: made.sessionId })
  await scan(app, scanCodeText({ kind: 'member', id: rows[2]!.memberId }))
  await expect(sheet.total(/^H Hadir 1$|^T Terlambat 1$/u).first()).toBeVisible()
  await expect(sheet.total(/^S Sakit 0$/u)).toBeVisible()
  await scan(app, scanCodeText({ kind: 'member', id: rows[2]!.memberId }))
  await expect(paper.notice(/sudah tercatat hadir/u)).toBeVisible()

  // Into a field: the field keeps what was typed there, and the person is marked all the same.
  await sheet.press('/')
  await expect(sheet.findField).toBeFocused()
  await sheet.type('Gu')
  await scan(app, scanCodeText({ kind: 'member', id: rows[3]!.memberId }))
  await expect(sheet.findField).toHaveValue('Gu')
  await expect
    .poll(async () => {
      const after = await callHub(page, 'attendance.sheet', { sessionId: made.sessionId })
      return after.rows.map(({ status }) => (status === null ? '-' : 'x')).join('')
    })
    .toBe('--xx-')
})
