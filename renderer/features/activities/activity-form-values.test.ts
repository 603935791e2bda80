import { expect, test } from 'vitest'

import type { ActivityId } from '../../../shared/domain/ids'
import {
  activityEditForm,
  emptyActivity,
  newActivityForm,
  seriesDays,
  sessionPerDay,
  toActivityEdit,
  toNewActivity,
  withFirstDay,
  withVenues,
} from './activity-form-values'
import { blankSession, sessionForm, withHours } from './session-form-values'

const typed = {
  ...emptyActivity('2026-11-21'),
  title: '  Workshop  media ',
  venues: [{ id: null, name: 'Gedung A', address: null }],
  sessions: [
    {
      ...blankSession,
      heldOn: '2026-11-21',
      startsAt: '08:00',
      endsAt: '12:00',
      jp: '2,5',
      venue: '0',
    },
  ],
}

test('what is typed becomes what the hub service takes', () => {
  const parsed = newActivityForm.parse({
    ...typed,
    interval: 'week',
    count: 4,
    skipped: ['2026-12-05'],
  })

  expect(toNewActivity(parsed)).toEqual({
    title: 'Workshop media',
    type: 'pertemuan-rutin',
    purpose: null,
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    copyParticipantsFrom: null,
    venues: [{ name: 'Gedung A', address: null }],
    sessions: [
      {
        title: null,
        heldOn: '2026-11-21',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: 2.5,
        venueIndex: 0,
      },
    ],
    repeatOn: ['2026-11-28', '2026-12-12'],
  })
})

test('days the wrong way round, hours the wrong way round and odd JP are refused at their field', () => {
  const wrong = newActivityForm.safeParse({ ...typed, endsOn: '2026-11-20' })
  const hours = sessionForm.safeParse({ ...blankSession, startsAt: '10:00', endsAt: '09:00' })
  const jp = sessionForm.safeParse({ ...blankSession, jp: '2.3' })
  const empty = newActivityForm.safeParse({ ...typed, startsOn: null })

  const paths = [wrong, hours, jp, empty].map((result) =>
    result.error?.issues.map(({ path }) => path.join('.')),
  )
  expect(paths).toEqual([['endsOn'], ['endsAt'], ['jp'], ['startsOn']])
})

test('another first day takes the last day and the sessions along', () => {
  const moved = withFirstDay({ ...typed, endsOn: '2026-11-23' }, '2026-12-01')

  expect([moved.endsOn, moved.sessions[0]?.heldOn]).toEqual(['2026-12-03', '2026-12-01'])
})

test('the first venue is everybody’s, and sessions keep theirs when another is removed', () => {
  const venue = (name: string) => ({ id: null, name, address: null })
  const [a, b, c] = [venue('A'), venue('B'), venue('C')]
  const sessions = [0, 1, 2].map((at) => ({ ...blankSession, venue: String(at) }))
  const none = { ...typed, venues: [], sessions: [blankSession] }

  const first = withVenues(none, [a])
  const removed = withVenues({ ...typed, venues: [a, b, c], sessions }, [a, c])

  expect([first, removed].map((values) => values.sessions.map((one) => one.venue))).toEqual([
    ['0'],
    ['0', null, '1'],
  ])
})

test('one session a day repeats the hours of the first and keeps days that are there', () => {
  const sessions = sessionPerDay({ ...typed, endsOn: '2026-11-23' })

  expect(sessions.map(({ heldOn, startsAt, jp }) => [heldOn, startsAt, jp])).toEqual([
    ['2026-11-21', '08:00', '2,5'],
    ['2026-11-22', '08:00', '2,5'],
    ['2026-11-23', '08:00', '2,5'],
  ])
})

test('new hours bring their JP along until a person types another number', () => {
  const first = withHours({ ...blankSession, startsAt: '08:00' }, { endsAt: '12:00' })
  const second = withHours(first, { endsAt: '10:15' })
  const byHand = withHours({ ...second, jp: '4' }, { endsAt: '12:00' })

  expect([first.jp, second.jp, byHand.jp]).toEqual(['5', '3', '4'])
})

test('an edit sends only what was changed', () => {
  const before = {
    title: 'Workshop',
    type: 'workshop' as const,
    purpose: null,
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: 60,
    note: null,
    venues: [{ id: null, name: 'Praya', address: null }],
  }
  const id = '0000000000000000000000000a' as ActivityId
  const edit = (values: Partial<typeof before>) =>
    toActivityEdit({ id, before, parsed: activityEditForm.parse({ ...before, ...values }) })

  expect([edit({ title: ' Workshop ' }), edit({ quota: 40, venues: [] })]).toEqual([
    { id, changes: {} },
    { id, changes: { quota: 40 }, venues: [] },
  ])
})

test('no series while the first day or the number of meetings cannot be read', () => {
  const series = { startsOn: '2026-11-21', interval: 'week', anchor: 'date', count: 3 } as const

  expect([
    seriesDays(series).length,
    seriesDays({ ...series, startsOn: 'besok' }).length,
    seriesDays({ ...series, count: null }).length,
    seriesDays({ ...series, interval: null }).length,
  ]).toEqual([3, 0, 0, 0])
})
