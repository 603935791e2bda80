import { expect, test } from 'vitest'

import { readPhone, showPhone, tidyPhone } from './phone'

test.each([
  '0812-0000-1234',
  '081200001234',
  '81200001234',
  '+62 812-0000-1234',
  '6281200001234',
  '+62 (0) 812 0000 1234',
  '(0812) 0000 1234',
  'HP. 0812 0000 1234',
])('"%s" is one number', (text) => {
  expect(readPhone(text)).toBe('+6281200001234')
})

test('what is no phone number stays as it was typed', () => {
  expect(['belum ada', '0812', '0812/0813 satu'].map(readPhone)).toEqual([null, null, null])
  expect(tidyPhone(' titip tetangga ')).toBe('titip tetangga')
})

test('a number is shown as people here write it', () => {
  expect(showPhone('+6281200001234')).toBe('0812-0000-1234')
  expect(showPhone('+62370123456')).toBe('0370123456')
  expect(showPhone('titip tetangga')).toBe('titip tetangga')
})
