import { expect, test } from 'vitest'

import {
  amountOf,
  type BudgetLine,
  compareSpending,
  isPaidByParticipants,
  isRevised,
} from './budget'

const line = (id: string, changes: Partial<BudgetLine>): BudgetLine => ({
  id,
  post: null,
  description: 'Uraian',
  volume: 1,
  unit: null,
  unitPrice: 0,
  source: null,
  ...changes,
})

test('plan and spending are added up pos by pos, whatever way the cash book names the pos', () => {
  const lines = [
    line('a', { post: 'Konsumsi', volume: 60, unitPrice: 25_000 }),
    line('b', { post: 'Konsumsi', volume: 60, unitPrice: 10_000 }),
    line('c', { post: 'ATK', volume: 1, unitPrice: 300_000 }),
  ]
  const rows = compareSpending(lines, [
    { budgetItemId: 'a', post: null, amount: 1_500_000 },
    { budgetItemId: null, post: ' konsumsi ', amount: 600_000 },
    { budgetItemId: 'c', post: 'lain', amount: 331_000 },
    { budgetItemId: null, post: 'Spanduk', amount: 50_000 },
  ])

  expect(rows).toEqual([
    { post: 'Konsumsi', planned: 2_100_000, spent: 2_100_000, isOver: false },
    { post: 'ATK', planned: 300_000, spent: 331_000, isOver: true },
    { post: 'Spanduk', planned: 0, spent: 50_000, isOver: true },
  ])
})

test('exactly a tenth above the plan is still free, less than planned is a revision but no warning', () => {
  const [row] = compareSpending(
    [line('a', { post: 'ATK', unitPrice: 100_000 })],
    [{ budgetItemId: 'a', post: null, amount: 110_000 }],
  )
  expect(row?.isOver).toBe(false)
  expect(isRevised({ planned: 100_000, spent: 85_000 })).toBe(true)
  expect(isRevised({ planned: 100_000, spent: 95_000 })).toBe(false)
})

test('a line without volume counts once, and what participants pay is known by its source', () => {
  expect(amountOf({ volume: null, unitPrice: 75_000 })).toBe(75_000)
  expect(amountOf({ volume: 2.5, unitPrice: 10_000 })).toBe(25_000)
  expect(isPaidByParticipants({ source: 'Swadaya peserta' })).toBe(true)
  expect(isPaidByParticipants({ source: 'BOP PAUD' })).toBe(false)
})
