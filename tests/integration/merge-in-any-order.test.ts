import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import { createSyncDevice, type SyncDevice } from '../support/sync-device'

const id = (letter: string, n: number) =>
  `0000000000000000000000000${letter}`.slice(0, 25) + String(n)
const session = (n: number) => id('s', n) as SessionId
const member = (n: number) => id('m', n) as MemberId

type Step =
  | {
      readonly kind: 'mark'
      readonly device: number
      readonly row: number
      readonly status: string | null
    }
  | { readonly kind: 'arrive'; readonly device: number; readonly row: number; readonly at: number }
  | {
      readonly kind: 'rename'
      readonly device: number
      readonly row: number
      readonly name: string
    }
  | {
      readonly kind: 'carry'
      readonly from: number
      readonly to: number
      readonly isPartial: boolean
    }

const step = (devices: number): fc.Arbitrary<Step> => {
  const device = fc.nat(devices - 1)
  const row = fc.nat(3)
  return fc.oneof(
    fc.record({
      kind: fc.constant('mark' as const),
      device,
      row,
      status: fc.constantFrom('H', 'T', 'I', 'S', 'A', null),
    }),
    fc.record({ kind: fc.constant('arrive' as const), device, row, at: fc.nat(1000) }),
    fc.record({
      kind: fc.constant('rename' as const),
      device,
      row,
      name: fc.constantFrom('Aisyah', 'Budi', 'Citra'),
    }),
    fc.record({
      kind: fc.constant('carry' as const),
      from: device,
      to: device,
      isPartial: fc.boolean(),
    }),
  )
}

async function run(devices: readonly SyncDevice[], step: Step): Promise<void> {
  const at = (index: number) => {
    const device = devices[index]
    if (!device) throw new Error('the step names a device that is not there')
    return device
  }
  switch (step.kind) {
    case 'mark':
      await at(step.device).write((db) =>
        put(db, 'attendance', [
          { session_id: session(1), member_id: member(step.row), status: step.status },
        ]),
      )
      break
    case 'arrive':
      await at(step.device).write((db) =>
        put(db, 'attendance', [
          { session_id: session(1), member_id: member(step.row), arrived_at: step.at },
        ]),
      )
      break
    case 'rename':
      await at(step.device).write((db) =>
        put(db, 'members', [{ id: member(step.row), full_name: step.name }]),
      )
      break
    case 'carry': {
      const segments = await at(step.from).segmentsSince(await at(step.to).vector())
      await at(step.to).merge(step.isPartial ? segments.slice(1) : segments)
      break
    }
  }
}

test('three devices that exchange in any order, with parts missing, end up the same', async () => {
  const seed = Number(process.env['SIMPUL_SEED'] ?? Date.now() % 1_000_000)
  console.log(JSON.stringify({ test: 'merge-in-any-order', seed }))
  await fc.assert(
    fc.asyncProperty(fc.array(step(3), { minLength: 5, maxLength: 25 }), async (steps) => {
      let time = Date.UTC(2026, 10, 21)
      const devices = await Promise.all([1, 2, 3].map(() => createSyncDevice(() => (time += 1))))
      try {
        for (const device of devices) {
          for (const other of devices) if (other !== device) await device.meet(other)
        }
        for (const next of steps) await run(devices, next)
        for (let round = 0; round < 2; round += 1) {
          for (const from of [0, 1, 2]) {
            for (const to of [0, 1, 2]) {
              if (from !== to) await run(devices, { kind: 'carry', from, to, isPartial: false })
            }
          }
        }
        const [first, second, third] = await Promise.all(devices.map((device) => device.dump()))
        expect(second).toBe(first)
        expect(third).toBe(first)
      } finally {
        for (const device of devices) await device.close()
      }
    }),
    { seed, numRuns: 40 },
  )
}, 60_000)
