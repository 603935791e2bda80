import { afterEach, beforeEach, expect, test } from 'vitest'

import { occurrences } from '../../shared/domain/recurrence'
import { anActivity, aSession, createPeople, startHub } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
})

afterEach(() => hub.close())

test('an activity comes with its venues and sessions, ready to be read', async () => {
  const {
    activityIds: [activityId],
  } = await hub.call(
    'activities.create',
    anActivity({
      title: 'Lokakarya media',
      endsOn: '2026-11-23',
      venues: [
        { name: 'Gedung A', address: null },
        { name: 'Gedung B', address: 'Jonggat' },
      ],
      sessions: [
        aSession({ heldOn: '2026-11-23', title: 'Hari kedua' }),
        aSession({ heldOn: '2026-11-21', title: 'Hari pertama', venueIndex: 1, jp: 5 }),
      ],
    }),
  )

  const { activity, venues, series } = await hub.call('activities.get', {
    activityId: activityId!,
  })
  const sessions = await hub.call('sessions.list', { activityId: activityId! })

  expect({ activity, venues, series }).toEqual({
    activity: {
      id: activityId,
      hubId: expect.any(String) as string,
      hubName: null,
      title: 'Lokakarya media',
      type: 'workshop',
      purpose: 'competence',
      startsOn: '2026-11-21',
      endsOn: '2026-11-23',
      quota: null,
      seriesId: null,
      note: null,
      isArchived: false,
      sessions: 2,
      registered: 0,
      present: 0,
    },
    venues: [
      { id: expect.any(String) as string, name: 'Gedung A', address: null },
      { id: expect.any(String) as string, name: 'Gedung B', address: 'Jonggat' },
    ],
    series: [],
  })
  expect(sessions.map(({ title, venueName, jp }) => ({ title, venueName, jp }))).toEqual([
    { title: 'Hari pertama', venueName: 'Gedung B', jp: 5 },
    { title: 'Hari kedua', venueName: null, jp: null },
  ])
})

test('a monthly meeting on the 31st becomes a series in one command, sessions on the same days', async () => {
  const days = occurrences('2027-01-31', { interval: 'month', anchor: 'date', count: 4 })

  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({
      type: 'pertemuan-rutin',
      startsOn: '2027-01-31',
      endsOn: '2027-01-31',
      sessions: [aSession({ heldOn: '2027-01-31' })],
      repeatOn: days.slice(1),
    }),
  )

  const activities = await hub.call('activities.list', { year: 2027 })
  const held = await Promise.all(
    activityIds.map(async (activityId) => {
      const [session] = await hub.call('sessions.list', { activityId })
      return session?.heldOn
    }),
  )
  expect({
    listed: activities.map(({ startsOn, endsOn }) => [startsOn, endsOn]),
    series: new Set(activities.map(({ seriesId }) => seriesId)).size,
    held,
    others: (await hub.call('activities.get', { activityId: activityIds[0]! })).series.length,
  }).toEqual({
    listed: [
      ['2027-04-30', '2027-04-30'],
      ['2027-03-31', '2027-03-31'],
      ['2027-02-28', '2027-02-28'],
      ['2027-01-31', '2027-01-31'],
    ],
    series: 1,
    held: ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
    others: 3,
  })
})

test('the list is filtered by year, type and words of the title; archived ones stand apart', async () => {
  const create = async (changes: Parameters<typeof anActivity>[0]) =>
    (await hub.call('activities.create', anActivity(changes))).activityIds[0]!
  await create({ title: 'Workshop media bahan bekas' })
  await create({ title: 'Rapat awal tahun', type: 'pertemuan-rutin', startsOn: '2025-01-04' })
  const archived = await create({ title: 'Workshop lama' })
  await hub.call('activities.setArchived', { activityId: archived, isArchived: true })

  const titles = async (filter: object) =>
    (await hub.call('activities.list', filter)).map(({ title }) => title)

  expect({
    all: await titles({}),
    year: await titles({ year: 2025 }),
    type: await titles({ type: 'workshop' }),
    words: await titles({ text: 'BEKAS work' }),
    archived: await titles({ isArchived: true }),
    years: await hub.call('activities.years', {}),
  }).toEqual({
    all: ['Workshop media bahan bekas', 'Rapat awal tahun'],
    year: ['Rapat awal tahun'],
    type: ['Workshop media bahan bekas'],
    words: ['Workshop media bahan bekas'],
    archived: ['Workshop lama'],
    years: [2026, 2025],
  })
})

