import { expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import { findQueue } from '../../electron/features/duplicates/duplicate-queue'
import {
  joinDuplicates,
  keepApart,
  takeDecisionBack,
} from '../../electron/features/duplicates/duplicate-service'
import {
  listAliases,
  refreshSurvivors,
} from '../../electron/features/duplicates/survivor-repository'
import { createIds } from '../../electron/platform/ids'
import type { DuplicateEntry } from '../../shared/domain/duplicate'
import type { MemberId } from '../../shared/domain/ids'
import { proofRuns, proofSeed, report } from '../support/proof'
import { type Random, seededRandom } from '../support/random'
import { createSyncDevice, type SyncDevice } from '../support/sync-device'

/**
 * R12: one teacher, two or three hubs. Each writes her down with her NUPTK, and their data meet in a
 * random order, also in parts. No record is dropped, each teacher is one question, whoever answers
 * it, wherever, also two hubs at once and differently; all hubs end with the same survivor, and
 * taking the answer back leaves every record as it was.
 */
const runs = proofRuns({ short: 500, long: 5_000 })
const collisionsAtOnce = 100
const hubCount = 3

test('a teacher whom several hubs wrote down is one question and one survivor, and can be taken apart', async () => {
  const random = seededRandom(proofSeed)
  const failures: string[] = []
  const counts = { dropped: 0, questions: 0, concurrent: 0, disagreed: 0 }
  for (let done = 0; done < runs; done += collisionsAtOnce) {
    const collisions = Math.min(collisionsAtOnce, runs - done)
    const world = await createWorld(random)
    try {
      await runWorld(world, { random, collisions, counts, failures })
    } finally {
      for (const hub of world.hubs) await hub.close()
    }
  }
  report({ proof: 'duplicates', runs, failures: failures.length, ...counts })
  expect(failures).toEqual([])
}, 3_600_000)

test('the proof bites: survivors that one hub does not work out, values that are not given back', async () => {
  for (const fault of ['stale-hub', 'values-kept'] as const) {
    const random = seededRandom(proofSeed)
    const failures: string[] = []
    const counts = { dropped: 0, questions: 0, concurrent: 0, disagreed: 0 }
    const world = await createWorld(random, fault)
    try {
      await runWorld(world, { random, collisions: 15, counts, failures })
    } catch (error) {
      // A hub that believes something else may be told that its question is settled.
      failures.push(String(error))
    } finally {
      for (const hub of world.hubs) await hub.close()
    }
    expect({ fault, isCaught: failures.length > 0 }).toEqual({ fault, isCaught: true })
  }
}, 600_000)

/** Guards that the second test takes away. */
type Fault = 'stale-hub' | 'values-kept'

type World = {
  readonly fault: Fault | null
  readonly hubs: readonly SyncDevice[]
  readonly ids: ReturnType<typeof createIds>
}

type Counts = { dropped: number; questions: number; concurrent: number; disagreed: number }

type Course = {
  readonly random: Random
  readonly collisions: number
  readonly counts: Counts
  readonly failures: string[]
}

async function createWorld(random: Random, fault: Fault | null = null): Promise<World> {
  let time = Date.UTC(2026, 10, 21)
  const now = () => (time += 1 + random.below(50))
  const hubs: SyncDevice[] = []
  for (let index = 0; index < hubCount; index += 1) hubs.push(await createSyncDevice(now))
  for (const hub of hubs) for (const other of hubs) if (other !== hub) await hub.meet(other)
  return { fault, hubs, ids: createIds({ now }) }
}

async function runWorld(world: World, course: Course): Promise<void> {
  const { hubs } = world
  const { counts } = course
  const fail = (what: string) => course.failures.push(`seed ${proofSeed}: ${what}`)
  const teachers = await writeDown(world, course)
  await mix(world, course.random)
  await expectAgreement(world, fail)
  const before = await Promise.all(hubs.map(readRecords))
  for (const records of before) {
    const missing = teachers.flat().filter((id) => !records.has(id))
    counts.dropped += missing.length
    if (missing.length > 0) fail(`${missing.length} records were dropped`)
  }
  const asked = await questions(world, fail)
  counts.questions += asked.length
  if (!isOneQuestionEach(asked, teachers)) fail(`${asked.length} questions for ${teachers.length}`)

  await decideEverywhere(world, course)
  await mix(world, course.random)
  await expectAgreement(world, fail)
  await answerWhatIsLeft(world, course.random)
  await mix(world, course.random)
  await expectAgreement(world, fail)
  if ((await questions(world, fail)).length > 0) fail('a question was left over')
  await expectOldestStands(world, fail)

  await takeAllBack(world, course.random)
  await mix(world, course.random)
  await expectAgreement(world, fail)
  for (const [index, hub] of hubs.entries()) {
    const after = await readRecords(hub)
    for (const [id, cells] of before[index]!) {
      if (after.get(id) !== cells) fail(`taken apart, ${id} is ${after.get(id)}, was ${cells}`)
    }
    if ((await listAliases(hub.database.read, 'member')).size > 0) fail('somebody is still joined')
  }
  if (!isOneQuestionEach(await questions(world, fail), teachers)) fail('not asked again')
}

/** Two or three hubs write down each teacher, in any order, exchanging meanwhile. */
async function writeDown(
  world: World,
  { random, collisions }: Course,
): Promise<readonly (readonly MemberId[])[]> {
  const { hubs, ids } = world
  const teachers = Array.from({ length: collisions }, () => [] as MemberId[])
  const writings = shuffled(
    random,
    teachers.flatMap((records, teacher) => {
      const among = shuffled(random, hubs).slice(0, 2 + random.below(hubCount - 1))
      return among.map((hub) => ({ hub, teacher, records }))
    }),
  )
  for (const { hub, teacher, records } of writings) {
    const id = ids.next<'member'>()
    records.push(id)
    await hub.write(async (db) => {
      await put(db, 'members', [
        {
          id,
          full_name: `${random.pick(names)} ${random.pick(names)} ${random.pick(names)}`,
          nuptk: `99007606613${String(teacher).padStart(4, '0')}1`,
          phone: random.below(2) === 0 ? null : `+62812000${random.below(10_000)}`,
          birth_place: random.pick([null, 'Praya', 'Kopang', 'Mataram']),
        },
      ])
      await put(db, 'attendance', [
        { session_id: ids.next<'session'>(), member_id: id, status: 'H' },
      ])
    })
    if (random.below(4) === 0) await carry(world, random.pick(hubs), random.pick(hubs), random)
  }
  return teachers
}

const names = ['Siti', 'Baiq', 'Nuraini', 'Rohani', 'Hartini', 'Wulandari', 'Mulyani', 'Jannah']

/** Each question is answered somewhere; a third of them at two hubs that do not know of each other. */
async function decideEverywhere({ hubs }: World, { random, counts }: Course): Promise<void> {
  for (const entry of shuffled(random, await queueOf(hubs[0]!))) {
    const [hub, other] = shuffled(random, hubs)
    const isSame = random.below(5) > 0
    await decide(hub!, entry, { isSame, random })
    if (random.below(3) > 0) continue
    counts.concurrent += 1
    const agrees = random.below(2) === 0
    if (!agrees) counts.disagreed += 1
    await decide(other!, entry, { isSame: agrees ? isSame : !isSame, random })
  }
}

async function decide(
  hub: SyncDevice,
  { firstId, secondId }: Pick<DuplicateEntry, 'firstId' | 'secondId'>,
  { isSame, random }: { readonly isSame: boolean; readonly random: Random },
): Promise<void> {
  const question = { kind: 'member' as const, firstId, secondId }
  const side = () => random.pick(['first', 'second'] as const)
  await hub.write((db) =>
    isSame
      ? joinDuplicates(
          { ...question, choices: { fullName: side(), phone: side(), birthPlace: side() } },
          { db, session: null },
        )
      : keepApart(question, { db, session: null }),
  )
}

/** Questions that come up once the first pair of three is answered, until there is none. */
async function answerWhatIsLeft(world: World, random: Random): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    const hub = random.pick(world.hubs)
    const left = await queueOf(hub)
    if (left.length === 0) return
    for (const entry of left) await decide(hub, entry, { isSame: random.below(3) > 0, random })
    await mix(world, random)
  }
}

