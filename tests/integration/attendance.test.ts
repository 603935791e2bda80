import { afterEach, beforeEach, expect, test } from 'vitest'

import { changeTo } from '../../shared/domain/attendance'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import {
  anActivity,
  aSession,
  createPeople,
  createSheet,
  startHub,
} from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'

let hub: TestHub

beforeEach(async () => {
  hub = await createTestHub()
  await startHub(hub)
})

afterEach(() => hub.close())

async function marksOf(sessionId: SessionId) {
  const { rows } = await hub.call('attendance.sheet', { sessionId })
  return rows.map(({ status, arrivedAt, leftAt, lateMinutes }) => ({
    status,
    arrivedAt,
    leftAt,
    lateMinutes,
  }))
}

const none = { arrivedAt: null, leftAt: null, lateMinutes: null }

test('a mark answers with what stands now, and survives closing the hub', async () => {
  const people = await createPeople(hub, 2)
  const { sessionId } = await createSheet(hub, people)

  const { marks } = await hub.call('attendance.mark', {
    sessionId,
    marks: [
      { memberId: people[0]!, status: 'H' },
      { memberId: people[1]!, arrivedAt: 495 },
    ],
  })
  await hub.reopen()

  expect(marks).toEqual([
    { memberId: people[0], status: 'H', ...none },
    { memberId: people[1], status: 'T', arrivedAt: 495, leftAt: null, lateMinutes: 15 },
  ])
  expect(await marksOf(sessionId)).toEqual([
    { status: 'H', ...none },
    { status: 'T', arrivedAt: 495, leftAt: null, lateMinutes: 15 },
  ])
})

test('several key presses for one person in one call count in their order', async () => {
  const people = await createPeople(hub, 1)
  const { sessionId } = await createSheet(hub, people)
  const memberId = people[0]!

  const { marks } = await hub.call('attendance.mark', {
    sessionId,
    marks: [
      { memberId, status: 'H' },
      { memberId, status: 'T' },
      { memberId, arrivedAt: 500 },
      { memberId, leftAt: 700 },
    ],
  })

  expect(marks).toEqual([{ memberId, status: 'T', arrivedAt: 500, leftAt: 700, lateMinutes: 20 }])
})

test('a correction replaces the mark, a deletion empties it, undo brings it back', async () => {
  const people = await createPeople(hub, 1)
  const { sessionId } = await createSheet(hub, people)
  const memberId = people[0]!
  const mark = async (changes: object) =>
    (await hub.call('attendance.mark', { sessionId, marks: [{ memberId, ...changes }] })).marks[0]!
  const late = await mark({ status: 'T', arrivedAt: 510 })

  const corrected = await mark({ status: 'S' })
  const emptied = await mark({ status: null })
  const { marks } = await hub.call('attendance.mark', {
    sessionId,
    marks: [changeTo(memberId, late)],
  })

  expect({ corrected: corrected.status, emptied: emptied.status, undone: marks[0] }).toEqual({
    corrected: 'S',
    emptied: null,
    undone: { memberId, status: 'T', arrivedAt: 510, leftAt: null, lateMinutes: 30 },
  })
})

test('filling the blanks touches nobody who is marked, in one call', async () => {
  const people = await createPeople(hub, 4)
  const { sessionId } = await createSheet(hub, people)
  await hub.call('attendance.mark', { sessionId, marks: [{ memberId: people[1]!, status: 'S' }] })
  hub.changed.length = 0

  await hub.call('attendance.mark', {
    sessionId,
    marks: people.map((memberId) => ({ memberId, status: 'H' as const, onlyIfBlank: true })),
  })

  expect({
    statuses: (await marksOf(sessionId)).map(({ status }) => status),
    changed: hub.changed,
  }).toEqual({ statuses: ['H', 'S', 'H', 'H'], changed: [['attendance']] })
})

test('the same key twice, and clearing what is clear, changes nothing', async () => {
  const people = await createPeople(hub, 2)
  const { sessionId } = await createSheet(hub, people)
  await hub.call('attendance.mark', { sessionId, marks: [{ memberId: people[0]!, status: 'H' }] })
  hub.changed.length = 0

  await hub.call('attendance.mark', {
    sessionId,
    marks: [
      { memberId: people[0]!, status: 'H' },
      { memberId: people[1]!, status: null },
    ],
  })

  expect(hub.changed).toEqual([])
})

test('an answer dates the sheet: one read before a mark is older than the mark', async () => {
  const people = await createPeople(hub, 1)
  const { sessionId } = await createSheet(hub, people)

  const before = await hub.call('attendance.sheet', { sessionId })
  const mark = await hub.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[0]!, status: 'H' }],
  })
  const again = await hub.call('attendance.mark', {
    sessionId,
    marks: [{ memberId: people[0]!, status: 'H' }],
  })
  const after = await hub.call('attendance.sheet', { sessionId })

  expect([before.asOf < mark.asOf, again.asOf === mark.asOf, after.asOf === mark.asOf]).toEqual([
    true,
    true,
    true,
  ])
})

