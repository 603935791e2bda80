import { expect, test } from 'vitest'

import { isInShare, type NumberShare, splitShare, wholeShare } from './number-share'

const numbers = Array.from({ length: 200 }, (_, block) => block * 100 + 1)

function holdersOf(shares: readonly NumberShare[]): readonly number[] {
  return numbers.map((number) => shares.filter((share) => isInShare(share, number)).length)
}

test('the first PC has every number, and goes on where it is after it has invited', () => {
  const { kept, given } = splitShare(wholeShare)

  expect(numbers.every((number) => isInShare(wholeShare, number))).toBe(true)
  expect(
    [1, 500, 501, 1000, 1001, 4000, 4001, 4501].map((number) => isInShare(kept, number)),
  ).toEqual([true, true, false, false, true, true, true, false])
  expect([500, 501, 1000, 1001, 4501].map((number) => isInShare(given, number))).toEqual([
    false,
    true,
    true,
    false,
    true,
  ])
})

test('however PCs invite one another, each number is one PC’s and nobody is left without', () => {
  let share = wholeShare
  const shares: NumberShare[] = []
  for (let invitation = 0; invitation < 10; invitation += 1) {
    const { kept, given } = splitShare(share)
    const further = splitShare(given)
    shares.push(further.kept, further.given)
    share = kept
  }

  expect(new Set(holdersOf([share, ...shares]))).toEqual(new Set([1]))
})
