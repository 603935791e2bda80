import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { createPeople } from '../support/activity-builders'
import {
  buildHubService,
  type HubServiceProcess,
  startHubServiceProcess,
} from '../support/hub-service-process'
import { addFile, pdfOf } from '../support/portfolio-files'
import { seededRandom } from '../support/random'
import { createTestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'

/**
 * The hub service is killed at any moment of taking over a hub from its backup: the next start finds
 * a fresh PC that can begin again, or the whole hub. SIMPUL_KILLS asks for more runs than the short form.
 */
const runs = Number(process.env.SIMPUL_KILLS ?? 12)
const seed = Number(process.env.SIMPUL_SEED ?? Date.now() % 1_000_000)
const people = 300

let entry: string
let place: string
let words: string

beforeAll(async () => {
  entry = await buildHubService(`kill-during-restoring-${process.pid}`)
  place = mkdtempSync(join(tmpdir(), 'simpul-kill-'))
  const office = await createTestHub()
  await office.call('setup.createHub', hubNamed('PKG Jonggat'))
  const [memberId] = await createPeople(office, people)
  if (memberId === undefined) throw new Error('there are people')
  for (let number = 1; number <= 5; number += 1) {
    const content = pdfOf(400_000, number)
    await addFile(office, { memberId, name: `RPPH ${number}.pdf`, content })
  }
  office.answers.savePaths.push(backup())
  words = (await office.call('backup.save', {}))?.words.join(' ') ?? ''
  await office.close()
}, 120_000)

afterAll(() => {
  rmSync(join(entry, '..'), { recursive: true, force: true })
  rmSync(place, { recursive: true, force: true })
})

const backup = () => join(place, 'Serah terima.simpul-cadangan')

test('a PC whose restore was killed is fresh and can start over, or has the whole hub', async () => {
  const random = seededRandom(seed)
  const whole = await timeOfRestoring()
  let fresh = 0
  let killed = 0
  for (let run = 0; run < runs; run += 1) {
    const data = mkdtempSync(join(tmpdir(), 'simpul-kill-'))
    // Spread over all of it, and beyond.
    const after = (whole * 1.4 * (run + random.next())) / runs
    const first = await startHubServiceProcess({ entry, data })
    const restoring = restore(first).then(() => 'done' as const)
    const outcome = await Promise.race([restoring, sleep(after).then(() => 'killed' as const)])
    if (outcome === 'killed') killed += 1
    await first.kill()

    const second = await startHubServiceProcess({ entry, data })
    const status = await second.call('setup.status', {})
    if (!status.ok) throw new Error(status.error.code)
    if (status.value.hub === null) {
      fresh += 1
      expect({ seed, notice: status.value.notice }).toEqual({ seed, notice: null })
      expect(readdirSync(join(data, 'staging'))).toEqual([])
      expect(readdirSync(join(data, 'files'))).toEqual(['incoming'])
      expect(await restore(second)).toMatchObject({ ok: true })
    }
    await expectWholeHub(second)
    await second.stop()
    expect(existsSync(join(data, 'simpul.db-wal'))).toBe(false)
    rmSync(data, { recursive: true, force: true })
  }
  console.log(
    JSON.stringify({
      proof: 'kill-during-restoring',
      form: runs > 12 ? 'long' : 'short',
      runs,
      killed,
      fresh,
      seed,
    }),
  )
  expect(fresh).toBeGreaterThan(0)
}, 600_000)

async function timeOfRestoring(): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'simpul-kill-'))
  const service = await startHubServiceProcess({ entry, data })
  const startedAt = performance.now()
  expect(await restore(service)).toMatchObject({ ok: true })
  const milliseconds = performance.now() - startedAt
  await service.stop()
  rmSync(data, { recursive: true, force: true })
  return milliseconds
}

function restore(service: HubServiceProcess) {
  return service.call('backup.restore', {
    token: service.choose(backup()),
    words,
    owner: { ownerName: 'Sekretaris Baru', ownerRole: 'secretary' },
    replaces: true,
  })
}

async function expectWholeHub(service: HubServiceProcess): Promise<void> {
  const status = await service.call('setup.status', {})
  expect(status).toMatchObject({
    ok: true,
    value: { hub: { name: 'PKG Jonggat', accountName: 'Sekretaris Baru' } },
  })
  const members = await service.call('members.page', {})
  expect(members).toMatchObject({ ok: true, value: { total: people } })
  const files = await service.call('portfolio.page', {})
  if (!files.ok) throw new Error(files.error.code)
  expect(files.value.rows.map(({ isHere }) => isHere)).toEqual(new Array<boolean>(5).fill(true))
}
