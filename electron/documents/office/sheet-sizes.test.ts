import { expect, test } from 'vitest'

import { linesIn, rowHeight } from './sheet-sizes'

test('a text takes a line for every so many signs, parted between words', () => {
  expect(linesIn('', 20)).toBe(1)
  expect(linesIn('Guru Contoh', 20)).toBe(1)
  expect(linesIn('Guru kelompok bermain di TK Contoh', 15)).toBe(3)
  expect(linesIn('Praya\n04/03/1985', 20)).toBe(2)
})

test('a word or number longer than its column goes on below', () => {
  expect(linesIn('0000763664300012', 9)).toBe(2)
  expect(linesIn('NIP 199002022015042999', 11)).toBe(3)
})

test('no row is higher than Excel allows', () => {
  expect(rowHeight(3)).toBe(45)
  expect(rowHeight(2_000)).toBeLessThanOrEqual(409.5)
})
