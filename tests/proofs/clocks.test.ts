import * as fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { decodeCommitHeader } from '../../shared/sync/commit-header'
import { runSchedule } from '../support/convergence/schedule'
import { anySchedule } from '../support/convergence/steps'
import { createWorld, firstDay, type World } from '../support/convergence/world'
import { isTimeUp, proofRuns, proofSeed, report } from '../support/proof'
import { type Random, seededRandom } from '../support/random'

/**
 * R11: wrong clocks lose nothing. Each schedule is lived twice, once with clocks that are right and
 * once with clocks in 1970, 2003, 2099 and jumping by a day: the hubs end with the same rows and
 * clashes, every commit is taken by everybody, and labels that cannot be right are marked as doubtful.
 */
const runs = proofRuns({ short: 1_000, long: 1_000 })
const day = 24 * 60 * 60 * 1000
const wrongYears = [0, Date.UTC(2003, 0, 1), Date.UTC(2099, 11, 31), firstDay]

let world: World

beforeAll(async () => {
  world = await createWorld()
}, 60_000)

afterAll(() => world.close())

test('clocks that are wrong or jump change nothing but labels, and these are marked', async () => {
  const random = seededRandom(proofSeed)
  const failures: string[] = []
  const labels = { doubtful: 0, sound: 0 }
  let done = 0
  for (const schedule of fc.sample(anySchedule, { seed: proofSeed, numRuns: runs })) {
    if (isTimeUp()) break
    done += 1
    const fault = await runSchedule(world, schedule)
    const right = await dumps(schedule.devices)
    const wrongFault = await runSchedule(world, schedule, wrongClock(random))
    const wrong = await dumps(schedule.devices)
    const isSame = fault === null && wrongFault === null && wrong.join() === right.join()
    const mislabelled = await countMislabelled(schedule.devices, labels)
    if (!isSame || mislabelled > 0) {
      failures.push(
        `${wrongFault ?? fault ?? 'differs'} ${mislabelled} ${JSON.stringify(schedule)}`,
      )
    }
  }
  report({ proof: 'clocks', runs: done, failures: failures.length, ...labels })
  expect(failures.slice(0, 3)).toEqual([])
  expect(labels.doubtful).toBeGreaterThan(done)
  expect(labels.sound).toBeGreaterThan(0)
}, 3_600_000)

/** A device is in some wrong year all along, or jumps forth and back by a day at every step. */
function wrongClock(random: Random): (device: number) => number {
  const years = Array.from({ length: 6 }, () => random.pick(wrongYears))
  const isJumping = years.map(() => random.below(2) === 0)
  const now = [...years]
  return (device) => {
    const jump = isJumping[device] ? (random.below(3) - 1) * day : 60_000
    now[device] = Math.max(0, (now[device] ?? 0) + jump)
    return now[device]
  }
}

async function dumps(count: number): Promise<readonly string[]> {
  return Promise.all(world.devices.slice(0, count).map((device) => device.dump()))
}

/** Own commits whose mark does not say whether their label can be right. */
async function countMislabelled(
  count: number,
  labels: { doubtful: number; sound: number },
): Promise<number> {
  let mislabelled = 0
  for (const { database } of world.devices.slice(0, count)) {
    const { rows } = await sql<{ header: Uint8Array }>`
      select header from commits where device_no = 1 order by seq`.execute(database.read)
    let last = 0
    for (const { header } of rows) {
      const { wallClock, isClockDoubtful } = decodeCommitHeader(header)
      const cannotBeRight = wallClock < Date.UTC(2026, 10, 1) || wallClock < last
      if (cannotBeRight) labels.doubtful += 1
      else labels.sound += 1
      if (isClockDoubtful !== cannotBeRight) mislabelled += 1
      last = wallClock
    }
  }
  return mislabelled
}
