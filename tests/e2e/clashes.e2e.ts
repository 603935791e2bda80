import type { AttendanceStatus } from '../../shared/domain/attendance'
import type { ActivityId, MemberId, SessionId } from '../../shared/domain/ids'
import { callHub } from '../support/call-hub'
import { expect, type Hub, test } from '../support/electron-app'
import { setUpHub } from '../support/hubs-in-network'
import { ClashesPage } from './pages/clashes-page'
import { ExchangePage, foundAndInvite, joinByWords } from './pages/exchange-page'

const workshop = 'Workshop media ajar'

/** What both hubs know before they go on apart. */
type Shared = {
  readonly siti: MemberId
  readonly lalu: MemberId
  readonly activityId: ActivityId
  readonly sessionId: SessionId
}

/** Two people who came to a workshop of PKG Melati. */
async function planWorkshop({ page }: Hub): Promise<Shared> {
  const { id: siti } = await callHub(page, 'members.create', { fullName: 'Siti Aminah' })
  const { id: lalu } = await callHub(page, 'members.create', { fullName: 'Lalu Kurniawan' })
  const { activityIds } = await callHub(page, 'activities.create', {
    title: workshop,
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    sessions: [
      {
        title: 'Sesi pagi',
        heldOn: '2026-11-21',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: null,
        venueIndex: null,
      },
    ],
  })
  const [activityId] = activityIds
  if (activityId === undefined) throw new Error('one activity was made')
  await callHub(page, 'enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [siti, lalu] },
    role: 'participant',
    alsoLater: false,
  })
  const [session] = await callHub(page, 'sessions.list', { activityId })
  if (session === undefined) throw new Error('the activity was made with a session')
  return { siti, lalu, activityId, sessionId: session.id }
}

/** A network of PKG Melati (`hub`) and PKG Kopang (`otherHub`), both up to date. */
async function meetOnce(hub: Hub, otherHub: Hub, stick: string): Promise<Shared> {
  await setUpHub(hub, 'PKG Melati')
  const shared = await planWorkshop(hub)
  const words = await foundAndInvite(hub, {
    stick,
    network: 'PKG Lombok Tengah',
    guest: 'PKG Kopang',
  })
  const theirs = await joinByWords(otherHub, { stick, words, name: 'PKG Kopang' })
  await theirs.look()
  await theirs.mergeAndWrite()
  await expect(theirs.safeToUnplug).toBeVisible()
  await theirs.finish()
  return shared
}

async function mark(
  { page }: Hub,
  sessionId: SessionId,
  marks: { readonly memberId: MemberId; readonly status: AttendanceStatus }[],
): Promise<void> {
  await callHub(page, 'attendance.mark', { sessionId, marks })
}

/** Both write about the same people without knowing of each other; Kopang leaves its part on the stick. */
async function workApart(hub: Hub, otherHub: Hub, shared: Shared): Promise<void> {
  const { siti, lalu, sessionId } = shared
  await mark(hub, sessionId, [
    { memberId: siti, status: 'H' },
    { memberId: lalu, status: 'H' },
  ])
  await mark(otherHub, sessionId, [
    { memberId: siti, status: 'S' },
    { memberId: lalu, status: 'I' },
  ])
  await callHub(hub.page, 'members.edit', { id: siti, changes: { phone: '081211111111' } })
  await callHub(otherHub.page, 'members.edit', { id: siti, changes: { phone: '081222222222' } })
  const theirs = new ExchangePage(otherHub.page)
  await theirs.look()
  await expect(theirs.safeToUnplug).toBeVisible()
  await theirs.finish()
}

async function phoneOf({ page }: Hub, id: MemberId): Promise<string | null> {
  return (await callHub(page, 'members.get', { id })).details.phone
}

