import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { blake2b256 } from '../../electron/platform/crypto'
import { loadDeviceKeys } from '../../electron/platform/device-keys'
import { bundleFileName, ownFolder } from '../../electron/sync/exchange/stick'
import { type FeedMark, MARK_BYTES } from '../../shared/sync/bundle-manifest'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { idBytes } from '../../shared/sync/id-bytes'
import { damaged } from '../support/damage'
import {
  type HostileKind,
  hostileKinds,
  makeHonestBundle,
  makeHostileBundle,
} from '../support/hostile-bundles'
import { firstChanges } from '../support/hostile-commits'
import {
  commitsOf,
  enrolHostileMembers,
  type HostileMember,
  type Victim,
} from '../support/hostile-members'
import { forgetPeak, memoryOf } from '../support/hub-memory'
import {
  buildHubService,
  type HubServiceProcess,
  startHubServiceProcess,
} from '../support/hub-service-process'
import { isTimeUp, proofRuns, proofSeed, report } from '../support/proof'
import { type Random, seededRandom } from '../support/random'
import { createTestHub } from '../support/test-hub'
import { hashTraces, readTraces, type TraceOfDevice } from '../support/traces'
import { exchange, hubNamed } from '../support/two-hubs'

/**
 * R7: a bundle cannot hurt us. Half of the bundles have damaged bytes, half are signed and sealed
 * again by members of the network with a broken structure. They come as they do in life: many on one
 * stick, read by one exchange of a hub in a process of its own. Whatever is in them, the exchange
 * ends well and soon, what is refused leaves no trace, what is taken is taken in whole commits, and
 * nothing is written anywhere but where exchanges write.
 */
const runs = proofRuns({ short: 10_000, long: 1_000_000 })
const slowestAllowed = 10_000
/** Above what the service takes at rest. */
const memoryAllowed = 150 * 1024 * 1024
/** Bundles on a stick at once. */
const rawAtOnce = 250
const signedAtOnce = 20
/** The database is put back now and then: what is valid in form has been taken, and it grows. */
const untilPutBack = 100
/** A number further than this was taken from a header that anybody can write. */
const mostBundles = 20_000
/** A database alone would look like one that was restored from a backup. */
const state = ['simpul.db', 'device-keys.json', 'feed-mark.json']

let sandbox: string
let data: string
let stick: string
let entry: string
let service: HubServiceProcess
let victim: Victim
let members: readonly HostileMember[]
let honest: readonly Uint8Array[]
const failures: string[] = []
const outcomes = { raw: 0, signed: 0, refused: 0, taken: 0 }
let slowest = 0
let memoryGrown = 0

beforeAll(async () => {
  const ram = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  sandbox = mkdtempSync(join(ram, 'simpul-fuzz-'))
  stick = join(sandbox, 'stick')
  data = join(sandbox, 'hub')
  mkdirSync(stick)
  entry = await buildHubService(`bundle-fuzz-${process.pid}`)
  const hub = await createTestHub({ folder: data })
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  await hub.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await hub.call('members.create', { fullName: 'Guru Sendiri' })
  await hub.reopenAfter(async () => {
    ;({ victim, members } = await enrolHostileMembers(hub, signedAtOnce))
  })
  const begun = members.map((member, index) => commitsOf(member, firstChanges(index)))
  for (const [index, member] of members.entries()) {
    leave(member, 1, await makeHonestBundle({ member, victim, commits: begun[index]!.commits }))
  }
  const { read } = await exchange(hub, stick)
  expect(read.problems).toEqual([])
  await hub.close()
  mkdirSync(join(sandbox, 'template'))
  for (const name of state) copyFileSync(join(data, name), join(sandbox, 'template', name))
  honest = await Promise.all(
    members.slice(0, 6).map(async (member, index) =>
      makeHonestBundle({
        member,
        victim,
        commits: commitsOf(member, firstChanges(100 + index), begun[index]!.head).commits,
        file: index % 3 === 0 ? new Uint8Array(index * 30_000 + 10).fill(index) : null,
        sealed: index % 3 === 1 ? new Uint8Array(index * 50_000 + 10).fill(index) : null,
      }),
    ),
  )
  emptyStick()
  service = await startHubServiceProcess({ entry, data })
}, 120_000)

afterAll(async () => {
  await service.kill()
  rmSync(join(entry, '..'), { recursive: true, force: true })
  rmSync(sandbox, { recursive: true, force: true })
})

