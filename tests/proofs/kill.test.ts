import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { openHandle } from '../../electron/database/sqlite-handle'
import { loadDeviceKeys } from '../../electron/platform/device-keys'
import type { MemberId } from '../../shared/domain/ids'
import { inHubFolder } from '../support/hub-folder'
import {
  buildHubService,
  type HubServiceProcess,
  startHubServiceProcess,
} from '../support/hub-service-process'
import { isTimeUp, proofRuns, proofSeed, report } from '../support/proof'
import { type Random, seededRandom } from '../support/random'
import { dumpSynced } from '../support/synced-dump'
import { createTestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

/**
 * R1 for exchanges: the hub service is killed while it imports, exports, prunes the stick or erases
 * somebody. It is up again at once, what it had acknowledged is there, what it had erased is gone,
 * nothing half done lies about, and both hubs end up the same.
 */
const runs = proofRuns({ short: 200, long: 1_000 })
/** In ms: longer than that nobody waits for a hub to come back. */
const slowestStart = 5_000

type Hub = {
  readonly data: string
  /** People it said it saved; and those of them it said it forgot. */
  readonly saved: Map<MemberId, string>
  readonly erased: Set<MemberId>
}

let sandbox: string
let stick: string
let entry: string
let hubs: readonly [Hub, Hub]
const counts = { acknowledged: 0, erasures: 0, exchanges: 0, cut_exchanges: 0, slow_starts: 0 }
const failures: string[] = []
let slowest = 0
/** How long an operation takes here, in ms: kills are spread over it. */
let usual = 150

beforeAll(async () => {
  const ram = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  sandbox = mkdtempSync(join(ram, 'simpul-kill-'))
  stick = join(sandbox, 'stick')
  mkdirSync(stick)
  entry = await buildHubService(`kill-${process.pid}`)
  const open = (name: string) =>
    createTestHub({ folder: join(sandbox, name), startsAt: Date.now() })
  const [jonggat, kopang] = [await open('jonggat'), await open('kopang')]
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  for (const hub of [jonggat, kopang, jonggat]) await exchange(hub, stick)
  await jonggat.close()
  await kopang.close()
  const hub = (name: string): Hub => ({
    data: join(sandbox, name),
    saved: new Map(),
    erased: new Set(),
  })
  hubs = [hub('jonggat'), hub('kopang')]
}, 60_000)

afterAll(() => {
  rmSync(join(entry, '..'), { recursive: true, force: true })
  rmSync(sandbox, { recursive: true, force: true })
})

test('a hub killed at any moment of an exchange or an erasure loses nothing and leaves nothing', async () => {
  const random = seededRandom(proofSeed)
  let run = 0
  for (; run < runs && !isTimeUp(); run += 1) {
    const hub = random.pick(hubs)
    const service = await start(hub)
    await checkFolder(hub, `run ${run}`)
    await work(service, hub, random)
    await service.kill()
  }
  await finish()
  const isSame = (await dumpOf(hubs[0])) === (await dumpOf(hubs[1]))
  if (!isSame) failures.push('the hubs differ')
  report({
    proof: 'kill',
    runs: run,
    failures: failures.length,
    ...counts,
    slowest_start_ms: Math.round(slowest),
  })
  expect(failures).toEqual([])
  // A start is slow when the whole machine is; most must be quick.
  expect(counts.slow_starts).toBeLessThan(Math.max(2, run / 10))
  expect(counts.cut_exchanges).toBeGreaterThan(run / 10)
}, 3_600_000)

async function start({ data }: Hub): Promise<HubServiceProcess> {
  const startedAt = performance.now()
  const service = await startHubServiceProcess({ entry, data })
  const took = performance.now() - startedAt
  slowest = Math.max(slowest, took)
  if (took > slowestStart) counts.slow_starts += 1
  return service
}

/** Some records, then something large that is cut off wherever the kill falls. */
async function work(service: HubServiceProcess, hub: Hub, random: Random): Promise<void> {
  for (let person = 0; person <= random.below(2); person += 1)
    await savePerson(service, hub, random)
  const operation = random.below(4) === 0 ? erase(service, hub, random) : trade(service, hub)
  const cut = new Promise<'cut'>((resolve) => {
    setTimeout(
      () => {
        resolve('cut')
      },
      random.below(Math.ceil(usual * 1.2)),
    )
  })
  if ((await Promise.race([operation, cut])) !== 'cut') return
  counts.cut_exchanges += 1
  // So that kills fall on all of it, and about as many operations end as are cut.
  usual *= 1.05
}

async function savePerson(service: HubServiceProcess, hub: Hub, random: Random): Promise<void> {
  const fullName = `Guru Uji ${counts.acknowledged}`
  const result = await service.call('members.create', { fullName })
  if (!result.ok) {
    failures.push(`members.create: ${result.error.code}`)
    return
  }
  hub.saved.set(result.value.id, fullName)
  counts.acknowledged += 1
  if (random.below(3) > 0) return
  const path = join(sandbox, 'berkas.pdf')
  writeFileSync(path, `%PDF-1.4\n% ${fullName}\n${'x'.repeat(random.below(200_000))}`)
  await service.call('portfolio.add', {
    token: service.choose(path),
    fileName: 'berkas.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'other',
      title: fullName,
      tags: [],
      memberId: result.value.id,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'not-needed',
    },
  })
}

