import './quick-brotli'

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { WriteDb } from '../../../electron/database/database'
import { type Database, openDatabase } from '../../../electron/database/open-database'
import { openHandle } from '../../../electron/database/sqlite-handle'
import { blake2b256, createBoxKeys, createSigningKeys } from '../../../electron/platform/crypto'
import type { DeviceKeys } from '../../../electron/platform/device-keys'
import { keyIdOf, networkIdOf } from '../../../electron/platform/key-ids'
import { findSignedSeq, listFeedHeads, readRun } from '../../../electron/sync/feeds/feed-repository'
import { introduceDevice } from '../../../electron/sync/feeds/own-device'
import { sealDraft } from '../../../electron/sync/feeds/seal-draft'
import { encodeSegments } from '../../../electron/sync/feeds/segment-codec'
import { mergeSegments } from '../../../electron/sync/merge/merge-segments'
import { readTrust, signStatement, type Trust } from '../../../electron/sync/trust/certificates'
import { saveTrust } from '../../../electron/sync/trust/trust-repository'
import type { DeviceId } from '../../../shared/domain/ids'
import { deviceTagFrom } from '../../../shared/sync/cell-version'
import { idBytes, idText } from '../../../shared/sync/id-bytes'
import { writeFirstBooks } from './books'
import { copyAll, dumpStatement, listTables } from './world-tables'

/**
 * A network of up to six devices with real databases, feeds and certificates, without sticks and
 * screens, made once and emptied before each schedule: a hundred thousand schedules have to fit in
 * an hour.
 */
export type World = {
  readonly network: string
  readonly founder: DeviceKeys
  /** Who belongs to it, as signed on the first day. */
  readonly statements: readonly Uint8Array[]
  readonly devices: readonly WorldDevice[]
  /** Every device as it was on its first day. */
  readonly reset: (count: number) => Promise<void>
  readonly close: () => Promise<void>
}

export type Vector = ReadonlyMap<string, number>

export type WorldDevice = {
  readonly keys: DeviceKeys
  readonly database: Database
  /** Milliseconds; the label on commits, which decides nothing. */
  clock: number
  readonly write: (work: (db: WriteDb) => Promise<unknown>) => Promise<void>
  readonly vector: () => Promise<Vector>
  /** What this device holds behind `known`, one segment a feed; `cut` may end each run earlier. */
  readonly segmentsSince: (
    known: Vector,
    cut?: (from: number, to: number) => number,
  ) => Promise<readonly Uint8Array[]>
  readonly merge: (segments: readonly Uint8Array[]) => Promise<void>
  readonly learn: (trust: Trust) => Promise<void>
  readonly snapshot: () => Promise<void>
  readonly restore: () => Promise<void>
  /** Rows and clashes as text: equal on all devices that hold the same commits. */
  readonly dump: () => Promise<string>
}

export const firstDay = Date.UTC(2026, 10, 21)
export const largestWorld = 6