/** Each decision is taken back at one hub, one pair of a group after the other. */
async function takeAllBack({ hubs, fault }: World, random: Random): Promise<void> {
  const rows = await hubs[0]!.database.read
    .selectFrom('duplicate_decisions')
    .select(['first_id', 'second_id'])
    .where('decision', 'is not', null)
    .execute()
  const hubOf = new Map<string, SyncDevice>()
  for (const { first_id: firstId, second_id: secondId } of shuffled(random, rows)) {
    const hub = hubOf.get(firstId) ?? random.pick(hubs)
    hubOf.set(firstId, hub)
    await hub.write(async (db) => {
      if (fault !== 'values-kept') {
        await takeDecisionBack({ kind: 'member', firstId, secondId }, { db, session: null })
        return
      }
      const row = { first_id: firstId, second_id: secondId, decision: null }
      await put(db, 'duplicate_decisions', [row])
      await refreshSurvivors(db)
    })
  }
}

async function takeIn(
  { fault, hubs }: World,
  hub: SyncDevice,
  segments: readonly Uint8Array[],
): Promise<void> {
  await hub.merge(segments)
  if (fault !== 'stale-hub' || hub !== hubs[0]) await hub.write(refreshSurvivors)
}

async function carry(
  world: World,
  from: SyncDevice,
  to: SyncDevice,
  random: Random,
): Promise<void> {
  if (from === to) return
  const segments = shuffled(random, await from.segmentsSince(await to.vector()))
  // Some of it is lost on the way and comes with a later stick.
  await takeIn(world, to, random.below(4) === 0 ? segments.slice(1) : segments)
}

