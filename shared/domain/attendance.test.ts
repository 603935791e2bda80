import { expect, test } from 'vitest'

import { applyChange, blankMark, changeTo, countStatuses, type Mark } from './attendance'
import type { MemberId } from './ids'

const eight = 8 * 60
const late: Mark = { status: 'T', arrivedAt: eight + 15, leftAt: null, lateMinutes: 15 }

test('T takes its minutes from an arrival that is already there, else leaves them unknown', () => {
  const arrived = { ...blankMark, status: 'H' as const, arrivedAt: eight + 5 }

  expect([
    applyChange(arrived, { status: 'T' }, eight),
    applyChange(blankMark, { status: 'T' }, eight),
  ]).toEqual([
    { status: 'T', arrivedAt: eight + 5, leftAt: null, lateMinutes: 5 },
    { status: 'T', arrivedAt: null, leftAt: null, lateMinutes: null },
  ])
})

test('an arrival after the start makes a person late, one before it present', () => {
  expect([
    applyChange(blankMark, { arrivedAt: eight + 15 }, eight),
    applyChange(blankMark, { arrivedAt: eight }, eight),
    applyChange(late, { arrivedAt: eight - 5 }, eight),
    applyChange({ ...blankMark, status: 'A' }, { arrivedAt: eight + 20 }, eight),
  ]).toEqual([
    late,
    { status: 'H', arrivedAt: eight, leftAt: null, lateMinutes: null },
    { status: 'H', arrivedAt: eight - 5, leftAt: null, lateMinutes: null },
    { status: 'T', arrivedAt: eight + 20, leftAt: null, lateMinutes: 20 },
  ])
})

test('without a start nobody is called in time who was marked late', () => {
  expect(applyChange({ ...blankMark, status: 'T' }, { arrivedAt: eight }, null)).toEqual({
    status: 'T',
    arrivedAt: eight,
    leftAt: null,
    lateMinutes: null,
  })
})

test('minutes typed by hand stand beside a T without an arrival', () => {
  expect(applyChange(blankMark, { status: 'T', lateMinutes: 10 }, null)).toEqual({
    status: 'T',
    arrivedAt: null,
    leftAt: null,
    lateMinutes: 10,
  })
})

test('who is marked absent or cleared has no times', () => {
  expect([
    applyChange(late, { status: 'S' }, eight),
    applyChange(late, { status: null }, eight),
  ]).toEqual([{ ...blankMark, status: 'S' }, blankMark])
})

test('a time of leaving says that the person was there', () => {
  expect(applyChange(blankMark, { leftAt: 720 }, eight)).toEqual({
    status: 'H',
    arrivedAt: null,
    leftAt: 720,
    lateMinutes: null,
  })
})

test('a fill of blanks leaves a mark alone', () => {
  expect([
    applyChange(late, { status: 'H', onlyIfBlank: true }, eight),
    applyChange(blankMark, { status: 'H', onlyIfBlank: true }, eight),
  ]).toEqual([late, { ...blankMark, status: 'H' }])
})

test('every mark can be brought back from any other', () => {
  const marks: readonly Mark[] = [
    blankMark,
    late,
    { status: 'T', arrivedAt: null, leftAt: null, lateMinutes: 10 },
    { status: 'H', arrivedAt: eight + 30, leftAt: 720, lateMinutes: null },
    { ...blankMark, status: 'A' },
    { ...blankMark, status: 'D' },
  ]
  const id = '0000000000000000000000000a' as MemberId

  for (const from of marks) {
    for (const target of marks) {
      expect(applyChange(from, changeTo(id, target), eight)).toEqual(target)
    }
  }
})

test('totals count each status and the blanks', () => {
  expect(countStatuses(['H', 'H', 'T', null, 'D', 'A'])).toEqual({
    H: 2,
    T: 1,
    I: 0,
    S: 0,
    A: 1,
    D: 1,
    blank: 1,
  })
})
