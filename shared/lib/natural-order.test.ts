import { expect, test } from 'vitest'

import { compareNames } from './natural-order'

test('names that differ by a number stand in the order of their numbers, capitals or not', () => {
  const names = ['TK Contoh 100', 'tk contoh 10', 'TK Contoh 9', 'PAUD Contoh', 'TK Contoh 1']
  expect([...names].sort(compareNames)).toEqual([
    'PAUD Contoh',
    'TK Contoh 1',
    'TK Contoh 9',
    'tk contoh 10',
    'TK Contoh 100',
  ])
})
