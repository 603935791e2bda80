import './quick-brotli'

import * as fc from 'fast-check'

import { put, restate } from '../../../electron/database/change-log'
import type { WriteDb } from '../../../electron/database/database'
import { applyErasures, erasedSubjects } from '../../../electron/sync/privacy/apply-erasures'
import { readTrust, signStatement } from '../../../electron/sync/trust/certificates'
import type { MemberId } from '../../../shared/domain/ids'
import { syncedTable, syncedTableNames } from '../../../shared/sync/synced-tables'
import { seededRandom } from '../random'
import { activity, member, session, venue } from './books'
import { comparable, referenceDump, seenWhenMade } from './reference'
import { firstDay, largestWorld, type Vector, type World, type WorldDevice } from './world'

/**
 * What people and sticks may do to a network, in any order: edits, removals, marks and corrections,
 * decisions, choices, erasures, lost devices, restored backups, and sticks that come late, twice, in
 * another order or half read.
 */
export type Step =
  | {
      readonly kind: 'mark'
      readonly at: number
      readonly row: number
      readonly status: string | null
    }
  | { readonly kind: 'arrive'; readonly at: number; readonly row: number; readonly minute: number }
  | { readonly kind: 'rename'; readonly at: number; readonly row: number; readonly name: string }
  | {
      readonly kind: 'describe'
      readonly at: number
      readonly row: number
      readonly phone: string | null
    }
  | { readonly kind: 'enrol'; readonly at: number; readonly row: number; readonly role: string }
  | { readonly kind: 'remove'; readonly at: number; readonly row: number; readonly isBack: boolean }
  | { readonly kind: 'venue'; readonly at: number; readonly row: number; readonly name: string }
  | {
      readonly kind: 'decide'
      readonly at: number
      readonly row: number
      readonly decision: 'same' | 'different' | null
    }
  | { readonly kind: 'choose'; readonly at: number; readonly row: number }
  | { readonly kind: 'sheet'; readonly at: number; readonly row: number }
  | { readonly kind: 'erase'; readonly at: number; readonly row: number }
  | {
      readonly kind: 'carry'
      readonly at: number
      readonly to: number
      readonly how: Carrying
      readonly salt: number
    }
  | { readonly kind: 'leave'; readonly at: number; readonly salt: number }
  | { readonly kind: 'take'; readonly at: number; readonly how: Carrying; readonly salt: number }
  | { readonly kind: 'snapshot'; readonly at: number }
  | { readonly kind: 'restore'; readonly at: number }
  | { readonly kind: 'revoke'; readonly at: number }

const carryings = ['whole', 'shuffled', 'twice', 'dropped', 'again', 'cut'] as const
type Carrying = (typeof carryings)[number]

export type Schedule = { readonly devices: number; readonly steps: readonly Step[] }

const at = fc.nat(largestWorld - 1)
const row = fc.nat(3)
const salt = fc.nat(1_000_000)
const how = fc.constantFrom(...carryings)
const steps: readonly fc.WeightedArbitrary<Step>[] = [
  step(6, 'mark', { row, status: fc.constantFrom('H', 'T', 'I', 'S', 'A', null) }),
  step(2, 'sheet', { row }),
  step(2, 'arrive', { row, minute: fc.integer({ min: 400, max: 600 }) }),
  step(4, 'rename', { row, name: fc.constantFrom('Aisyah', 'Budi', 'Citra') }),
  step(2, 'describe', { row, phone: fc.constantFrom('0811', '0822', null) }),
  step(2, 'enrol', { row, role: fc.constantFrom('participant', 'committee') }),
  step(3, 'remove', { row, isBack: fc.boolean() }),
  step(2, 'venue', { row, name: fc.constantFrom('Aula', 'Kelas') }),
  step(2, 'decide', {
    row,
    decision: fc.constantFrom('same' as const, 'different' as const, null),
  }),
  step(2, 'choose', { row }),
  step(1, 'erase', { row }),
  step(9, 'carry', { to: at, how, salt }),
  step(3, 'leave', { salt }),
  step(3, 'take', { how, salt }),
  step(1, 'snapshot', {}),
  step(1, 'restore', {}),
  step(1, 'revoke', {}),
]

function step<Kind extends Step['kind']>(
  weight: number,
  kind: Kind,
  fields: {
    readonly [Name in Exclude<keyof Extract<Step, { kind: Kind }>, 'kind' | 'at'>]: fc.Arbitrary<
      Extract<Step, { kind: Kind }>[Name]
    >
  },
): fc.WeightedArbitrary<Step> {
  const arbitrary = fc.record({
    kind: fc.constant(kind),
    at,
    ...fields,
  }) as unknown as fc.Arbitrary<Step>
  return { weight, arbitrary }
}

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  devices: fc.constantFrom(2, 2, 2, 2, 3, 3, 3, 4, 5, 6),
  steps: fc.array(fc.oneof(...steps), { minLength: 3, maxLength: 14 }),
})

