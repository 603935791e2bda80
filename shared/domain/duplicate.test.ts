import { expect, test } from 'vitest'

import { type DuplicateCandidate, entriesOf, groupsOf, pairOf, proposedSide } from './duplicate'

const candidate = (
  left: string,
  right: string,
  ...reasons: DuplicateCandidate['reasons']
): DuplicateCandidate => ({ ...pairOf(left, right), reasons })

test('a pair has one name, whichever record comes first', () => {
  expect(pairOf('b', 'a')).toEqual(pairOf('a', 'b'))
})

test('pairs that share a record make one group, smallest id first', () => {
  const groups = groupsOf([pairOf('c', 'd'), pairOf('b', 'a'), pairOf('d', 'a'), pairOf('x', 'y')])

  expect(groups.get('d')).toEqual(['a', 'b', 'c', 'd'])
  expect(groups.get('x')).toEqual(['x', 'y'])
})

test('records that all look the same are one entry, which asks about the strongest pair', () => {
  const entries = entriesOf([
    candidate('b', 'c', 'nuptk'),
    candidate('a', 'b', 'name-and-institution'),
    candidate('x', 'y', 'name-and-birth-date'),
  ])

  expect(entries).toEqual([
    { ...candidate('b', 'c', 'nuptk'), others: 1 },
    { ...candidate('x', 'y', 'name-and-birth-date'), others: 0 },
  ])
})

test('the known value is proposed, then the whole number, then the newer one', () => {
  const isWhole = (value: string) => value.length === 4
  expect(proposedSide({ first: null, second: 'x', newer: 'first' })).toBe('second')
  expect(proposedSide({ first: 'x', second: null, newer: 'second' })).toBe('first')
  expect(proposedSide({ first: '1234', second: '12', isWhole, newer: 'second' })).toBe('first')
  expect(proposedSide({ first: 'x', second: 'y', newer: 'second' })).toBe('second')
  expect(proposedSide({ first: 'x', second: 'x', newer: 'second' })).toBe('first')
})