test('damaged bundles are refused, every one, and leave nothing behind', async () => {
  const random = seededRandom(proofSeed)
  await warmUp(random)
  const clean = await hashTraces(join(data, 'simpul.db'))
  for (let run = 0; run < runs / 2 && !isTimeUp(0.3); run += rawAtOnce) {
    for (let number = 0; number < rawAtOnce; number += 1) {
      const at = random.below(honest.length)
      leave(members[at]!, 1000 + number, damaged(random, honest[at]!, random.pick(honest)))
    }
    const refused = await tryExchange(`raw ${run}`)
    outcomes.raw += rawAtOnce
    outcomes.refused += refused
    if (refused !== rawAtOnce) failures.push(`raw ${run}: ${rawAtOnce - refused} were not refused`)
    const after = await hashTraces(join(data, 'simpul.db'))
    if (after !== clean) failures.push(`raw ${run}: the database changed`)
    emptyStick()
  }
  expect(failures).toEqual([])
}, 7_200_000)

test('bundles signed again around a broken structure are refused or taken whole', async () => {
  const random = seededRandom(proofSeed + 1)
  const started = failures.length
  let before = await traces()
  memoryGrown = growth()
  for (let run = 0; run < runs / 2 && !isTimeUp(); run += signedAtOnce) {
    const kinds: HostileKind[] = []
    const known = marksOf(before)
    for (const [index, member] of members.entries()) {
      const kind = random.pick(hostileKinds)
      kinds.push(kind)
      const head = before.get(member.id)!
      // Whoever claims what the hub has left for all is not sent it again with every bundle.
      const others = known.filter(({ device }) => device !== member.id)
      const making = { random, victim, member, index, head, others }
      const { bytes } = await makeHostileBundle(kind, making)
      leave(member, 2, bytes)
    }
    await tryExchange(`signed ${run}`)
    outcomes.signed += signedAtOnce
    const after = await traces()
    failures.push(...halfTaken({ kinds, run, before, after }))
    emptyStick()
    before = after
    // A member whose feed the hub has stopped has nothing more to try.
    const isWornOut = [...after.values()].filter(({ isForked }) => isForked).length > 5
    if (isWornOut || (run / signedAtOnce) % untilPutBack === untilPutBack - 1) {
      await putBack()
      before = await traces()
    }
  }
  memoryGrown = Math.max(memoryGrown, growth())
  report({
    proof: 'bundle-fuzz',
    runs: outcomes.raw + outcomes.signed,
    failures: failures.length,
    ...outcomes,
    slowest_exchange_ms: Math.round(slowest),
    rss_grown_mib: Math.round(memoryGrown / 1024 / 1024),
  })
  expect(failures.slice(started)).toEqual([])
  expect(slowest).toBeLessThan(slowestAllowed)
  expect(memoryGrown).toBeLessThan(memoryAllowed)
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

function marksOf(heads: ReadonlyMap<string, TraceOfDevice>): readonly FeedMark[] {
  return members.flatMap(({ id }) => {
    const head = heads.get(id)
    return head ? [{ device: id, seq: head.seq, mark: head.hash.slice(0, MARK_BYTES) }] : []
  })
}

async function putBack(): Promise<void> {
  memoryGrown = Math.max(memoryGrown, growth())
  await service.stop()
  for (const end of ['-wal', '-shm']) rmSync(join(data, `simpul.db${end}`), { force: true })
  for (const name of state) copyFileSync(join(sandbox, 'template', name), join(data, name))
  service = await startHubServiceProcess({ entry, data })
  await warmUp(seededRandom(1))
}

async function traces(): Promise<ReadonlyMap<string, TraceOfDevice>> {
  return readTraces(join(data, 'simpul.db'), (id) => deviceTagFrom(blake2b256(idBytes(id))))
}

/** One exchange with all that lies on the stick; returns how many bundles it refused. */
async function tryExchange(name: string): Promise<number> {
  const before = filesOutside()
  const startedAt = performance.now()
  service.folders.push(stick)
  const drive = await inTime(service.call('exchange.pickFolder', {}))
  const driveId = drive?.ok ? drive.value?.id : undefined
  if (driveId === undefined) throw new Error(`${name}: the hub service crashed or hangs`)
  const result = await inTime(service.call('exchange.run', { driveId }))
  if (!result) throw new Error(`${name}: the hub service crashed or hangs`)
  slowest = Math.max(slowest, performance.now() - startedAt)
  if (!result.ok) failures.push(`${name}: the exchange failed. ${lastLogged()}`)
  const [written] = result.ok ? result.value.written.fileNames : []
  if (written !== undefined && written > bundleFileName(mostBundles, 1)) {
    failures.push(`${name}: the hub's bundles are numbered ${written}`)
  }
  const { deviceId } = loadDeviceKeys(join(data, 'device-keys.json'))
  if (deviceId !== victim.id) failures.push(`${name}: the hub went on under new keys`)
  for (const folder of ['staging', join('files', 'incoming')]) {
    if (readdirSync(join(data, folder)).length > 0) failures.push(`${name}: left ${folder}`)
  }
  const [one] = [...filesOutside()].filter((path) => !before.has(path))
  if (one !== undefined) failures.push(`${name}: wrote ${one}`)
  return result.ok ? result.value.read.problems.length : 0
}

/** Null when nothing comes: the process died, or it never ends. */
async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null)
    }, 30_000)
  })
  const first = await Promise.race([answer, late])
  clearTimeout(timer)
  return first
}

