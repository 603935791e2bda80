import type { Page } from 'playwright/test'

import type { AttendanceStatus } from '../../shared/domain/attendance'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { openAddress } from '../support/open-address'
import { ActivitiesPage } from './pages/activities-page'
import { AttendancePage } from './pages/attendance-page'

const title = 'Workshop media pembelajaran'
const words = { H: 'Hadir', T: 'Terlambat', I: 'Izin', S: 'Sakit', A: 'Alpa', D: 'Dinas luar' }

/** A hub whose workshop has that many invented people and one session at 08.00. */
async function aWorkshop(page: Page, count: number) {
  await callHub(page, 'setup.createHub', aHub())
  const memberIds: MemberId[] = []
  for (let number = 1; number <= count; number += 1) {
    const fullName = `Guru Contoh ${String(number).padStart(2, '0')}`
    memberIds.push((await callHub(page, 'members.create', { fullName })).id)
  }
  const { activityIds } = await callHub(page, 'activities.create', {
    title,
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: 60,
    note: null,
    sessions: [
      {
        title: null,
        heldOn: '2026-11-21',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: 5,
        venueIndex: null,
      },
    ],
  })
  const activityId = activityIds[0]!
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds },
    role: 'participant',
    alsoLater: false,
  })
  const [session] = await callHub(page, 'sessions.list', { activityId })
  return { activityId, sessionId: session!.id, memberIds }
}

async function openSheet(page: Page): Promise<AttendancePage> {
  const activities = new ActivitiesPage(page)
  await activities.open()
  await expect(activities.row(new RegExp(title, 'u'))).toBeVisible()
  await activities.searchField.press('ArrowDown')
  await page.keyboard.press('Enter')
  await activities.sheetLink.press('Enter')
  const sheet = new AttendancePage(page)
  await sheet.ready()
  return sheet
}

async function statusesOnDisk(page: Page, sessionId: SessionId): Promise<Record<string, string>> {
  const { rows } = await callHub(page, 'attendance.sheet', { sessionId })
  return Object.fromEntries(
    rows.flatMap(({ memberId, status }) => (status === null ? [] : [[memberId, status]])),
  )
}

/** Mostly present, now and then something else, as on a real sheet. */
function statusOf(number: number): AttendanceStatus {
  if (number % 13 === 0) return 'S'
  if (number % 11 === 0) return 'I'
  if (number % 17 === 0) return 'A'
  if (number % 19 === 0) return 'D'
  return number % 7 === 0 ? 'T' : 'H'
}

test('sixty people are marked by keyboard while the service dies twice, and no saved mark is lost', async ({
  hub,
}) => {
  const { page } = hub
  const { sessionId, memberIds } = await aWorkshop(page, 60)
  const sheet = await openSheet(page)
  const mark = async (number: number) => {
    const status = statusOf(number)
    await sheet.press(status.toLowerCase())
    if (status === 'T') await sheet.type('0815')
    await sheet.press('Enter')
  }

  for (let number = 1; number <= 20; number += 1) await mark(number)
  const vouchedFor = await sheet.shownAsSaved()
  await hub.killService()
  // A reload forgets what waits in the page: only what reached the disk can come back.
  await page.reload()
  await sheet.ready()
  expect(await statusesOnDisk(page, sessionId)).toMatchObject(vouchedFor)
  expect(Object.keys(vouchedFor).length).toBeGreaterThan(10)

  await sheet.press('1')
  let dying: Promise<void> | undefined
  for (let number = 1; number <= 60; number += 1) {
    if (number === 30) dying = hub.killService()
    await mark(number)
  }
  await dying
  await expect(sheet.allSaved).toBeVisible()

  const expected = Object.fromEntries(memberIds.map((id, index) => [id, statusOf(index + 1)]))
  expect(await statusesOnDisk(page, sessionId)).toEqual(expected)
  expect(await sheet.shownAsSaved()).toEqual(expected)
  await expect(sheet.row(7)).toContainText('08.15')
  await expect(sheet.row(7)).toContainText('15 mnt')
})

