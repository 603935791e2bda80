import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { buildMutants, type Mutants } from '../support/convergence/mutants'
import { mutations } from '../support/convergence/mutations'
import { runSchedule } from '../support/convergence/schedule'
import { anySchedule, type Schedule } from '../support/convergence/steps'
import { createWorld, type World } from '../support/convergence/world'
import { proofRuns, proofSeed, proofTimeLimit, report } from '../support/proof'

/**
 * R10: hubs end up the same, whatever happens between them, and as the rules say: equal rows and
 * equal clashes on all, equal to what the commits say when they are read by other code, and no commit
 * that somebody was told is saved is missing anywhere.
 */
const runs = proofRuns({ short: 2_000, long: 100_000 })

/** Schedules until a seeded bug has to show. */
const patience = 400

let world: World
let mutants: Mutants

beforeAll(async () => {
  world = await createWorld()
  mutants = await buildMutants()
}, 60_000)

afterAll(async () => {
  await world.close()
  mutants.remove()
})

test('hubs that exchange in any order, late, twice and in parts end up the same', async () => {
  let done = 0
  const startedAt = performance.now()
  const details = await fc.check(
    fc.asyncProperty(anySchedule, async (schedule) => {
      const fault = await runSchedule(world, schedule)
      done += 1
      if (fault !== null) throw new Error(fault)
    }),
    {
      seed: proofSeed,
      numRuns: runs,
      endOnFailure: false,
      includeErrorInReport: true,
      interruptAfterTimeLimit: proofTimeLimit,
    },
  )
  const msASchedule = (performance.now() - startedAt) / Math.max(1, done)
  const caught = await countCaught()
  report({
    proof: 'convergence',
    runs: done,
    failures: details.failed ? 1 : 0,
    mutations: mutations.length,
    caught: caught.length,
    ms_a_schedule: Number(msASchedule.toFixed(1)),
  })
  expect(details.failed ? fc.defaultReportMessage(details) : null).toBeNull()
  const missed = mutations.map(({ name }) => name).filter((name) => !caught.includes(name))
  expect(missed.length, missed.join('; ')).toBeLessThanOrEqual(2)
}, 7_200_000)

/** Found by long runs, shrunk by fast-check, and mended since. */
const onceFailed: readonly Schedule[] = [
  {
    // An edit met the weaker of two removals before the stronger one, which it knew, was there.
    devices: 2,
    steps: [
      { kind: 'rename', at: 0, row: 0, name: 'Aisyah' },
      { kind: 'remove', at: 0, row: 1, isBack: false },
      { kind: 'remove', at: 1, row: 1, isBack: false },
      { kind: 'describe', at: 0, row: 0, phone: '0811' },
      { kind: 'rename', at: 0, row: 1, name: 'Aisyah' },
      { kind: 'snapshot', at: 0 },
    ],
  },
]

test('schedules that once ended differently end the same', async () => {
  for (const schedule of onceFailed) expect(await runSchedule(world, schedule)).toBeNull()
})

/** Names of the seeded bugs that the same schedules bring to light. */
async function countCaught(): Promise<readonly string[]> {
  const { schedules, worlds, choose } = mutants
  choose(-1)
  const mutated = await worlds.createWorld()
  const caught: string[] = []
  const list = fc.sample(anySchedule, { seed: proofSeed, numRuns: patience })
  for (const schedule of list.slice(0, 30)) {
    // Without a bug the same build finds nothing.
    expect(await schedules.runSchedule(mutated, schedule)).toBeNull()
  }
  for (const [number, { name }] of mutations.entries()) {
    choose(number)
    for (const schedule of list) {
      // A merge that breaks down is noticed as well.
      const fault: string | null = await schedules.runSchedule(mutated, schedule).catch(String)
      if (fault === null) continue
      caught.push(name)
      break
    }
  }
  choose(-1)
  await mutated.close()
  return caught
}
