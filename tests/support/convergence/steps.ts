import * as fc from 'fast-check'

import { largestWorld } from './world'

/**
 * What people and sticks may do to a network, in any order: edits, removals, marks and corrections,
 * decisions, choices, erasures, lost devices, restored backups, and sticks that come late, twice, in
 * another order or half read.
 */
export type Step =
  | {
      readonly kind: 'mark'
      readonly at: number
      readonly row: number
      readonly status: string | null
    }
  | { readonly kind: 'arrive'; readonly at: number; readonly row: number; readonly minute: number }
  | { readonly kind: 'rename'; readonly at: number; readonly row: number; readonly name: string }
  | {
      readonly kind: 'describe'
      readonly at: number
      readonly row: number
      readonly phone: string | null
    }
  | { readonly kind: 'enrol'; readonly at: number; readonly row: number; readonly role: string }
  | { readonly kind: 'remove'; readonly at: number; readonly row: number; readonly isBack: boolean }
  | { readonly kind: 'venue'; readonly at: number; readonly row: number; readonly name: string }
  | {
      readonly kind: 'decide'
      readonly at: number
      readonly row: number
      readonly decision: 'same' | 'different' | null
    }
  | { readonly kind: 'choose'; readonly at: number; readonly row: number }
  | { readonly kind: 'sheet'; readonly at: number; readonly row: number }
  | { readonly kind: 'erase'; readonly at: number; readonly row: number }
  | {
      readonly kind: 'carry'
      readonly at: number
      readonly to: number
      readonly how: Carrying
      readonly salt: number
    }
  | { readonly kind: 'leave'; readonly at: number; readonly salt: number }
  | { readonly kind: 'take'; readonly at: number; readonly how: Carrying; readonly salt: number }
  | { readonly kind: 'snapshot'; readonly at: number }
  | { readonly kind: 'restore'; readonly at: number }
  | { readonly kind: 'revoke'; readonly at: number }

const carryings = ['whole', 'shuffled', 'twice', 'dropped', 'again', 'cut'] as const
export type Carrying = (typeof carryings)[number]

export type Schedule = { readonly devices: number; readonly steps: readonly Step[] }

const at = fc.nat(largestWorld - 1)
const row = fc.nat(3)
const salt = fc.nat(1_000_000)
const how = fc.constantFrom(...carryings)
const steps: readonly fc.WeightedArbitrary<Step>[] = [
  step(6, 'mark', { row, status: fc.constantFrom('H', 'T', 'I', 'S', 'A', null) }),
  step(2, 'sheet', { row }),
  step(2, 'arrive', { row, minute: fc.integer({ min: 400, max: 600 }) }),
  step(4, 'rename', { row, name: fc.constantFrom('Aisyah', 'Budi', 'Citra') }),
  step(2, 'describe', { row, phone: fc.constantFrom('0811', '0822', null) }),
  step(2, 'enrol', { row, role: fc.constantFrom('participant', 'committee') }),
  step(3, 'remove', { row, isBack: fc.boolean() }),
  step(2, 'venue', { row, name: fc.constantFrom('Aula', 'Kelas') }),
  step(2, 'decide', {
    row,
    decision: fc.constantFrom('same' as const, 'different' as const, null),
  }),
  step(2, 'choose', { row }),
  step(1, 'erase', { row }),
  step(9, 'carry', { to: at, how, salt }),
  step(3, 'leave', { salt }),
  step(3, 'take', { how, salt }),
  step(1, 'snapshot', {}),
  step(1, 'restore', {}),
  step(1, 'revoke', {}),
]

function step<Kind extends Step['kind']>(
  weight: number,
  kind: Kind,
  fields: {
    readonly [Name in Exclude<keyof Extract<Step, { kind: Kind }>, 'kind' | 'at'>]: fc.Arbitrary<
      Extract<Step, { kind: Kind }>[Name]
    >
  },
): fc.WeightedArbitrary<Step> {
  const arbitrary = fc.record({
    kind: fc.constant(kind),
    at,
    ...fields,
  }) as unknown as fc.Arbitrary<Step>
  return { weight, arbitrary }
}

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  devices: fc.constantFrom(2, 2, 2, 2, 3, 3, 3, 4, 5, 6),
  steps: fc.array(fc.oneof(...steps), { minLength: 3, maxLength: 14 }),
})
