import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { blake2b256 } from '../../electron/platform/crypto'
import { loadDeviceKeys } from '../../electron/platform/device-keys'
import type { Logger } from '../../electron/platform/logger'
import { bundleFileName, ownFolder } from '../../electron/sync/stick'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { idBytes } from '../../shared/sync/id-bytes'
import { damaged } from '../support/damage'
import {
  type HostileKind,
  hostileKinds,
  makeHonestBundle,
  makeHostileBundle,
} from '../support/hostile-bundles'
import { type FeedHead, firstChanges } from '../support/hostile-commits'
import {
  commitsOf,
  enrolHostileMembers,
  type HostileMember,
  type Victim,
} from '../support/hostile-members'
import { proofRuns, proofSeed, report } from '../support/proof'
import { type Random, seededRandom } from '../support/random'
import { createTestHub, type TestHub } from '../support/test-hub'
import { readTraces, type Traces } from '../support/traces'
import { exchange, hubNamed, plugIn } from '../support/two-hubs'

/**
 * R7: a bundle cannot hurt us. Half of the bundles have damaged bytes, half are signed and sealed
 * again by members of the network with a broken structure. They come as they do in life: many on one
 * stick, read by one exchange. Whatever is in them, the exchange ends well, what is refused leaves
 * no trace, and nothing is written anywhere but where exchanges write.
 */
const runs = proofRuns({ short: 10_000, long: 1_000_000 })
const slowestAllowed = 10_000
const memoryAllowed = 150 * 1024 * 1024
const memberCount = 50
const rawAtOnce = 100

/** A database alone would look like one that was restored from a backup. */
const state = ['simpul.db', 'device-keys.json', 'feed-mark.json']

let sandbox: string
let hub: TestHub
let stick: string
let victim: Victim
let members: readonly HostileMember[]
let heads: readonly FeedHead[]
let honest: readonly Uint8Array[]
let template: string
let clean: Traces
const failures: string[] = []
const outcomes = { refused: 0, taken: 0 }
let slowest = 0
let memoryBefore = 0
let memoryPeak = 0

/** What the hub would have written to its log: why an exchange failed. */
let lastError = ''
const logger: Logger = {
  info: () => undefined,
  error: (message, cause) => {
    lastError = `${message} ${inspect(cause)}`
  },
}

beforeAll(async () => {
  const ram = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  sandbox = mkdtempSync(join(ram, 'simpul-fuzz-'))
  stick = join(sandbox, 'stick')
  template = join(sandbox, 'template')
  mkdirSync(stick)
  hub = await createTestHub({ folder: join(sandbox, 'hub'), logger })
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  await hub.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await hub.call('members.create', { fullName: 'Guru Sendiri' })
  await hub.reopenAfter(async () => {
    ;({ victim, members } = await enrolHostileMembers(hub, memberCount))
  })
  const begun = members.map((member, index) => commitsOf(member, firstChanges(index)))
  heads = begun.map(({ head }) => head)
  for (const [index, member] of members.entries()) {
    leave(member, 1, await makeHonestBundle({ member, victim, commits: begun[index]!.commits }))
  }
  const { read } = await exchange(hub, stick)
  expect(read.problems).toEqual([])
  await hub.reopenAfter(async () => {
    mkdirSync(template)
    for (const name of state) copyFileSync(join(hub.folder, name), join(template, name))
  })
  honest = await Promise.all(
    members.slice(0, 6).map(async (member, index) =>
      makeHonestBundle({
        member,
        victim,
        commits: commitsOf(member, firstChanges(100 + index), heads[index]).commits,
        file: index % 2 === 0 ? new Uint8Array(index * 40_000 + 10).fill(index) : null,
      }),
    ),
  )
  emptyStick()
  clean = await traces()
}, 120_000)

afterAll(async () => {
  await hub.close()
  rmSync(sandbox, { recursive: true, force: true })
})

test('damaged bundles are refused, every one, and leave nothing behind', async () => {
  const random = seededRandom(proofSeed)
  await warmUp(random)
  const started = failures.length
  for (let run = 0; run < runs / 2; run += rawAtOnce) {
    for (let number = 0; number < rawAtOnce; number += 1) {
      const at = random.below(honest.length)
      const bytes = damaged(random, honest[at]!, random.pick(honest))
      leave(members[at]!, 1000 + number, bytes)
    }
    const problems = await tryExchange(`raw ${run}`)
    outcomes.refused += problems
    if (problems !== rawAtOnce)
      failures.push(`raw ${run}: ${rawAtOnce - problems} were not refused`)
    if ((await traces()).whole !== clean.whole) {
      failures.push(`raw ${run}: the database changed`)
      await putBack()
    }
    emptyStick()
  }
  expect(failures.slice(started)).toEqual([])
}, 7_200_000)

