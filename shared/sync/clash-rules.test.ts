import { expect, test } from 'vitest'

import { companionsOf, isRealDisagreement, mainColumnOf } from './clash-rules'

const tick = (value: string | null) => ({ value, isCorrection: false })
const correction = (value: string | null) => ({ value, isCorrection: true })

function isAsked(winner: ReturnType<typeof tick>, loser: ReturnType<typeof tick>): boolean {
  return isRealDisagreement({ table: 'attendance', column: 'status', winner, loser })
}

test('of two marks, only those of the same weight are asked about', () => {
  expect(isAsked(tick('H'), tick('S'))).toBe(true)
  expect(isAsked(correction('H'), correction('S'))).toBe(true)
  expect(isAsked(correction('H'), tick('S'))).toBe(false)
  expect(isAsked(tick('H'), tick('H'))).toBe(false)
})

test('a blank never asks, unless it took away what somebody had marked', () => {
  expect(isAsked(tick('H'), tick(null))).toBe(false)
  expect(isAsked(correction('H'), correction(null))).toBe(false)
  expect(isAsked(correction(null), tick('S'))).toBe(true)
})

test('what the program notes for itself is nobody’s question', () => {
  const sides = { winner: tick('1'), loser: tick('2') }

  expect(isRealDisagreement({ table: 'members', column: 'phone', ...sides })).toBe(true)
  expect(isRealDisagreement({ table: 'members', column: 'is_demo', ...sides })).toBe(false)
  expect(isRealDisagreement({ table: 'sessions', column: 'position', ...sides })).toBe(false)
  expect(isRealDisagreement({ table: 'sessions', column: 'removed_by', ...sides })).toBe(false)
})

test('a column that follows another one names it, and the other way round', () => {
  expect(mainColumnOf('attendance', 'arrived_at')).toBe('status')
  expect(mainColumnOf('members', 'employment_group')).toBe('employment_status')
  expect(mainColumnOf('venues', 'removed_by')).toBe('removed_at')
  expect(mainColumnOf('members', 'phone')).toBeNull()
  expect(companionsOf('institutions', 'district_name')).toEqual(['district_code'])
  expect(companionsOf('members', 'phone')).toEqual([])
})