test('an edit keeps venues by their id and takes those left out off the list', async () => {
  const {
    activityIds: [activityId],
  } = await hub.call(
    'activities.create',
    anActivity({
      venues: [
        { name: 'Praya', address: null },
        { name: 'Kopang', address: null },
      ],
      sessions: [aSession({ venueIndex: 0 }), aSession({ venueIndex: 1 })],
    }),
  )
  const before = await hub.call('activities.get', { activityId: activityId! })

  await hub.call('activities.edit', {
    id: activityId!,
    changes: { quota: 60 },
    venues: [
      { id: before.venues[0]!.id, name: 'Praya Tengah', address: null },
      { id: null, name: 'Jonggat', address: null },
    ],
  })

  const after = await hub.call('activities.get', { activityId: activityId! })
  const sessions = await hub.call('sessions.list', { activityId: activityId! })
  expect({
    quota: after.activity.quota,
    venues: after.venues.map(({ name }) => name),
    keptId: after.venues[0]?.id === before.venues[0]?.id,
    sessionVenues: sessions.map(({ venueName }) => venueName),
  }).toEqual({
    quota: 60,
    venues: ['Praya Tengah', 'Jonggat'],
    keptId: true,
    sessionVenues: ['Praya Tengah', null],
  })
})

test('days or hours the wrong way round are refused with a sentence of their own', async () => {
  const {
    activityIds: [activityId],
  } = await hub.call('activities.create', anActivity({ sessions: [aSession()] }))
  const [session] = await hub.call('sessions.list', { activityId: activityId! })

  const results = [
    await hub.result('activities.edit', { id: activityId!, changes: { endsOn: '2026-11-20' } }),
    await hub.result('sessions.edit', { sessionId: session!.id, changes: { endsAt: 479 } }),
    await hub.result('activities.create', anActivity({ endsOn: '2026-01-01' })),
  ]

  expect(results.map((result) => (result.ok ? 'accepted' : result.error.code))).toEqual([
    'activity.dates-reversed',
    'session.times-reversed',
    'call.invalid',
  ])
})

test('a copy has the same sessions on its own days, people only when asked, marks never', async () => {
  const people = await createPeople(hub, 2)
  const {
    activityIds: [source],
  } = await hub.call(
    'activities.create',
    anActivity({
      endsOn: '2026-11-22',
      venues: [{ name: 'Praya', address: null }],
      sessions: [aSession(), aSession({ heldOn: '2026-11-22', venueIndex: 0 })],
    }),
  )
  await hub.call('enrolments.add', {
    activityId: source!,
    source: { from: 'members', memberIds: people },
    role: 'participant',
    alsoLater: false,
  })
  const [first] = await hub.call('sessions.list', { activityId: source! })
  await hub.call('attendance.mark', {
    sessionId: first!.id,
    marks: [{ memberId: people[0]!, status: 'H' }],
  })

  const { activityId } = await hub.call('activities.duplicate', {
    activityId: source!,
    startsOn: '2027-02-06',
    withParticipants: true,
  })

  const copy = await hub.call('activities.get', { activityId })
  const sessions = await hub.call('sessions.list', { activityId })
  expect({
    days: [copy.activity.startsOn, copy.activity.endsOn],
    people: [copy.activity.registered, copy.activity.present],
    sessions: sessions.map(({ heldOn, venueName, totals }) => [heldOn, venueName, totals.blank]),
  }).toEqual({
    days: ['2027-02-06', '2027-02-07'],
    people: [2, 0],
    sessions: [
      ['2027-02-06', null, 2],
      ['2027-02-07', 'Praya', 2],
    ],
  })
})

