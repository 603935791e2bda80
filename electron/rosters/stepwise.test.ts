import { expect, test } from 'vitest'

import { atOneGo, mapStepwise, withPauses } from './stepwise'

const numbers = Array.from({ length: 1001 }, (_, index) => index)
const double = (value: number) => value * 2

test('with pauses or at one go, the result is the same', async () => {
  let pauses = 0

  const paused = await withPauses(mapStepwise(numbers, double), () => {
    pauses += 1
    return Promise.resolve()
  })

  expect(paused).toEqual(atOneGo(mapStepwise(numbers, double)))
  expect(paused).toEqual(numbers.map(double))
  expect(pauses).toBe(5)
})

test('a pause that throws ends the work', async () => {
  const mapped: number[] = []
  const work = mapStepwise(numbers, (value) => mapped.push(value))

  const ended = withPauses(work, () => Promise.reject(new Error('cancelled')))

  await expect(ended).rejects.toThrow('cancelled')
  expect(mapped).toHaveLength(200)
})