async function trade(service: HubServiceProcess, hub: Hub): Promise<void> {
  const startedAt = performance.now()
  service.folders.push(stick)
  const drive = await service.call('exchange.pickFolder', {})
  if (!drive.ok || !drive.value) {
    failures.push('exchange.pickFolder')
    return
  }
  const result = await service.call('exchange.run', { driveId: drive.value.id })
  usual = usual * 0.8 + (performance.now() - startedAt) * 0.2
  counts.exchanges += 1
  if (!result.ok) failures.push(`exchange.run: ${result.error.code}`)
  else if (result.value.read.problems.length > 0) {
    failures.push(`exchange.run: ${JSON.stringify(result.value.read.problems)}`)
  }
  checkStick(hub)
}

async function erase(service: HubServiceProcess, hub: Hub, random: Random): Promise<void> {
  const [id, name] = random.pick([...hub.saved])
  const result = await service.call('members.erase', { id, confirmation: name })
  if (!result.ok) {
    failures.push(`members.erase: ${result.error.code}`)
    return
  }
  hub.saved.delete(id)
  hub.erased.add(id)
  counts.erasures += 1
}

/** What an ended exchange leaves of this hub on the stick: bundles under their final names, no more. */
function checkStick({ data }: Hub): void {
  const { deviceId } = loadDeviceKeys(join(data, 'device-keys.json'))
  const own = readdirSync(stick, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.endsWith(deviceId))
    .map(({ name }) => name)
  const odd = own.filter((name) => !/^\d{6}(-\d+)?\.simpul$/.test(name))
  if (odd.length > 0) failures.push(`left on the stick: ${odd.join()}`)
}

async function checkFolder({ data, saved, erased }: Hub, name: string): Promise<void> {
  for (const folder of ['staging', join('files', 'incoming')]) {
    const path = join(data, folder)
    if (existsSync(path) && readdirSync(path).length > 0)
      failures.push(`${name}: left in ${folder}`)
  }
  const here = await membersIn(data)
  for (const id of saved.keys()) if (!here.has(id)) await checkErasedElsewhere(id, name)
  for (const id of erased) if (here.has(id)) failures.push(`${name}: ${id} is back`)
}

/** Somebody missing here must have been erased on purpose: maybe unacknowledged, by a killed hub. */
async function checkErasedElsewhere(id: MemberId, name: string): Promise<void> {
  for (const hub of hubs) {
    if ((await erasuresIn(hub.data)).has(id)) {
      hub.saved.delete(id)
      for (const each of hubs) each.saved.delete(id)
      return
    }
  }
  failures.push(`${name}: ${id} is lost`)
}

async function membersIn(data: string): Promise<ReadonlySet<string>> {
  return idsFrom(data, 'select id from members')
}

async function erasuresIn(data: string): Promise<ReadonlySet<string>> {
  return idsFrom(data, 'select subject_id as id from erasures')
}

async function idsFrom(data: string, query: string): Promise<ReadonlySet<string>> {
  const handle = await openHandle(join(data, 'simpul.db'), 'read')
  try {
    const rows = (await handle.all(query)) as { id: string }[]
    return new Set(rows.map(({ id }) => id))
  } finally {
    await handle.close()
  }
}

/** Two quiet rounds, then everything is looked at once more. */
async function finish(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const hub of hubs) {
      const service = await start(hub)
      await trade(service, hub)
      await service.stop()
    }
  }
  for (const hub of hubs) {
    await checkFolder(hub, 'at the end')
    const handle = await openHandle(join(hub.data, 'simpul.db'), 'read')
    const [row] = (await handle.all('pragma integrity_check')) as { integrity_check: string }[]
    if (row?.integrity_check !== 'ok') failures.push(`damaged: ${JSON.stringify(row)}`)
    await handle.close()
  }
  // Nobody who was saved on one hub is missing on the other, nobody who was erased is there.
  const [left, right] = [await membersIn(hubs[0].data), await membersIn(hubs[1].data)]
  for (const hub of hubs) {
    for (const id of hub.saved.keys()) {
      if (!left.has(id) || !right.has(id)) failures.push(`${id} did not arrive`)
    }
    for (const id of hub.erased) {
      if (left.has(id) || right.has(id)) failures.push(`${id} was erased and is there`)
    }
  }
}

async function dumpOf({ data }: Hub): Promise<string> {
  return inHubFolder(data, ({ database }) => dumpSynced(database.read))
}
