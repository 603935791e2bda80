import type { Page } from 'playwright/test'

import { callHub } from '../support/call-hub'
import { expect, test } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { openAddress } from '../support/open-address'
import { powerCut } from '../support/power-cut'
import { AttendancePage } from './pages/attendance-page'
import { MembersPage } from './pages/members-page'

async function aMeeting(page: Page) {
  await callHub(page, 'setup.createHub', aHub())
  const memberIds = []
  for (let number = 1; number <= 12; number += 1) {
    const fullName = `Guru Contoh ${String(number).padStart(2, '0')}`
    memberIds.push((await callHub(page, 'members.create', { fullName })).id)
  }
  const { activityIds } = await callHub(page, 'activities.create', {
    title: 'Pertemuan rutin',
    type: 'pertemuan-rutin',
    purpose: 'meeting',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
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

const placeOf = (page: Page) => page.evaluate(() => location.hash)

test('U13: after the power went out the sheet is open again with every mark that was saved', async ({
  hub,
  openHub,
}) => {
  const { page } = hub
  const { activityId, sessionId } = await aMeeting(page)
  const address = `#/activities/${activityId}/sessions/${sessionId}/attendance`
  await openAddress(page, address)
  const sheet = new AttendancePage(page)
  await sheet.ready()
  for (const key of ['h', 'h', 'i', 'h', 's']) await sheet.press(key, 'Enter')
  await expect(sheet.savedMark(5, 'Sakit')).toBeVisible()
  await sheet.press('h', 'Enter', 'h')
  const vouchedFor = await sheet.shownAsSaved()

  await powerCut(hub)
  const again = await openHub({ dataDir: hub.dataDir })

  const sheetAgain = new AttendancePage(again.page)
  await expect(sheetAgain.savedMark(5, 'Sakit')).toBeVisible()
  expect(await placeOf(again.page)).toBe(address)
  expect(await sheetAgain.shownAsSaved()).toMatchObject(vouchedFor)
})

test('U13: after the power went out in a form one is at that form, and what was saved before is in it', async ({
  hub,
  openHub,
}) => {
  const { page } = hub
  const { memberIds } = await aMeeting(page)
  const memberId = memberIds[2]!
  const members = new MembersPage(page)
  await members.open()
  await members.row(/Guru Contoh 03/).click()
  await members.field('Tempat lahir').fill('Kopang')
  await members.field('Tempat lahir').press('Enter')
  await expect(members.toast('Guru Contoh 03 tersimpan.')).toBeVisible()
  await expect(members.searchField).toBeVisible()
  await members.row(/Guru Contoh 03/).click()
  await expect(members.field('Tempat lahir')).toHaveValue('Kopang')
  await members.field('Tempat lahir').fill('Kopang Utara')

  await powerCut(hub)
  const again = await openHub({ dataDir: hub.dataDir })

  const membersAgain = new MembersPage(again.page)
  await expect(membersAgain.field('Tempat lahir')).toHaveValue('Kopang')
  expect(await placeOf(again.page)).toContain(`#/members/${memberId}`)
})

test('after the app was closed a day begins at Beranda', async ({ hub, openHub }) => {
  await aMeeting(hub.page)
  await openAddress(hub.page, '#/members')
  await expect(hub.page.getByRole('heading', { level: 1, name: 'Anggota' })).toBeVisible()
  await hub.close()

  const again = await openHub({ dataDir: hub.dataDir })

  await expect(again.page.getByRole('heading', { level: 1, name: 'Beranda' })).toBeVisible()
})
