import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import { expect, temporaryFolder, test } from '../support/electron-app'
import { goToSheet, hubWithSheet, longName } from '../support/sheet-hub'
import { AttendancePage } from './pages/attendance-page'
import { AttendancePaperPage } from './pages/attendance-paper-page'

test('U3: the attendance sheet comes out on F4 with the names filled in and blank rows for walk-ins', async ({
  hub,
}) => {
  const { page } = hub
  const folder = temporaryFolder('daftar-hadir')
  hub.answerDialogs({ pickSavePath: [join(folder, 'hadir.pdf')] })
  const made = await hubWithSheet(page, 30)
  await goToSheet(page, made)
  await new AttendancePage(page).ready()
  const paper = new AttendancePaperPage(page)

  await paper.openPrint()
  await paper.choosePaper('F4 / folio (215 × 330 mm)')
  await paper.setBlankRows(5)
  // Thirty people stand on the sheet, so the last blank row is number 35.
  await expect(paper.preview('35.')).toBeAttached()
  await paper.savePdf('hadir.pdf')

  const file = join(folder, 'hadir.pdf')
  expect(execFileSync('pdfinfo', [file]).toString()).toMatch(/Page size:\s+609\.\d+ x 935\.\d+/u)
  const text = execFileSync('pdftotext', ['-raw', file, '-']).toString()
  // A long name is broken over lines; its words are all there.
  const words = text.replace(/\s+/gu, ' ')
  for (const part of [
    'PKG JONGGAT',
    'DAFTAR HADIR PESERTA',
    'Workshop media pembelajaran',
    'Sabtu, 21 November 2026',
    '08.00–12.00',
    'Aula Kecamatan Jonggat',
    'Guru Contoh 030',
    '0000999900000030',
    'TK Melati Contoh',
    'Ketua Panitia',
    'Notulis',
    'Halaman 1 dari',
  ]) {
    expect(words).toContain(part)
  }
  expect(words.replaceAll(' ', '')).toContain(longName.replaceAll(' ', ''))
  expect(words.replaceAll(' ', '')).toContain(made.sessionId.toUpperCase())
  for (const number of [31, 32, 33, 34, 35])
    expect(words).toMatch(new RegExp(`\\b${number}\\.`, 'u'))
  expect(words).not.toMatch(/\b36\./u)
})
