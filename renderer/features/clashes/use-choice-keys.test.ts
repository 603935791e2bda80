import { expect, test } from 'vitest'

import { afterKey } from './use-choice-keys'

const at = { row: 1, place: 1, rows: 3 }

test('arrows go between questions and between the values of one', () => {
  expect(afterKey('ArrowDown', at)).toEqual({ row: 2, place: 1 })
  expect(afterKey('ArrowUp', at)).toEqual({ row: 0, place: 1 })
  expect(afterKey('ArrowLeft', at)).toEqual({ row: 1, place: 0 })
  expect(afterKey('ArrowRight', at)).toEqual({ row: 1, place: 2 })
})

test('they stop at the ends, and other keys are left alone', () => {
  expect(afterKey('ArrowDown', { ...at, row: 2 })).toEqual({ row: 2, place: 1 })
  expect(afterKey('ArrowUp', { ...at, row: 0 })).toEqual({ row: 0, place: 1 })
  expect(afterKey('ArrowLeft', { ...at, place: 0 })).toEqual({ row: 1, place: 0 })
  expect(afterKey('Enter', at)).toBeNull()
})
