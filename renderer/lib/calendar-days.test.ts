import { expect, test } from 'vitest'

import { addDays, addMonths, monthGrid } from './calendar-days'

test('days roll over months and leap years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
})

test('a month later is never a month too far', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-11-21', 2)).toBe('2027-01-21')
})

test('a month is shown from Monday, in six weeks', () => {
  const weeks = monthGrid('2026-11-21')

  expect(weeks).toHaveLength(6)
  expect(weeks[0]?.[0]).toBe('2026-10-26')
  expect(weeks[0]?.[6]).toBe('2026-11-01')
  expect(weeks[5]?.[6]).toBe('2026-12-06')
})