test('corrections by row number, undo and redo, "semua hadir" for the blanks only', async ({
  hub,
}) => {
  const { page } = hub
  const { sessionId } = await aWorkshop(page, 14)
  const sheet = await openSheet(page)

  await sheet.press('1', '2', 's')
  await expect(sheet.savedMark(12, words.S)).toBeVisible()
  await sheet.press('Control+z')
  await expect(sheet.savedMark(12, 'Kosong')).toBeVisible()
  await sheet.press('Control+y')
  await expect(sheet.savedMark(12, words.S)).toBeVisible()

  await sheet.pressButton('Semua hadir')
  await expect(sheet.savedMark(1, words.H)).toBeVisible()
  await expect(sheet.savedMark(12, words.S)).toBeVisible()
  await expect(sheet.total(/^H Hadir 13$/u)).toBeVisible()

  await sheet.undoByToast()
  await expect(sheet.savedMark(1, 'Kosong')).toBeVisible()
  await expect(sheet.total(/^H Hadir 0$/u)).toBeVisible()
  expect(Object.values(await statusesOnDisk(page, sessionId))).toEqual(['S'])
})

test('a person is found by typing, a time says who came late, a walk-in is written down in seconds', async ({
  hub,
}) => {
  const { page } = hub
  const { sessionId } = await aWorkshop(page, 20)
  const sheet = await openSheet(page)

  await sheet.press('g')
  await expect(sheet.findField).toBeFocused()
  await sheet.type('uru contoh 17')
  await sheet.press('Enter')
  await sheet.press('ArrowRight')
  await sheet.type('830')
  await sheet.press('Enter')
  await expect(sheet.savedMark(17, words.T)).toBeVisible()
  await expect(sheet.row(17)).toContainText('30 mnt')

  await sheet.press('+')
  await expect(sheet.walkInDialog).toBeVisible()
  await sheet.type('Zaenab, S.Pd.')
  await sheet.press('Enter')
  await expect(sheet.walkInDialog).toBeHidden()
  await expect(sheet.row(21)).toContainText('Zaenab, S.Pd.')
  await expect(sheet.savedMark(21, words.H)).toBeVisible()
  // The keyboard stands on the walk-in: the next key is theirs.
  await sheet.press('t')
  await expect(sheet.savedMark(21, words.T)).toBeVisible()
  expect(Object.values(await statusesOnDisk(page, sessionId)).sort()).toEqual(['T', 'T'])
})

test('a key is hollow until the service has it on disk', async ({ hub }) => {
  const { page } = hub
  const { sessionId, memberIds } = await aWorkshop(page, 3)
  const sheet = await openSheet(page)
  const pid = await hub.servicePid()

  process.kill(pid, 'SIGSTOP')
  await sheet.press('h')
  await expect(
    sheet.row(1).getByRole('img', { name: 'Hadir, belum tersimpan', exact: true }),
  ).toBeVisible()
  process.kill(pid, 'SIGCONT')

  await expect(sheet.savedMark(1, words.H)).toBeVisible()
  // A mark that comes in from elsewhere appears by itself.
  await callHub(page, 'attendance.mark', {
    sessionId,
    marks: [{ memberId: memberIds[2]!, status: 'I' }],
  })
  await expect(sheet.savedMark(3, words.I)).toBeVisible()
})

for (const locale of ['id', 'en'] as const) {
  test(`at least fourteen people are in sight at 1024 by 768 (${locale})`, async ({ openHub }) => {
    const hub = await openHub({ locale, size: { width: 1024, height: 768 } })
    const { activityId, sessionId } = await aWorkshop(hub.page, 30)
    await callHub(hub.page, 'setup.setLocale', { locale })

    await openAddress(hub.page, `#/activities/${activityId}/sessions/${sessionId}/attendance`)

    const sheet = new AttendancePage(hub.page)
    await sheet.ready()
    expect(await sheet.rowsInSight()).toBeGreaterThanOrEqual(14)
  })
}

test('a meeting that comes every month is planned in one form', async ({ hub }) => {
  const { page } = hub
  await aWorkshop(page, 2)
  const activities = new ActivitiesPage(page)
  await activities.open()
  await activities.newLink.click()
  await expect(activities.heading('Kegiatan baru')).toBeVisible()

  await activities.field('Nama kegiatan').fill('Pertemuan rutin gugus')
  await activities.field('Tanggal mulai').fill('31/1/2027')
  await activities.field('Tanggal mulai').press('Tab')
  await activities.field('Berulang').selectOption({ label: 'Setiap bulan' })
  await activities.field('Dihitung menurut').selectOption({ label: 'Tanggal yang sama' })
  await activities.field('Jumlah pertemuan').fill('4')
  await activities.field('Rabu, 31 Maret 2027').uncheck()
  await activities.button('Buat 3 pertemuan').click()

  await expect(activities.heading('Pertemuan rutin gugus')).toBeVisible()
  const created = await callHub(page, 'activities.list', { year: 2027 })
  expect(created.map(({ startsOn }) => startsOn)).toEqual([
    '2027-04-30',
    '2027-02-28',
    '2027-01-31',
  ])
})
