import { expect, test } from 'vitest'

import { daySpan, decimal, grouped, inWords, timeSpan, weekdayAndDay } from './indonesian'

test('numbers are written out as on a receipt', () => {
  expect(
    [0, 7, 11, 12, 20, 21, 100, 101, 199, 1000, 1250, 2000, 11_000, 100_000].map(inWords),
  ).toEqual([
    'nol',
    'tujuh',
    'sebelas',
    'dua belas',
    'dua puluh',
    'dua puluh satu',
    'seratus',
    'seratus satu',
    'seratus sembilan puluh sembilan',
    'seribu',
    'seribu dua ratus lima puluh',
    'dua ribu',
    'sebelas ribu',
    'seratus ribu',
  ])
  expect(inWords(1_000_000)).toBe('satu juta')
  expect(inWords(23_501_111)).toBe('dua puluh tiga juta lima ratus satu ribu seratus sebelas')
  expect(inWords(1_001_000_000)).toBe('satu miliar satu juta')
})

test('a day is written with its name, and a span of days as short as can be', () => {
  expect(weekdayAndDay('2026-11-21')).toBe('Sabtu, 21 November 2026')
  expect(daySpan('2026-11-21', '2026-11-23')).toBe('21 s.d. 23 November 2026')
  expect(daySpan('2026-11-30', '2026-12-01')).toBe('30 November s.d. 1 Desember 2026')
  expect(daySpan('2026-12-31', '2027-01-01')).toBe('31 Desember 2026 s.d. 1 Januari 2027')
  expect(daySpan('2026-11-21', '2026-11-21')).toBe('21 November 2026')
})

test('times and amounts look as in a letter', () => {
  expect(timeSpan(480, 720)).toBe('08.00–12.00')
  expect(timeSpan(480, null)).toBe('08.00–selesai')
  expect(grouped(1_500_000)).toBe('1.500.000')
  expect(decimal(1.5)).toBe('1,5')
  expect(decimal(0.1 + 0.2)).toBe('0,3')
})
