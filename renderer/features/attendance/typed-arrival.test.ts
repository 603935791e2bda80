import { expect, test } from 'vitest'

import { readTypedArrival } from './typed-arrival'

test('times are read however they are typed, minutes late with a plus', () => {
  expect(['0815', '8.15', '8:15', '+15', '+ 5', '', '2575', 'pagi'].map(readTypedArrival)).toEqual([
    { kind: 'time', minutes: 495 },
    { kind: 'time', minutes: 495 },
    { kind: 'time', minutes: 495 },
    { kind: 'late', minutes: 15 },
    { kind: 'late', minutes: 5 },
    { kind: 'empty' },
    null,
    null,
  ])
})