test('what would clash is told before merging, and a part can be held back until another day', async ({
  hub,
  otherHub,
  stick,
}) => {
  const shared = await meetOnce(hub, otherHub, stick)
  await workApart(hub, otherHub, shared)
  const ours = new ExchangePage(hub.page)

  await ours.look()
  await expect(ours.partOf('PKG Kopang')).toContainText('3 isian berbeda')
  await ours.unfoldActivitiesOf('PKG Kopang')
  await expect(ours.activityOf('PKG Kopang', workshop)).toBeVisible()
  await ours.hold('PKG Kopang', true)
  await ours.write()
  await expect(ours.safeToUnplug).toBeVisible()
  await expect(ours.message('Ditahan untuk nanti: PKG Kopang.')).toBeVisible()
  await ours.finish()
  expect(await phoneOf(hub, shared.siti)).toBe('+6281211111111')

  await ours.look()
  await expect(ours.partOf('PKG Kopang')).toContainText(/ditahan sejak/)
  await ours.hold('PKG Kopang', false)
  await ours.mergeAndWrite()
  await expect(ours.safeToUnplug).toBeVisible()
  await expect(ours.message('3 isian berbeda menunggu pilihan Anda')).toBeVisible()
})

test('clashes are decided by keyboard, and the other hub hears of it', async ({
  hub,
  otherHub,
  stick,
}) => {
  const shared = await meetOnce(hub, otherHub, stick)
  await workApart(hub, otherHub, shared)
  const ours = new ExchangePage(hub.page)
  await ours.look()
  await ours.mergeAndWrite()
  await expect(ours.safeToUnplug).toBeVisible()

  const clashes = new ClashesPage(hub.page)
  await clashes.openFromEnding()
  await expect(clashes.waiting).toHaveText('3 isian menunggu pilihan')
  const phones = clashes.question('HP').getByRole('button')
  await expect(phones).toHaveCount(2)
  await expect(clashes.value('HP', /0812-2222-2222/)).toContainText('Sekretaris PKG Kopang')
  // The first value has the focus of Tab; one to the right is the one that lost.
  await phones.first().focus()
  await hub.page.keyboard.press('ArrowRight')
  await expect(phones.nth(1)).toBeFocused()
  const chosen = await phones.nth(1).innerText()
  await hub.page.keyboard.press('Enter')
  await expect(clashes.waiting).toHaveText('2 isian menunggu pilihan')
  // The next question took its place, and the focus with it.
  await expect(hub.page.locator('button[data-clash]').first()).toBeFocused()
  await hub.page.keyboard.press('ArrowDown')
  await hub.page.keyboard.press('Enter')
  await expect(clashes.message('1 isian menunggu pilihan')).toBeVisible()
  await hub.page.keyboard.press('Enter')
  await expect(clashes.nothingLeft).toBeVisible()

  await ours.open()
  await ours.finish()
  await ours.look()
  await expect(ours.safeToUnplug).toBeVisible()
  const theirs = new ExchangePage(otherHub.page)
  await theirs.look()
  await theirs.mergeAndWrite()
  await expect(theirs.safeToUnplug).toBeVisible()
  expect(await callHub(otherHub.page, 'clashes.count', {})).toEqual({ total: 0 })
  const phone = await phoneOf(otherHub, shared.siti)
  expect(phone).toBe(await phoneOf(hub, shared.siti))
  expect(chosen).toContain(phone?.endsWith('22222222') === true ? '2222-2222' : '1111-1111')
})

test('all of one hub is chosen at once, a value typed, and the last choice taken back', async ({
  hub,
  otherHub,
  stick,
}) => {
  const shared = await meetOnce(hub, otherHub, stick)
  await workApart(hub, otherHub, shared)
  const ours = new ExchangePage(hub.page)
  await ours.look()
  await ours.mergeAndWrite()
  await expect(ours.safeToUnplug).toBeVisible()
  const clashes = new ClashesPage(hub.page)
  await clashes.openFromHome()

  await clashes.type('HP', '0812 3333 3333')
  await expect(clashes.waiting).toHaveText('2 isian menunggu pilihan')
  expect(await phoneOf(hub, shared.siti)).toBe('+6281233333333')
  await clashes.undo()
  await expect(clashes.message('Isian sebelumnya dipakai lagi.')).toBeVisible()
  expect(await phoneOf(hub, shared.siti)).toMatch(/^\+62812(11111111|22222222)$/)
  await clashes.chooseAllOf('PKG Kopang')
  await expect(clashes.nothingLeft).toBeVisible()
  const sheet = await callHub(hub.page, 'attendance.sheet', { sessionId: shared.sessionId })
  expect(sheet.rows.map(({ fullName, status }) => [fullName, status])).toEqual([
    ['Lalu Kurniawan', 'I'],
    ['Siti Aminah', 'S'],
  ])
})