test('people are picked, brought by their school or copied; those there already keep their role', async () => {
  const people = await createPeople(hub, 3, { schoolName: 'TK Melati' })
  const [school] = (await hub.call('institutions.page', {})).rows
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({ repeatOn: ['2026-12-05', '2026-12-19'] }),
  )
  const [first, second, third] = activityIds

  const picked = await hub.call('enrolments.add', {
    activityId: second!,
    source: { from: 'members', memberIds: [people[0]!] },
    role: 'facilitator',
    alsoLater: false,
  })
  const bySchool = await hub.call('enrolments.add', {
    activityId: second!,
    source: { from: 'institution', institutionId: school!.id },
    role: 'participant',
    alsoLater: true,
  })
  const copied = await hub.call('enrolments.copy', {
    activityId: first!,
    fromActivityId: second!,
    alsoLater: false,
  })

  const roles = async (activityId: (typeof activityIds)[number]) =>
    (await hub.call('enrolments.list', { activityId })).map(({ role }) => role)
  expect({
    picked,
    bySchool,
    copied,
    first: await roles(first!),
    second: await roles(second!),
    third: await roles(third!),
  }).toEqual({
    picked: { added: 1, alreadyThere: 0 },
    bySchool: { added: 2, alreadyThere: 1 },
    copied: { added: 3, alreadyThere: 0 },
    first: ['participant', 'participant', 'facilitator'],
    second: ['participant', 'participant', 'facilitator'],
    third: ['participant', 'participant', 'participant'],
  })
})

test('who is taken off the list can come back, and classes are split evenly', async () => {
  const people = await createPeople(hub, 5)
  const {
    activityIds: [activityId],
  } = await hub.call('activities.create', anActivity())
  const add = () =>
    hub.call('enrolments.add', {
      activityId: activityId!,
      source: { from: 'members', memberIds: people },
      role: 'participant',
      alsoLater: false,
    })
  await add()
  await hub.call('enrolments.remove', { activityId: activityId!, memberIds: [people[0]!] })
  const without = await hub.call('enrolments.list', { activityId: activityId! })

  const back = await add()
  await hub.call('enrolments.splitClasses', {
    activityId: activityId!,
    classNames: ['Kelas A', 'Kelas B'],
  })

  const after = await hub.call('enrolments.list', { activityId: activityId! })
  expect({
    without: without.length,
    back,
    classes: after.map(({ className }) => className),
  }).toEqual({
    without: 4,
    back: { added: 1, alreadyThere: 4 },
    classes: ['Kelas A', 'Kelas A', 'Kelas A', 'Kelas B', 'Kelas B'],
  })
})

test('a session with marks is not removed; an empty one is, and comes back', async () => {
  const people = await createPeople(hub, 1)
  const {
    activityIds: [activityId],
  } = await hub.call('activities.create', anActivity({ sessions: [aSession()] }))
  const added = await hub.call('sessions.add', {
    activityId: activityId!,
    session: {
      title: 'Tambahan',
      heldOn: '2026-11-21',
      startsAt: 900,
      endsAt: 990,
      className: null,
      venueId: null,
      jp: 2,
    },
  })
  await hub.call('attendance.mark', {
    sessionId: added.sessionId,
    marks: [{ memberId: people[0]!, status: 'H' }],
  })
  const refused = await hub.result('sessions.remove', { sessionId: added.sessionId })
  await hub.call('attendance.mark', {
    sessionId: added.sessionId,
    marks: [{ memberId: people[0]!, status: null }],
  })
  await hub.call('sessions.remove', { sessionId: added.sessionId })
  const left = (await hub.call('sessions.list', { activityId: activityId! })).length
  await hub.call('sessions.restore', { sessionId: added.sessionId })

  expect({
    refused: refused.ok ? null : refused.error,
    left,
    restored: (await hub.call('sessions.list', { activityId: activityId! })).length,
  }).toEqual({
    refused: { code: 'session.has-marks', params: { count: 1 } },
    left: 1,
    restored: 2,
  })
})

test('taking people off the list can be taken back with their roles and classes', async () => {
  const people = await createPeople(hub, 2)
  const {
    activityIds: [activityId],
  } = await hub.call('activities.create', anActivity())
  await hub.call('enrolments.add', {
    activityId: activityId!,
    source: { from: 'members', memberIds: people },
    role: 'participant',
    alsoLater: false,
  })
  await hub.call('enrolments.edit', {
    activityId: activityId!,
    memberIds: [people[0]!],
    changes: { role: 'speaker', className: 'Kelas B' },
  })
  const before = await hub.call('enrolments.list', { activityId: activityId! })

  await hub.call('enrolments.remove', { activityId: activityId!, memberIds: people })
  await hub.call('enrolments.restore', { activityId: activityId!, memberIds: people })

  expect(await hub.call('enrolments.list', { activityId: activityId! })).toEqual(before)
})
