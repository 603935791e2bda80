import { expect, test } from 'vitest'

import { occurrences } from './recurrence'

test('weekly and two-weekly meetings keep their weekday across the end of the year', () => {
  expect([
    occurrences('2026-12-19', { interval: 'week', anchor: 'date', count: 4 }),
    occurrences('2026-12-19', { interval: 'two-weeks', anchor: 'date', count: 3 }),
  ]).toEqual([
    ['2026-12-19', '2026-12-26', '2027-01-02', '2027-01-09'],
    ['2026-12-19', '2027-01-02', '2027-01-16'],
  ])
})

test('a monthly meeting on the 31st falls on the last day of shorter months and comes back', () => {
  expect(occurrences('2027-12-31', { interval: 'month', anchor: 'date', count: 5 })).toEqual([
    '2027-12-31',
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
    '2028-04-30',
  ])
})

test('every third Saturday stays the third Saturday', () => {
  expect(occurrences('2026-11-21', { interval: 'month', anchor: 'weekday', count: 4 })).toEqual([
    '2026-11-21',
    '2026-12-19',
    '2027-01-16',
    '2027-02-20',
  ])
})

test('a fifth Saturday is the last Saturday where a month has only four', () => {
  expect(occurrences('2026-10-31', { interval: 'month', anchor: 'weekday', count: 4 })).toEqual([
    '2026-10-31',
    '2026-11-28',
    '2026-12-26',
    '2027-01-30',
  ])
})

test('every three months by date and by weekday', () => {
  expect([
    occurrences('2026-11-30', { interval: 'three-months', anchor: 'date', count: 3 }),
    occurrences('2026-11-30', { interval: 'three-months', anchor: 'weekday', count: 3 }),
  ]).toEqual([
    ['2026-11-30', '2027-02-28', '2027-05-30'],
    ['2026-11-30', '2027-02-22', '2027-05-31'],
  ])
})

test('a meeting once is one day, and a slip of the finger is cut off', () => {
  expect([
    occurrences('2026-11-21', { interval: 'week', anchor: 'date', count: 0 }),
    occurrences('2026-11-21', { interval: 'week', anchor: 'date', count: 100_000 }).length,
  ]).toEqual([['2026-11-21'], 104])
})