/** At the end everybody has met everybody twice, in any order. */
async function mix(world: World, random: Random): Promise<void> {
  const { hubs } = world
  const ways = hubs.flatMap((from) => hubs.map((to) => ({ from, to })))
  for (const { from, to } of shuffled(random, ways)) await carry(world, from, to, random)
  for (let round = 0; round < 2; round += 1) {
    for (const { from, to } of shuffled(random, ways)) {
      if (from === to) continue
      await takeIn(world, to, await from.segmentsSince(await to.vector()))
    }
  }
}

async function expectAgreement({ hubs }: World, fail: (what: string) => void): Promise<void> {
  const dumps = await Promise.all(hubs.map((hub) => hub.dump()))
  if (new Set(dumps).size > 1) fail('the hubs hold different records')
  const aliases = await Promise.all(hubs.map((hub) => listAliases(hub.database.read, 'member')))
  const survivors = aliases.map((one) => JSON.stringify([...one].sort()))
  if (new Set(survivors).size > 1) fail('the hubs have different survivors')
}

async function questions(
  { hubs }: World,
  fail: (what: string) => void,
): Promise<readonly DuplicateEntry[]> {
  const queues = await Promise.all(hubs.map(queueOf))
  if (new Set(queues.map((queue) => JSON.stringify(queue))).size > 1) {
    fail('the hubs ask different questions')
  }
  return queues[0] ?? []
}

const queueOf = async (hub: SyncDevice) => (await findQueue(hub.database.read)).member

function isOneQuestionEach(
  asked: readonly DuplicateEntry[],
  teachers: readonly (readonly MemberId[])[],
): boolean {
  const teacherOf = new Map<string, number>()
  for (const [teacher, records] of teachers.entries()) {
    for (const id of records) teacherOf.set(id, teacher)
  }
  const about = asked.map(({ firstId, secondId, others }) => {
    const teacher = teacherOf.get(firstId)
    const isWhole = others === (teachers[teacher ?? -1]?.length ?? 0) - 2
    return teacher === teacherOf.get(secondId) && isWhole ? teacher : undefined
  })
  const distinct = new Set(about)
  return (
    asked.length === teachers.length && !distinct.has(undefined) && distinct.size === asked.length
  )
}

async function expectOldestStands({ hubs }: World, fail: (what: string) => void): Promise<void> {
  for (const [loser, survivor] of await listAliases(hubs[0]!.database.read, 'member')) {
    if (loser < survivor) fail(`${survivor} stands for the older ${loser}`)
  }
}

/** What the records say, by id. */
async function readRecords(hub: SyncDevice): Promise<ReadonlyMap<MemberId, string>> {
  const rows = await hub.database.read
    .selectFrom('members')
    .select(['id', 'full_name', 'nuptk', 'phone', 'birth_place', 'removed_at', 'archived_at'])
    .execute()
  return new Map(rows.map((row) => [row.id, JSON.stringify(row)]))
}

function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const left = [...items]
  return items.map(() => left.splice(random.below(left.length), 1)[0]!)
}