test('bundles signed again around a broken structure are refused or taken whole', async () => {
  const random = seededRandom(proofSeed + 1)
  const started = failures.length
  for (let run = 0; run < runs / 2; run += memberCount) {
    const kinds: HostileKind[] = []
    for (const [index, member] of members.entries()) {
      const kind = random.pick(hostileKinds)
      kinds.push(kind)
      const head = heads[index]!
      const { bytes } = await makeHostileBundle(kind, { random, victim, member, index, head })
      leave(member, 2, bytes)
    }
    await tryExchange(`signed ${run}`)
    failures.push(...(await halfTaken(kinds, run)))
    emptyStick()
    await putBack()
  }
  report({
    proof: 'bundle-fuzz',
    runs,
    failures: failures.length,
    ...outcomes,
    slowest_ms: Math.round(slowest),
    rss_mib: Math.round((memoryPeak - memoryBefore) / 1024 / 1024),
  })
  expect(failures.slice(started)).toEqual([])
  expect(slowest).toBeLessThan(slowestAllowed)
  expect(memoryPeak - memoryBefore).toBeLessThan(memoryAllowed)
}, 7_200_000)

function leave(member: HostileMember, number: number, bytes: Uint8Array): void {
  const folder = ownFolder(stick, victim.network, member.id)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, bundleFileName(number, 1)), bytes)
}

function emptyStick(): void {
  rmSync(stick, { recursive: true, force: true })
  mkdirSync(stick)
}

/** The hub as it was before the hostile bundles: those that are valid in form have been taken. */
async function putBack(): Promise<void> {
  await hub.reopenAfter(async () => {
    for (const end of ['', '-wal', '-shm']) {
      rmSync(join(hub.folder, `simpul.db${end}`), { force: true })
    }
    for (const name of state) copyFileSync(join(template, name), join(hub.folder, name))
  })
}

async function traces(): Promise<Traces> {
  return readTraces(join(hub.folder, 'simpul.db'), (id) => deviceTagFrom(blake2b256(idBytes(id))))
}

/** One exchange with all that lies on the stick; returns how many bundles it refused. */
async function tryExchange(name: string): Promise<number> {
  const before = filesOutside()
  const startedAt = performance.now()
  const result = await hub.result('exchange.run', { driveId: await plugIn(hub, stick) })
  slowest = Math.max(slowest, performance.now() - startedAt)
  memoryPeak = Math.max(memoryPeak, process.memoryUsage().rss)
  if (!result.ok) failures.push(`${name}: the exchange failed. ${lastError}`)
  if (readdirSync(join(hub.folder, 'staging')).length > 0) failures.push(`${name}: left staging`)
  const after = filesOutside()
  const [one] = [...after].filter((path) => !before.has(path))
  if (one !== undefined) failures.push(`${name}: wrote ${one}`)
  return result.ok ? result.value.read.problems.length : 0
}

/** Every file but those that an exchange may write: the database, the store's own names, our bundles. */
function filesOutside(): ReadonlySet<string> {
  // A hub that is told of commits it never wrote goes on under new keys, in a new folder.
  const own = [victim.id, loadDeviceKeys(join(hub.folder, 'device-keys.json')).deviceId]
  const paths = readdirSync(sandbox, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(sandbox.length + 1))
    .filter((path) => !/^hub\/simpul\.(db(-wal|-shm)?|log)$/.test(path))
    .filter((path) => !/^hub\/files\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path))
    .filter((path) => !['hub/feed-mark.json', 'stick/SIMPUL/BACA-SAYA.txt'].includes(path))
    .filter(
      (path) => !own.some((id) => path.startsWith(join('stick', 'SIMPUL', victim.network, id))),
    )
  return new Set(paths)
}

/** Members of whom the exchange took something that is not a run of whole commits. */
async function halfTaken(kinds: readonly HostileKind[], run: number): Promise<readonly string[]> {
  const now = await traces()
  const found: string[] = []
  for (const [index, { id }] of members.entries()) {
    const before = clean.ofDevice.get(id)
    const after = now.ofDevice.get(id)
    const isUnmoved = before?.seq === after?.seq
    if (isUnmoved) outcomes.refused += 1
    else outcomes.taken += 1
    const holds = isUnmoved
      ? JSON.stringify(before) === JSON.stringify(after)
      : after?.commits === after?.seq
    if (!holds) {
      found.push(
        `signed ${run}, ${kinds[index] ?? ''}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`,
      )
    }
  }
  return found
}

/** Memory is compared with a hub that has done this before: code compiled, caches filled. */
async function warmUp(random: Random): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const [at, bytes] of honest.entries()) leave(members[at]!, 1000, damaged(random, bytes))
    await tryExchange('warm-up')
    emptyStick()
  }
  memoryBefore = process.memoryUsage().rss
}