function lastLogged(): string {
  return readFileSync(join(data, 'simpul.log'), 'utf8').slice(-1500)
}

/** Every file but those that an exchange may write: the database, the store's own names, our bundles. */
function filesOutside(): ReadonlySet<string> {
  const own = join('stick', 'SIMPUL', victim.network, victim.id)
  const paths = readdirSync(sandbox, { recursive: true, withFileTypes: true })
    .filter((entryOfFolder) => entryOfFolder.isFile())
    .map((file) => join(file.parentPath, file.name).slice(sandbox.length + 1))
    .filter((path) => !/^hub\/(simpul\.(db(-wal|-shm)?|log(\.1)?)|feed-mark\.json)$/.test(path))
    .filter((path) => !/^hub\/files\/[0-9a-f]{2}\/[0-9a-f]{64}$/.test(path))
    .filter((path) => path !== 'stick/SIMPUL/BACA-SAYA.txt')
    .filter((path) => !path.startsWith(own))
  return new Set(paths)
}

/** Members of whom the exchange took something that is not a run of whole commits. */
function halfTaken(options: {
  readonly kinds: readonly HostileKind[]
  readonly run: number
  readonly before: ReadonlyMap<string, TraceOfDevice>
  readonly after: ReadonlyMap<string, TraceOfDevice>
}): readonly string[] {
  const isMoved = ({ id }: HostileMember) =>
    options.before.get(id)?.seq !== options.after.get(id)?.seq
  const moved = members.filter(isMoved)
  outcomes.taken += moved.length
  outcomes.refused += members.length - moved.length
  return members.flatMap((member, index) => {
    const before = options.before.get(member.id)
    const after = options.after.get(member.id)
    const isFine = isMoved(member)
      ? after?.commits === after?.seq
      : isUntouched(before, after) || (moved.length > 0 && isOverwritten(before, after))
    if (isFine) return []
    const kind = options.kinds[index] ?? ''
    return [`signed ${options.run}, ${kind}: ${says(before)} became ${says(after)}`]
  })
}

type Trace = TraceOfDevice | undefined

function isUntouched(before: Trace, after: Trace): boolean {
  return says(before) === says(after)
}

/** By another member, who wrote the same cells later: hostile keys are alike now and then. */
function isOverwritten(before: Trace, after: Trace): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    after.cells < before.cells &&
    isUntouched(before, { ...after, cells: before.cells })
  )
}

function says(trace: Trace): string {
  return `${trace?.seq ?? 0} (${trace?.commits ?? 0}, ${trace?.leaves ?? 0}, ${trace?.cells ?? 0})`
}

let memoryAtRest = 0

function growth(): number {
  return (memoryOf(service.pid)?.peak ?? 0) - memoryAtRest
}

/** Memory is compared with a hub that has done this before: code compiled, caches filled. */
async function warmUp(random: Random): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    for (const [at, bytes] of honest.entries()) leave(members[at]!, 1000, damaged(random, bytes))
    await tryExchange('warm-up')
    emptyStick()
  }
  memoryAtRest = memoryOf(service.pid)?.now ?? 0
  forgetPeak(service.pid)
}