export async function createWorld(): Promise<World> {
  const ram = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const folder = mkdtempSync(join(ram, 'simpul-world-'))
  const keys = Array.from({ length: largestWorld }, (_, index) => keysOf(index))
  const [founder] = keys
  if (!founder) throw new Error('a world has a founder')
  const network = networkIdOf(founder.sign.publicKey)
  const statements = statementsOf(network, keys)
  const trust = readTrust(network, statements)
  if (!trust) throw new Error('the network is sound')
  const devices: OpenDevice[] = []
  for (const [index, own] of keys.entries()) {
    devices.push(await openDevice(join(folder, `${index}.db`), own, trust))
  }
  await devices[0]?.write(writeFirstBooks)
  for (const device of devices) {
    await device.merge((await devices[0]?.segmentsSince(new Map())) ?? [])
    await device.keepAsFirstDay()
  }
  return {
    network,
    founder,
    statements,
    devices,
    reset: async (count) => {
      for (const device of devices.slice(0, count)) await device.reset()
    },
    close: async () => {
      for (const device of devices) await device.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function keysOf(index: number): DeviceKeys {
  const seed = blake2b256(Buffer.from(`world device ${index}`))
  const sign = createSigningKeys(seed)
  return {
    deviceId: keyIdOf(sign.publicKey) as DeviceId, // a key id is written as an id
    sign,
    box: createBoxKeys(seed),
    dataKey: seed,
    former: [],
  }
}

function statementsOf(network: string, keys: readonly DeviceKeys[]): readonly Uint8Array[] {
  const founder = keys[0]
  if (!founder) return []
  const issuedAt = firstDay
  const charter = signStatement(
    { kind: 'charter', founderKey: founder.sign.publicKey, name: 'Uji', serial: 1, issuedAt },
    founder.sign.secretKey,
  )
  const cards = keys.map(({ sign, box }, index) =>
    signStatement(
      {
        kind: 'card',
        signKey: sign.publicKey,
        boxKey: box.publicKey,
        hub: idText(new Uint8Array(16).fill(index)),
        hubName: `PKG ${index}`,
        label: '',
        serial: 1,
        issuedAt,
      },
      sign.secretKey,
    ),
  )
  const endorsements = keys.slice(1).map(({ deviceId }) =>
    signStatement(
      {
        kind: 'endorsement',
        network,
        issuer: founder.deviceId,
        subject: deviceId,
        hub: null,
        issuedAt,
      },
      founder.sign.secretKey,
    ),
  )
  return [charter, ...cards, ...endorsements]
}

type OpenDevice = WorldDevice & {
  /** What `reset` goes back to. */
  readonly keepAsFirstDay: () => Promise<void>
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

async function openDevice(path: string, keys: DeviceKeys, trust: Trust): Promise<OpenDevice> {
  const database = await openDatabase({
    path,
    deviceTag: deviceTagFrom(blake2b256(idBytes(keys.deviceId))),
  })
  const state = { clock: firstDay }
  const clock = {
    now: () => {
      state.clock += 1
      return state.clock
    },
  }
  const seal = (db: WriteDb, draft: Parameters<typeof sealDraft>[1]) =>
    sealDraft(db, draft, { command: 'test.write', accountId: null, device: keys, clock })
  await database.transaction(async (db) => {
    await introduceDevice(db, { device: keys, clock })
    await saveTrust(db, trust, firstDay)
  }, seal)
  await database.copyTo(`${path}-first`)
  await database.copyTo(`${path}-backup`)
  // A connection of our own, for what the app never does: emptying, restoring, looking at all.
  const handle = await openHandle(path, 'write')
  const tables = await listTables(handle)
  for (const name of ['first', 'backup']) {
    await handle.exec(`attach '${path}-${name}' as ${name}`)
  }
  await handle.exec(
    'pragma main.synchronous = off; pragma busy_timeout = 5000; pragma recursive_triggers = off',
  )
  const vector: WorldDevice['vector'] = async () => {
    const rows = (await handle.all(
      'select device_id, seq from feeds join devices on no = device_no order by device_id',
    )) as { device_id: string; seq: number }[]
    return new Map(rows.map(({ device_id, seq }) => [device_id, seq]))
  }
  return {
    keys,
    database,
    get clock() {
      return state.clock
    },
    set clock(now) {
      state.clock = now
    },
    vector,
    write: async (work) => {
      await database.transaction(work, seal)
    },
    segmentsSince: async (known, cut = (_, to) => to) => {
      const segments: Uint8Array[] = []
      for (const { deviceNo, deviceId, seq } of await listFeedHeads(database.read)) {
        const from = (known.get(deviceId) ?? 0) + 1
        if (seq < from) continue
        const to = await findSignedSeq(database.read, { deviceNo, seq: cut(from, seq) })
        if (to < from) continue
        for await (const segment of encodeSegments(
          readRun(database.read, { deviceNo, from, to }),
        )) {
          segments.push(segment.bytes)
        }
      }
      return segments
    },
    merge: async (segments) => {
      if (segments.length === 0) return
      await database.transaction(
        (db) =>
          mergeSegments(
            db,
            segments.map((bytes) => ({ fileName: 'segment', read: () => Promise.resolve(bytes) })),
            {
              signal: new AbortController().signal,
              onSegment: () => undefined,
              now: state.clock,
              importId: null,
            },
          ),
        seal,
      )
      const early = await handle.all(takenTooEarly)
      if (early.length > 0) throw new Error('a commit was taken before what it had seen')
    },
    learn: async (known) => {
      await database.transaction((db) => saveTrust(db, known, state.clock), seal)
    },
    keepAsFirstDay: () => handle.exec(copyAll(tables, 'main', 'first')),
    snapshot: () => handle.exec(copyAll(tables, 'main', 'backup')),
    restore: () => handle.exec(copyAll(tables, 'backup', 'main')),
    reset: async () => {
      state.clock = firstDay
      await handle.exec(copyAll(tables, 'first', 'main'))
    },
    dump: async () => {
      const rows = (await handle.all(dumpStatement)) as { line: string }[]
      return rows.map(({ line }) => line).join('\n')
    },
    close: async () => {
      await handle.close()
      await database.close()
    },
  }
}

const takenTooEarly = `select 1 from feed_deps join feeds on feeds.device_no = dep_no
  where dep_seq > feeds.seq limit 1`
