import { expect, test } from 'vitest'

import { monthSpan, withBalances } from './cash'

test('each entry stands with what was in the cash box after it', () => {
  const entries = [
    { way: 'in', amount: 500_000 },
    { way: 'out', amount: 120_000 },
    { way: 'out', amount: 400_000 },
  ] as const

  expect(withBalances(50_000, entries).map(({ balance }) => balance)).toEqual([
    550_000, 430_000, 30_000,
  ])
})

test('a month has its last day, also in a leap year', () => {
  expect(monthSpan({ year: 2028, month: 2 })).toEqual({ from: '2028-02-01', to: '2028-02-29' })
  expect(monthSpan({ year: 2026, month: 12 })).toEqual({ from: '2026-12-01', to: '2026-12-31' })
})