/** What is wrong after the schedule and a last round of sticks; null when everything holds. */
export async function runSchedule(
  world: World,
  schedule: Schedule,
  /** What the clock of the device says before each step; none: it runs as it should. */
  clockAt?: (device: number) => number,
): Promise<string | null> {
  const run = new Run(world, schedule.devices)
  await world.reset(schedule.devices)
  for (const each of schedule.steps) {
    const device = each.at % schedule.devices
    if (clockAt) run.device(device).clock = clockAt(device)
    await run.step(each)
  }
  return run.findFault()
}

class Run {
  readonly #world: World
  readonly #count: number
  /** Sticks on their way: what somebody left, not yet read by everybody. */
  readonly #stick: Uint8Array[] = []
  /** Devices with a backup, by what their own feed held then. */
  readonly #backups = new Map<number, number>()
  /** Of each device's own feed, up to where somebody else has been given it. */
  readonly #handedOut = new Map<number, number>()
  /** Statements each device has beyond the founding ones. */
  readonly #heard: Set<Uint8Array>[]
  readonly #lost = new Map<number, number>()
  /**
   * Devices that have erased somebody are not reported lost: bytes that were dropped before the
   * report came are gone from where they were dropped.
   */
  readonly #erasers = new Set<number>()
  /** Every commit somebody was told is saved, with what its device held then. */
  #written: { readonly index: number; readonly seq: number; readonly before: Vector }[] = []

  constructor(world: World, count: number) {
    this.#world = world
    this.#count = count
    this.#heard = Array.from({ length: count }, () => new Set<Uint8Array>())
  }

  device(index: number): WorldDevice {
    const device = this.#world.devices[index % this.#count]
    if (!device) throw new Error('the device is part of the world')
    return device
  }

  async step(step: Step): Promise<void> {
    const index = step.at % this.#count
    const device = this.device(index)
    switch (step.kind) {
      case 'carry':
        return this.#carry(index, step.to % this.#count, step)
      case 'leave':
        return this.#leave(index)
      case 'take':
        return this.#take(index, step)
      case 'snapshot':
        this.#backups.set(index, (await device.vector()).get(device.keys.deviceId) ?? 0)
        return device.snapshot()
      case 'restore':
        return this.#restore(index)
      case 'revoke':
        return this.#revoke(index)
      default:
        return this.#edit(index, step)
    }
  }

  /** Notes what the device held when it wrote: its commit has to say the same. */
  async #edit(index: number, step: Step) {
    if (step.kind === 'erase') {
      if (this.#lost.has(index)) return
      this.#erasers.add(index)
    }
    const device = this.device(index)
    const { deviceId } = device.keys
    const before = await device.vector()
    await device.write((db) => edit(db, step))
    const seq = (await device.vector()).get(deviceId) ?? 0
    if (seq > (before.get(deviceId) ?? 0)) this.#written.push({ index, seq, before })
  }

