import { expect, test } from 'vitest'

import {
  formatBytes,
  formatDateFull,
  formatDateRange,
  formatDateShort,
  formatJp,
  formatNumber,
  formatTime,
} from './format'

test('days are written the Indonesian and the English way', () => {
  expect(formatDateFull('id', '2026-08-17')).toBe('Senin, 17 Agustus 2026')
  expect(formatDateFull('en', '2026-08-17')).toMatch(/^Monday,? 17 August 2026$/u)
  expect(formatDateShort('id', '2026-08-17')).toBe('17 Agu 2026')
})

test('a range of one day is one day', () => {
  expect(formatDateRange('id', '2026-08-17', '2026-08-17')).toBe('17 Agustus 2026')
  expect(formatDateRange('en', '2026-08-17', '2026-08-19')).toMatch(/17\s?–\s?19 August 2026/u)
})

test('text that is no day is shown as it is', () => {
  expect(formatDateShort('id', '1979-13-40')).toBe('1979-13-40')
})

test('numbers, sizes, hours and lesson hours follow the language', () => {
  expect(formatNumber('id', 20000)).toBe('20.000')
  expect(formatBytes('id', 1_468_006)).toBe('1,4 MB')
  expect(formatBytes('en', 512)).toBe('512 byte')
  expect(formatTime('id', '08:15')).toBe('08.15')
  expect(formatJp('id', 32)).toBe('32 JP')
})
