import { afterEach, beforeEach, expect, test } from 'vitest'

import { aHub } from '../support/new-hub'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
})
afterEach(() => hub.close())

test('a new hub has nothing to do yet, and says so with zeros', async () => {
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Uji', districtCode: null, districtName: null, ownerName: 'Sekretaris' }),
  )

  expect(await hub.call('home.overview', {})).toEqual({
    today: '2026-11-21',
    counts: { members: 0, institutions: 0, activities: 0, artifacts: 0 },
    todaySessions: [],
    upcoming: [],
    unmarked: [],
    unmarkedTotal: 0,
    filesAwaited: 0,
    consentOpen: 0,
    lastExchange: null,
  })
})

test('the demo shows today, what is ahead, and the sheet nobody has begun', async () => {
  await hub.call('setup.createDemo', {})

  const overview = await hub.call('home.overview', {})

  expect(overview).toMatchObject({
    counts: { members: 300, institutions: 100, artifacts: 62 },
    unmarkedTotal: 1,
    filesAwaited: 0,
    consentOpen: 3,
  })
  expect(overview.todaySessions).toMatchObject([{ heldOn: '2026-11-21', expected: 60, marked: 0 }])
  expect(overview.upcoming.map(({ startsOn }) => startsOn)).toEqual([
    '2026-12-05',
    '2026-12-19',
    '2027-01-02',
  ])
  expect(overview.unmarked).toMatchObject([{ heldOn: '2026-11-07', expected: 60, marked: 0 }])
})

test('a sheet that has been begun is no longer asked for', async () => {
  await hub.call('setup.createDemo', {})
  const [session] = (await hub.call('home.overview', {})).unmarked
  if (!session) throw new Error('the demo leaves one sheet')
  const { rows } = await hub.call('attendance.sheet', { sessionId: session.id })
  const [person] = rows
  if (!person) throw new Error('the sheet has people')

  await hub.call('attendance.mark', {
    sessionId: session.id,
    marks: [{ memberId: person.memberId, status: 'H' }],
  })

  expect((await hub.call('home.overview', {})).unmarkedTotal).toBe(0)
})

test('the hub can change how it is called and who is at the PC', async () => {
  await hub.call('setup.createDemo', {})
  const profile = await hub.call('setup.hubProfile', {})

  await hub.call('setup.editHub', { ...profile, name: 'KKG Nyerot', ownerRole: 'chair' })

  expect((await hub.call('setup.status', {})).hub).toMatchObject({
    name: 'KKG Nyerot',
    role: 'chair',
    accountName: 'Sekretaris contoh',
  })
  const place = await hub.call('setup.dataPlace', {})
  expect(place).toMatchObject({ folder: hub.folder, files: { count: 12 } })
  expect(place.databaseBytes).toBeGreaterThan(100_000)
})
