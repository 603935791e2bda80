import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { anySchedule, runSchedule } from '../support/convergence/schedule'
import { createWorld, type World } from '../support/convergence/world'
import { proofRuns, proofSeed, report } from '../support/proof'

/**
 * R10: hubs end up the same, whatever happens between them, and as the rules say: equal rows and
 * equal clashes on all, equal to what the commits say when they are read by other code, and no commit
 * that somebody was told is saved is missing anywhere.
 */
const runs = proofRuns({ short: 2_000, long: 100_000 })

let world: World

beforeAll(async () => {
  world = await createWorld()
}, 60_000)

afterAll(() => world.close())

test('hubs that exchange in any order, late, twice and in parts end up the same', async () => {
  let done = 0
  let failures = 0
  const startedAt = performance.now()
  const details = await fc.check(
    fc.asyncProperty(anySchedule, async (schedule) => {
      const fault = await runSchedule(world, schedule)
      done += 1
      if (fault !== null) throw new Error(fault)
    }),
    { seed: proofSeed, numRuns: runs, endOnFailure: false, includeErrorInReport: true },
  )
  if (details.failed) failures += 1
  report({
    proof: 'convergence',
    runs: done,
    failures,
    ms_a_schedule: Number(((performance.now() - startedAt) / Math.max(1, done)).toFixed(1)),
  })
  expect(details.failed ? fc.defaultReportMessage(details) : null).toBeNull()
}, 7_200_000)
