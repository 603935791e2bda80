import { expect, test } from 'vitest'

import { minutesTexts, reportTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId, SessionId } from '../../../shared/domain/ids'
import type { Session } from '../../../shared/domain/session'
import type { ActivityFacts } from '../../features/activity-papers/activity-facts'
import type { AgendaLine, StaffPerson } from '../../features/activity-papers/facts-repository'
import { daysInText, lintReport } from './report-lint'

const activityId = 'a'.repeat(26) as ActivityId

function aSession(changes: Partial<Session>): Session {
  return {
    id: '1'.repeat(26) as SessionId,
    activityId,
    position: 1,
    title: null,
    heldOn: '2026-11-21',
    startsAt: 480,
    endsAt: 720,
    className: null,
    venueId: null,
    venueName: null,
    jp: 4,
    ...changes,
  }
}

function facts(changes: {
  readonly activity?: Partial<ActivityFacts['activity']>
  readonly sessions?: readonly Session[]
  readonly agenda?: readonly Partial<AgendaLine>[]
  readonly staff?: readonly string[]
}): ActivityFacts {
  return {
    activity: {
      id: activityId,
      hubId: null,
      hubName: null,
      title: 'Workshop media ajar PAUD',
      type: 'workshop',
      purpose: 'competence',
      startsOn: '2026-11-21',
      endsOn: '2026-11-21',
      quota: null,
      seriesId: null,
      note: null,
      isArchived: false,
      sessions: 1,
      registered: 30,
      present: 28,
      ...changes.activity,
    },
    venues: [],
    sessions: changes.sessions ?? [aSession({})],
    held: new Set(),
    agenda: (changes.agenda ?? []).map((line) => ({
      heldOn: null,
      startsAt: null,
      endsAt: null,
      jp: null,
      topic: 'Materi',
      speaker: null,
      moderator: null,
      section: null,
      ...line,
    })),
    staff: (changes.staff ?? []).map((name): StaffPerson => ({
      role: 'speaker',
      name,
      unit: null,
      nip: null,
      topic: null,
      jp: null,
      leftAt: null,
    })),
    budget: [],
    expenses: [],
    shownWork: 0,
  }
}

const empty = (schema: typeof reportTexts | typeof minutesTexts) =>
  Object.fromEntries(Object.keys(schema.shape).map((part) => [part, null]))
const noReport = reportTexts.parse(empty(reportTexts))
const approved = { ...noReport, approvedBy: 'Penilik Contoh', approvedOn: '2026-11-25' }

function kinds(
  found: ActivityFacts,
  changes: Partial<Parameters<typeof lintReport>[0]> = {},
): readonly string[] {
  return lintReport({
    facts: found,
    report: approved,
    minutes: minutesTexts.parse(empty(minutesTexts)),
    doubleBooked: [],
    nearMeetings: 0,
    copies: [],
    certificateDays: [],
    today: '2026-12-01',
    ...changes,
  }).map(({ kind }) => kind)
}

test('a report in which everything agrees has nothing to mend', () => {
  expect(kinds(facts({}))).toEqual([])
})

test('days outside the activity are found in sessions, agenda, minutes and the story', () => {
  const found = facts({
    sessions: [aSession({ heldOn: '2026-11-22' })],
    agenda: [{ heldOn: '2026-11-20' }],
  })
  expect(kinds(found)).toEqual(['day-outside', 'day-outside'])
  expect(
    kinds(facts({}), { report: { ...approved, course: 'Dibuka pada 12 Maret 2025 oleh ketua.' } }),
  ).toEqual(['text-day-outside'])
  expect(daysInText('Tanggal 3 Mei 2026 dan 21 NOVEMBER 2026')).toEqual([
    '2026-05-03',
    '2026-11-21',
  ])
})

test('one person spelled two ways is found, titles do not count', () => {
  expect(
    kinds(facts({ staff: ['Siti Rahmawati, S.Pd.'], agenda: [{ speaker: 'Siti Rahmawatti' }] })),
  ).toEqual(['name-spelled-two-ways'])
  expect(
    kinds(facts({ staff: ['Hj. Siti Rahmawati, S.Pd.'], agenda: [{ speaker: 'Siti Rahmawati' }] })),
  ).toEqual([])
})

test('more JP than time, too long a day and people in two places are hard to believe', () => {
  expect(kinds(facts({ sessions: [aSession({ jp: 8 })] }))).toEqual(['jp-over-time'])
  const long = ['07', '08'].map((id) =>
    aSession({ id: id as SessionId, startsAt: 300, endsAt: 620, jp: 7 }),
  )
  expect(kinds(facts({ sessions: long }))).toEqual(['day-too-long'])
  expect(
    kinds(facts({}), { doubleBooked: [{ title: 'Lain', heldOn: '2026-11-21', people: 3 }] }),
  ).toEqual(['people-in-two-places'])
  expect(kinds(facts({}), { nearMeetings: 2 })).toEqual(['meetings-too-close'])
})

test('meetings put together are no diklat, and neither is anything short of 30 JP', () => {
  const weeks = ['2026-11-07', '2026-11-14', '2026-11-21'].map((heldOn) => aSession({ heldOn }))
  const diklat = { type: 'diklat', startsOn: '2026-11-07' } as const
  expect(kinds(facts({ activity: diklat, sessions: weeks }))).toEqual(['meetings-as-diklat'])
  expect(kinds(facts({ activity: { type: 'diklat' } }))).toEqual(['diklat-too-short'])
})

test('a topic far from the duty is only asked about, and a ceremony has none', () => {
  const trip = { title: 'Perjalanan bersama' }
  expect(kinds(facts({ activity: trip }))).toEqual(['topic-unrelated'])
  expect(kinds(facts({ activity: { ...trip, purpose: 'ceremonial' } }))).toEqual([])
})

test('no approval, an approval before the end and an early certificate are found', () => {
  expect(kinds(facts({}), { report: noReport })).toEqual(['no-approval'])
  expect(kinds(facts({}), { report: noReport, today: '2027-06-01' })).toEqual([
    'no-approval',
    'report-late',
  ])
  expect(kinds(facts({}), { report: { ...approved, approvedOn: '2026-11-20' } })).toEqual([
    'approved-too-early',
  ])
  expect(kinds(facts({}), { certificateDays: ['2026-11-20'] })).toEqual(['certificate-too-early'])
  // An activity that is still to come has nothing to be approved yet.
  expect(kinds(facts({}), { report: noReport, today: '2026-11-01' })).toEqual([])
})
