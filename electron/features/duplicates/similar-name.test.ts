import { expect, test } from 'vitest'

import { areNamesSimilar, shapeOfName } from './similar-name'

const areSimilar = (left: string, right: string) =>
  areNamesSimilar(shapeOfName(left), shapeOfName(right))

test('spellings of one name are similar, whatever the spaces and apostrophes', () => {
  expect(areSimilar("Nur'aini", 'Nur Aini')).toBe(true)
  expect(areSimilar('M. Zaini', 'Muhammad Zaini')).toBe(true)
})

test('a slip of the pen is similar in a long name only', () => {
  expect(areSimilar('Baiq Nuraini', 'Baiq Nuraeni')).toBe(true)
  expect(areSimilar('Siti Rohani', 'Siti Ruhani')).toBe(true)
  expect(areSimilar('Ani', 'Ina')).toBe(false)
  expect(areSimilar('Rina', 'Rini')).toBe(false)
})

test('a name without its last word is similar, a single word is not', () => {
  expect(areSimilar('Siti Aminah', 'Siti Aminah Wahyuni')).toBe(true)
  expect(areSimilar('Siti', 'Siti Aminah')).toBe(false)
})

test('an empty name is similar to nobody', () => {
  expect(areSimilar('', '')).toBe(false)
})
