import { expect, test } from 'vitest'

import { rowAfterKey } from './row-keys'

const list = { current: 5, rowCount: 20, pageRows: 8 }

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 13],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 19],
  ['Enter', null],
])('%s moves from row 5 to %s', (key, row) => {
  expect(rowAfterKey(key, list)).toBe(row)
})

test('moving stops at both ends', () => {
  expect(rowAfterKey('ArrowDown', { ...list, current: 19 })).toBe(19)
  expect(rowAfterKey('ArrowUp', { ...list, current: 0 })).toBe(0)
})

test('the first arrow down enters the list at its first row', () => {
  expect(rowAfterKey('ArrowDown', { ...list, current: -1 })).toBe(0)
})

test('an empty list has nowhere to go', () => {
  expect(rowAfterKey('End', { current: -1, rowCount: 0, pageRows: 8 })).toBeNull()
})
