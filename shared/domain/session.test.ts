import { expect, test } from 'vitest'

import { suggestJp, sumOfJp } from './session'

test('JP are suggested in halves of 45 minutes and never rounded up', () => {
  expect([
    suggestJp(480, 480 + 45),
    suggestJp(480, 480 + 240),
    suggestJp(480, 480 + 89),
    suggestJp(480, 480 + 20),
    suggestJp(480, 480),
    suggestJp(null, 500),
  ]).toEqual([1, 5, 1.5, 0, null, null])
})

test('JP are added up to the hundredth, so that tenths make no stray digits; unknown ones count nothing', () => {
  expect(sumOfJp([{ jp: 0.1 }, { jp: 0.2 }, { jp: null }])).toBe(0.3)
  expect(sumOfJp([{ jp: 1.15 }, { jp: 1.15 }, { jp: 1.15 }])).toBe(3.45)
  expect(sumOfJp([])).toBe(0)
})