test('a walk-in is a member, stands last on the sheet and is present', async () => {
  const people = await createPeople(hub, 2, { schoolName: 'TK Dharma Wanita Tiwugalih' })
  const { activityId, sessionId } = await createSheet(hub, people)

  const { memberId } = await hub.call('enrolments.addWalkIn', {
    activityId,
    sessionId,
    person: { fullName: 'Aisyah, S.Pd.AUD', schoolName: 'TK DW Tiwugalih' },
  })
  await hub.call('enrolments.addWalkIn', {
    activityId,
    sessionId,
    person: { fullName: 'Zainab', schoolName: 'KB Baru' },
  })

  const { rows } = await hub.call('attendance.sheet', { sessionId })
  const { isWalkIn, details } = await hub.call('members.get', { id: memberId })
  const schools = await hub.call('institutions.page', {})
  expect({
    rows: rows.map((row) => [
      row.fullName,
      row.backTitle,
      row.schoolName,
      row.isWalkIn,
      row.status,
    ]),
    isWalkIn,
    name: details.fullName,
    schools: schools.rows.map(({ name }) => name).sort(),
  }).toEqual({
    rows: [
      ['Guru Uji 001', null, 'TK Dharma Wanita Tiwugalih', false, null],
      ['Guru Uji 002', null, 'TK Dharma Wanita Tiwugalih', false, null],
      ['Aisyah', 'S.Pd.AUD', 'TK Dharma Wanita Tiwugalih', true, 'H'],
      ['Zainab', null, 'KB Baru', true, 'H'],
    ],
    isWalkIn: true,
    name: 'Aisyah',
    schools: ['KB Baru', 'TK Dharma Wanita Tiwugalih'],
  })
})

test('a member who was not invited walks in without being written down twice', async () => {
  const people = await createPeople(hub, 2)
  const { activityId, sessionId } = await createSheet(hub, [people[0]!])

  const walkIn = () =>
    hub.call('enrolments.addWalkIn', { activityId, sessionId, person: { memberId: people[1]! } })
  await walkIn()
  await hub.call('attendance.mark', { sessionId, marks: [{ memberId: people[1]!, status: 'T' }] })
  await walkIn()

  const { rows } = await hub.call('attendance.sheet', { sessionId })
  const { total } = await hub.call('members.page', {})
  expect({ rows: rows.map(({ status, isWalkIn }) => [status, isWalkIn]), total }).toEqual({
    rows: [
      [null, false],
      ['T', true],
    ],
    total: 2,
  })
})

test('who was marked and then taken off the list still stands on the sheet', async () => {
  const people = await createPeople(hub, 2)
  const { activityId, sessionId } = await createSheet(hub, people)
  await hub.call('attendance.mark', { sessionId, marks: [{ memberId: people[1]!, status: 'H' }] })

  await hub.call('enrolments.remove', { activityId, memberIds: [...people] })

  const { rows } = await hub.call('attendance.sheet', { sessionId })
  const [session] = await hub.call('sessions.list', { activityId })
  expect({
    rows: rows.map(({ memberId, isEnrolled }) => [memberId, isEnrolled]),
    totals: session?.totals,
  }).toEqual({
    rows: [[people[1], false]],
    totals: { H: 1, T: 0, I: 0, S: 0, A: 0, D: 0, blank: 0 },
  })
})

test('a session of a class lists its class', async () => {
  const people = await createPeople(hub, 4)
  const { activityId } = await createSheet(hub, people)
  await hub.call('enrolments.splitClasses', { activityId, classNames: ['Kelas A', 'Kelas B'] })
  const { sessionId } = await hub.call('sessions.add', {
    activityId,
    session: { ...aClassSession, className: 'Kelas B' },
  })

  const { rows } = await hub.call('attendance.sheet', { sessionId })

  expect(rows.map(({ memberId }) => memberId)).toEqual([people[2], people[3]])
})

const aClassSession = {
  title: null,
  heldOn: '2026-11-21',
  startsAt: 780,
  endsAt: 900,
  venueId: null,
  jp: 2,
}

test('the recap adds up statuses, percent and JP over the sheets that were begun', async () => {
  const people = await createPeople(hub, 3)
  const {
    activityIds: [activityId],
  } = await hub.call(
    'activities.create',
    anActivity({
      endsOn: '2026-11-23',
      sessions: [
        aSession({ jp: 5 }),
        aSession({ heldOn: '2026-11-22', jp: 4 }),
        aSession({ heldOn: '2026-11-23', jp: 2.5 }),
      ],
    }),
  )
  await hub.call('enrolments.add', {
    activityId: activityId!,
    source: { from: 'members', memberIds: [...people] },
    role: 'participant',
    alsoLater: false,
  })
  const sessions = await hub.call('sessions.list', { activityId: activityId! })
  const mark = (index: number, statuses: readonly ('H' | 'T' | 'S' | 'A' | null)[]) =>
    hub.call('attendance.mark', {
      sessionId: sessions[index]!.id,
      marks: statuses.map((status, person) => ({ memberId: people[person]!, status })),
    })
  await mark(0, ['H', 'T', 'A'])
  await mark(1, ['H', 'S', null])

  const recap = await hub.call('attendance.recap', { activityId: activityId! })
  const { activity } = await hub.call('activities.get', { activityId: activityId! })

  expect({
    jpTotal: recap.jpTotal,
    rows: recap.rows.map((row) => ({
      cells: row.cells.map((cell) => cell?.status ?? '-').join(''),
      percent: row.percentPresent,
      jp: row.jpEarned,
      blank: row.totals.blank,
    })),
    present: activity.present,
  }).toEqual({
    jpTotal: 11.5,
    rows: [
      { cells: 'HH-', percent: 100, jp: 9, blank: 0 },
      { cells: 'TS-', percent: 50, jp: 5, blank: 0 },
      { cells: 'A--', percent: 0, jp: 0, blank: 1 },
    ],
    present: 2,
  })
})

test('marking in a session that is not there says so', async () => {
  const people = await createPeople(hub, 1)

  const result = await hub.result('attendance.mark', {
    sessionId: '0000000000000000000000000s' as SessionId,
    marks: [{ memberId: people[0] as MemberId, status: 'H' }],
  })

  expect(result).toEqual({ ok: false, error: { code: 'session.missing', params: {} } })
})
