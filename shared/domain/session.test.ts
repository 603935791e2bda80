import { expect, test } from 'vitest'

import { suggestJp } from './session'

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