  async #carry(from: number, to: number, { how, salt }: { how: Carrying; salt: number }) {
    if (from === to) return
    const receiver = this.device(to)
    const known: Vector = how === 'again' ? new Map() : await receiver.vector()
    const random = seededRandom(salt)
    const cut = (first: number, last: number) => first + random.below(last - first + 1)
    const segments = await this.device(from).segmentsSince(known, how === 'cut' ? cut : undefined)
    await this.#handOut(from)
    await this.#tell(from, to)
    await receiver.merge(handled(segments, how, salt))
  }

  async #leave(from: number) {
    const other = this.device((from + 1) % this.#count)
    this.#stick.push(...(await this.device(from).segmentsSince(await other.vector())))
    await this.#handOut(from)
  }

  async #take(to: number, { how, salt }: { how: Carrying; salt: number }) {
    await this.device(to).merge(handled(this.#stick, how, salt))
  }

  async #handOut(from: number) {
    const vector = await this.device(from).vector()
    // Whoever holds another's commits hands those out as well.
    for (let index = 0; index < this.#count; index += 1) {
      const held = vector.get(this.device(index).keys.deviceId) ?? 0
      this.#handedOut.set(index, Math.max(held, this.#handedOut.get(index) ?? 0))
    }
  }

  /**
   * A backup in place of the hub, before anybody had what it wrote since. (Had somebody had it, the
   * hub would have taken a new identity.)
   */
  async #restore(index: number) {
    const backup = this.#backups.get(index)
    if (backup === undefined || (this.#handedOut.get(index) ?? 0) > backup) return
    const heard = [...(this.#heard[index] ?? [])]
    this.#written = this.#written.filter((each) => each.index !== index || each.seq <= backup)
    await this.device(index).restore()
    if (heard.length > 0) await this.#learn(index)
  }

  /** The founder reports a device lost; what it holds of its feed still counts. */
  async #revoke(index: number) {
    if (index === 0 || this.#lost.size > 0 || this.#erasers.has(index)) return
    const { founder, network } = this.#world
    const subject = this.device(index).keys.deviceId
    const lastSeq = (await this.device(0).vector()).get(subject) ?? 0
    const statement = signStatement(
      {
        kind: 'revocation',
        network,
        issuer: founder.deviceId,
        subject,
        lastSeq,
        keeps: [],
        reason: 'hilang',
        issuedAt: firstDay,
      },
      founder.sign.secretKey,
    )
    this.#lost.set(index, lastSeq)
    this.#heard[0]?.add(statement)
    await this.#learn(0)
  }

  async #tell(from: number, to: number) {
    const before = this.#heard[to]?.size ?? 0
    for (const statement of this.#heard[from] ?? []) this.#heard[to]?.add(statement)
    if ((this.#heard[to]?.size ?? 0) > before) await this.#learn(to)
  }

  async #learn(index: number) {
    const trust = readTrust(this.#world.network, [
      ...this.#world.statements,
      ...(this.#heard[index] ?? []),
    ])
    if (!trust) throw new Error('the network stays sound')
    await this.device(index).learn(trust)
  }

  async findFault(): Promise<string | null> {
    await this.#bringTogether()
    const present = Array.from({ length: this.#count }, (_, index) => index).filter(
      (index) => !this.#lost.has(index),
    )
    const vectors = await Promise.all(present.map((index) => this.device(index).vector()))
    for (const [place, index] of present.entries()) {
      const { deviceId } = this.device(index).keys
      const own = vectors[place]?.get(deviceId) ?? 0
      const missing = vectors.findIndex((vector) => (vector.get(deviceId) ?? 0) !== own)
      if (missing >= 0) return `device ${present[missing] ?? ''} lacks commits of device ${index}`
    }
    const forgetful = await this.#findForgetful()
    if (forgetful !== null) return forgetful
    const dumps = await Promise.all(present.map((index) => this.device(index).dump()))
    const other = dumps.findIndex((dump) => dump !== dumps[0])
    if (other >= 0) {
      return `device ${present[other] ?? ''} differs:\n${firstDifference(dumps[0] ?? '', dumps[other] ?? '')}`
    }
    const revoked = new Map(
      [...this.#lost].map(([index, lastSeq]) => [
        this.device(index).keys.deviceId as string,
        lastSeq,
      ]),
    )
    const expected = await referenceDump(this.device(present[0] ?? 0).database.read, revoked)
    const found = comparable(dumps[0] ?? '')
    return found === expected
      ? null
      : `all agree, and are wrong:\n${firstDifference(expected, found)}`
  }

  /** A commit that is gone, or that does not say what its device had seen. */
  async #findForgetful(): Promise<string | null> {
    const { read } = this.device(0).database
    for (let index = 0; index < this.#count; index += 1) {
      const own = this.#written.filter((each) => each.index === index)
      if (own.length === 0) continue
      const { deviceId } = this.device(index).keys
      const made = await seenWhenMade(read, deviceId)
      for (const { seq, before } of own) {
        const says = made.get(seq)
        if (!says) return `commit ${seq} of device ${index} is gone`
        for (const [device, held] of before) {
          if (device !== deviceId && held !== (says.get(device) ?? 0)) {
            return `commit ${seq} of device ${index} had seen ${held} of ${device}, and says otherwise`
          }
        }
      }
    }
    return null
  }

  /** All meet at one device and take home what it has; a second time, for what had to wait. */
  async #bringTogether() {
    const others = Array.from({ length: this.#count - 1 }, (_, index) => index + 1)
    for (let round = 0; round < 3; round += 1) {
      const met = await this.device(0).vector()
      const brought: Uint8Array[] = []
      for (const index of others) {
        await this.#tell(index, 0)
        brought.push(...(await this.device(index).segmentsSince(met)))
      }
      await this.device(0).merge(brought)
      for (const index of others) {
        await this.#tell(0, index)
        const known = await this.device(index).vector()
        await this.device(index).merge(await this.device(0).segmentsSince(known))
      }
      if (await this.#areLevel()) return
    }
  }

  async #areLevel(): Promise<boolean> {
    const vectors: string[] = []
    for (let index = 0; index < this.#count; index += 1) {
      vectors.push(JSON.stringify([...(await this.device(index).vector())]))
    }
    return vectors.every((vector) => vector === vectors[0])
  }
}

function handled(
  segments: readonly Uint8Array[],
  how: Carrying,
  salt: number,
): readonly Uint8Array[] {
  const random = seededRandom(salt)
  switch (how) {
    case 'shuffled':
      return [...segments].sort(() => random.next() - 0.5)
    case 'twice':
      return [...segments, ...segments]
    case 'dropped':
      return segments.filter(() => random.below(2) === 0)
    default:
      return segments
  }
}

async function edit(db: WriteDb, step: Step): Promise<void> {
  switch (step.kind) {
    case 'mark':
      await put(db, 'attendance', [
        { session_id: session, member_id: member(step.row), status: step.status },
      ])
      break
    case 'sheet':
      // Several people in one command, each with a mark of their own.
      await put(
        db,
        'attendance',
        [0, 1, 2].map((n) => ({
          session_id: session,
          member_id: member((step.row + n) % 4),
          status: (['H', 'S', 'A'] as const)[n] ?? null,
        })),
      )
      break
    case 'arrive':
      await put(db, 'attendance', [
        { session_id: session, member_id: member(step.row), arrived_at: step.minute },
      ])
      break
    case 'rename':
    case 'describe':
    case 'remove':
      return editMember(db, step)
    case 'enrol':
      await put(db, 'enrolments', [
        { activity_id: activity, member_id: member(step.row), role: step.role },
      ])
      break
    case 'venue':
      // The last two are not there yet.
      await put(db, 'venues', [{ id: venue(step.row), name: step.name }])
      break
    case 'decide':
      await put(db, 'duplicate_decisions', [
        {
          first_id: member(0),
          second_id: member(1 + (step.row % 3)),
          kind: 'member',
          decision: step.decision,
        },
      ])
      break
    case 'choose':
      return choose(db, step.row)
    case 'erase':
      return erase(db, member(step.row))
    default:
      throw new Error(`${step.kind} is not an edit`)
  }
}

/** No screen shows a person who was erased or removed, so nobody edits one; only removing goes both ways. */
async function editMember(
  db: WriteDb,
  step: Extract<Step, { kind: 'rename' | 'describe' | 'remove' }>,
): Promise<void> {
  const key = member(step.row)
  if ((await erasedSubjects(db)).has(key)) return
  const row = await db
    .selectFrom('members')
    .select('removed_at')
    .where('id', '=', key)
    .executeTakeFirst()
  if (step.kind !== 'remove' && row?.removed_at !== null) return
  switch (step.kind) {
    case 'rename':
      await put(db, 'members', [{ id: key, full_name: step.name }])
      break
    case 'describe':
      await put(db, 'members', [{ id: key, phone: step.phone }])
      break
    case 'remove':
      await put(db, 'members', [{ id: key, removed_at: step.isBack ? null : firstDay }])
      break
  }
}

/** A person takes the value that lost: a new edit of whoever sees the question. */
async function choose(db: WriteDb, place: number): Promise<void> {
  const clash = await db
    .selectFrom('clashes')
    .selectAll()
    .orderBy('row_key')
    .orderBy('column_no')
    .orderBy('version')
    .offset(place)
    .limit(1)
    .executeTakeFirst()
  if (!clash) return
  const table = syncedTableNames.find((name) => syncedTable(name).number === clash.table_no)
  if (!table) return
  const { key, columns } = syncedTable(table)
  const column = Object.entries(columns).find(([, { number }]) => number === clash.column_no)?.[0]
  if (column === undefined) return
  const parts = key.length === 1 ? [clash.row_key] : clash.row_key.split(':')
  const keyed = Object.fromEntries(key.map((name, index) => [name, parts[index] ?? '']))
  await restate(db, table, [{ ...keyed, [column]: clash.value } as never])
}

async function erase(db: WriteDb, subject: MemberId): Promise<void> {
  const known = await db
    .selectFrom('members')
    .select('id')
    .where('id', '=', subject)
    .executeTakeFirst()
  if (!known) return
  await put(db, 'erasures', [{ subject_id: subject, erased_at: firstDay }])
  await applyErasures(db, [subject])
}

function firstDifference(expected: string, found: string): string {
  const [left, right] = [new Set(expected.split('\n')), new Set(found.split('\n'))]
  const onlyLeft = [...left].filter((line) => !right.has(line)).slice(0, 4)
  const onlyRight = [...right].filter((line) => !left.has(line)).slice(0, 4)
  return [...onlyLeft.map((line) => `- ${line}`), ...onlyRight.map((line) => `+ ${line}`)].join(
    '\n',
  )
}
