import { expect, test } from 'vitest'

import { readTypedDate, readTypedTime, showTypedDate, showTypedTime } from './typed-date'

const today = '2026-11-21'

test.each([
  ['17/8/2026', '2026-08-17'],
  ['17-08-26', '2026-08-17'],
  ['17.8.2026', '2026-08-17'],
  ['17 8 2026', '2026-08-17'],
  ['17082026', '2026-08-17'],
  ['170826', '2026-08-17'],
  ['2026-08-17', '2026-08-17'],
  ['17 Agustus 2026', '2026-08-17'],
  ['17 agt 26', '2026-08-17'],
  ['17/8', '2026-08-17'],
  ['3 mei 71', '1971-05-03'],
  ['29/2/2024', '2024-02-29'],
])('%s is read as %s', (typed, day) => {
  expect(readTypedDate(typed, today)).toBe(day)
})

test.each(['', '31/2/2026', '29/2/2025', '8/2026', 'besok', '17/13/2026', '1/1/1/1'])(
  '%j is no date',
  (typed) => {
    expect(readTypedDate(typed, today)).toBeNull()
  },
)

test.each([
  ['0815', '08:15'],
  ['815', '08:15'],
  ['8.15', '08:15'],
  ['08:15', '08:15'],
  ['8', '08:00'],
  ['23.59', '23:59'],
  ['pukul 13.05', '13:05'],
])('%s is read as %s o’clock', (typed, time) => {
  expect(readTypedTime(typed)).toBe(time)
})

test.each(['', '24.00', '8.60', 'siang', '12345'])('%j is no time', (typed) => {
  expect(readTypedTime(typed)).toBeNull()
})

test('a date and a time are shown the way they are typed', () => {
  expect(showTypedDate('2026-08-17')).toBe('17/08/2026')
  expect(showTypedTime('08:15')).toBe('08.15')
})

test('text that is no date is shown as it was typed', () => {
  expect(showTypedDate('31/2/2026')).toBe('31/2/2026')
})
