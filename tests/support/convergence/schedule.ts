import './quick-brotli'

import { readTrust, signStatement } from '../../../electron/sync/trust/certificates'
import { seededRandom } from '../random'
import { edit } from './edits'
import { comparable, referenceDump, seenWhenMade } from './reference'
import type { Carrying, Schedule, Step } from './steps'
import { firstDay, type Vector, type World, type WorldDevice } from './world'

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

/**
 * Left out on purpose, because the exchange as a whole settles them and not the merge: a backup put
 * back after others had the commits it lacks (its device goes on under a new identity,
 * tests/integration/restored-hub.test.ts), and an erasure by a device that is later reported lost
 * (what others dropped meanwhile they ask back from whoever has it, tests/integration/void-erasure.test.ts).
 */
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

function firstDifference(expected: string, found: string): string {
  const [left, right] = [new Set(expected.split('\n')), new Set(found.split('\n'))]
  const onlyLeft = [...left].filter((line) => !right.has(line)).slice(0, 4)
  const onlyRight = [...right].filter((line) => !left.has(line)).slice(0, 4)
  return [...onlyLeft.map((line) => `- ${line}`), ...onlyRight.map((line) => `+ ${line}`)].join(
    '\n',
  )
}
