import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

import {
  applyChange,
  areMarksEqual,
  attendanceStatuses,
  blankMark,
  type Mark,
  type MarkChange,
} from '../../shared/domain/attendance'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import { createPeople, createSheet, startHub } from '../support/activity-builders'
import {
  buildHubService,
  type HubServiceProcess,
  startHubServiceProcess,
} from '../support/hub-service-process'
import { type Random, seededRandom } from '../support/random'
import { createTestHub } from '../support/test-hub'

/**
 * Done-when 4 of the first issue: the hub service is killed while marks come in; every mark it had
 * acknowledged is there when it is up again. SIMPUL_KILLS asks for more runs than the short form.
 */
const runs = Number(process.env.SIMPUL_KILLS ?? 100)
const seed = Number(process.env.SIMPUL_SEED ?? Date.now() % 1_000_000)
const startsAt = 480
const underWay = 4

let entry: string
let data: string
let people: readonly MemberId[]
let sessionId: SessionId

beforeAll(async () => {
  entry = await buildHubService(`kill-during-marking-${process.pid}`)
})

afterAll(() => {
  rmSync(join(entry, '..'), { recursive: true, force: true })
})

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'simpul-kill-'))
  const hub = await createTestHub({ folder: data })
  await startHub(hub)
  people = await createPeople(hub, 60)
  sessionId = (await createSheet(hub, people, { startsAt })).sessionId
  await hub.close()
})

afterEach(() => {
  rmSync(data, { recursive: true, force: true })
})

/** The marks a person went through since the last look, and how far the service vouched for them. */
type History = { marks: Mark[]; acknowledged: number }

test('every acknowledged mark is there after the service was killed while marking', async () => {
  const { failures, acknowledged } = await killAgainAndAgain({ runs, seed })

  console.log(
    JSON.stringify({
      proof: 'kill-during-marking',
      form: runs > 100 ? 'long' : 'short',
      runs,
      failures,
      acknowledged,
      seed,
    }),
  )
  expect({ seed, failures }).toEqual({ seed, failures: 0 })
  expect(acknowledged).toBeGreaterThan(runs)
}, 600_000)

test('the proof bites: a service that answers before its commit loses marks', async () => {
  const { failures } = await killAgainAndAgain({ runs: 5, seed, answersTooEarly: true })

  expect({ seed, isCaught: failures > 0 }).toEqual({ seed, isCaught: true })
}, 120_000)

async function killAgainAndAgain(options: {
  readonly runs: number
  readonly seed: number
  readonly answersTooEarly?: boolean
}): Promise<{ readonly failures: number; readonly acknowledged: number }> {
  const random = seededRandom(options.seed)
  const histories = new Map<MemberId, History>(
    people.map((id) => [id, { marks: [blankMark], acknowledged: 0 }]),
  )
  let failures = 0
  let acknowledged = 0
  for (let run = 0; run <= options.runs; run += 1) {
    const service = await startHubServiceProcess({ entry, data, ...options })
    failures += await countLost(service, histories)
    // The last start only looks at what the last kill left behind.
    if (run < options.runs) acknowledged += await markUntilKilled(service, histories, random)
    else await service.kill()
  }
  return { failures, acknowledged }
}

/** Keeps some calls under way, as fast typing does, and kills at a random moment in between. */
async function markUntilKilled(
  service: HubServiceProcess,
  histories: ReadonlyMap<MemberId, History>,
  random: Random,
): Promise<number> {
  const killAfter = 1 + random.below(25)
  let acknowledged = 0
  await new Promise<void>((resolve) => {
    const press = async (): Promise<void> => {
      while (acknowledged < killAfter) {
        const marks = Array.from({ length: 1 + random.below(3) }, () =>
          randomChange(random, people),
        )
        const reached = marks.map((change) => remember(histories, change))
        const result = await service.call('attendance.mark', { sessionId, marks })
        expect(result.ok).toBe(true)
        for (const vouchFor of reached) vouchFor()
        acknowledged += marks.length
      }
      resolve()
    }
    for (let lane = 0; lane < underWay; lane += 1) void press()
  })
  await service.kill()
  return acknowledged
}

function randomChange(random: Random, among: readonly MemberId[]): MarkChange {
  const memberId = random.pick(among)
  switch (random.below(4)) {
    case 0:
      return { memberId, arrivedAt: 450 + random.below(90) }
    case 1:
      return { memberId, status: null }
    default:
      return { memberId, status: random.pick(attendanceStatuses) }
  }
}

/** Notes the mark that a change leads to; the returned function notes that it was acknowledged. */
function remember(histories: ReadonlyMap<MemberId, History>, change: MarkChange): () => void {
  const history = histories.get(change.memberId)!
  const place = history.marks.length
  history.marks.push(applyChange(history.marks.at(-1)!, change, startsAt))
  return () => {
    history.acknowledged = Math.max(history.acknowledged, place)
  }
}

/** People who stand at a mark older than the last acknowledged one, or at one that nobody typed. */
async function countLost(
  service: HubServiceProcess,
  histories: ReadonlyMap<MemberId, History>,
): Promise<number> {
  const result = await service.call('attendance.sheet', { sessionId })
  expect(result.ok).toBe(true)
  if (!result.ok) return 1
  let lost = 0
  for (const row of result.value.rows) {
    const history = histories.get(row.memberId)!
    const { status, arrivedAt, leftAt, lateMinutes } = row
    const found: Mark = { status, arrivedAt, leftAt, lateMinutes }
    const possible = history.marks.slice(history.acknowledged)
    if (!possible.some((mark) => areMarksEqual(mark, found))) lost += 1
    history.marks = [found]
    history.acknowledged = 0
  }
  return lost
}
