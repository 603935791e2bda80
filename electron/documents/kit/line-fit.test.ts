import { expect, test } from 'vitest'

import { linesNeeded } from './line-fit'

const type = { points: 10 }

test('words go to the next line where they do not fit, and line breaks are kept', () => {
  // Ten points are 3.5 mm; the letter o is half as wide.
  expect(linesNeeded('oooo oooo', 17, type)).toBe(1)
  expect(linesNeeded('oooo oooo', 15, type)).toBe(2)
  expect(linesNeeded('oooo oooo oooo', 17, type)).toBe(2)
  expect(linesNeeded('oo\noo\noo', 60, type)).toBe(3)
  expect(linesNeeded('', 60, type)).toBe(1)
})

test('a word longer than its line is broken, and begins a line of its own', () => {
  expect(linesNeeded('o'.repeat(25), 18, type)).toBe(3)
  expect(linesNeeded(`oo ${'o'.repeat(25)}`, 18, type)).toBe(4)
})

test('bold, larger and unknown signs take more room', () => {
  const line = 'bbbb bbbb'
  expect(linesNeeded(line, 16, type)).toBe(1)
  expect(linesNeeded(line, 16, { points: 10, isBold: true })).toBe(2)
  expect(linesNeeded(line, 16, { points: 12 })).toBe(2)
  expect(linesNeeded('愛'.repeat(17), 58, type)).toBe(2)
})
