import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'

import type { WriteDb } from '../../electron/database/database'
import { type Database, openDatabase } from '../../electron/database/open-database'
import { blake2b256 } from '../../electron/platform/crypto'
import { type DeviceKeys, loadDeviceKeys } from '../../electron/platform/device-keys'
import { findSignedSeq, listFeedHeads, readRun } from '../../electron/sync/feeds/feed-repository'
import { introduceDevice } from '../../electron/sync/feeds/own-device'
import { sealDraft } from '../../electron/sync/feeds/seal-draft'
import { encodeSegments } from '../../electron/sync/feeds/segment-codec'
import { mergeSegments } from '../../electron/sync/merge/merge-segments'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { FIRST_PREVIOUS_HASH } from '../../shared/sync/commit-header'
import { idBytes } from '../../shared/sync/id-bytes'
import { syncedTableNames, syncedTables } from '../../shared/sync/synced-tables'

/** A device with a real database and a real feed, without network, bundles or screens. */
export type SyncDevice = {
  readonly keys: DeviceKeys
  readonly database: Database
  readonly write: (work: (db: WriteDb) => Promise<unknown>) => Promise<void>
  readonly meet: (other: SyncDevice) => Promise<void>
  /** Everything this device holds that `from` says it lacks, as segments. */
  readonly segmentsSince: (vector: ReadonlyMap<string, number>) => Promise<readonly Uint8Array[]>
  readonly merge: (segments: readonly Uint8Array[]) => ReturnType<typeof mergeSegments>
  readonly vector: () => Promise<ReadonlyMap<string, number>>
  /** All synced rows as text: equal dumps mean equal state. */
  readonly dump: () => Promise<string>
  readonly close: () => Promise<void>
}

export async function createSyncDevice(now: () => number): Promise<SyncDevice> {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-sync-'))
  const clock = { now }
  const keys = loadDeviceKeys(join(folder, 'keys.json'))
  const database = await openDatabase({
    path: join(folder, 'a.db'),
    deviceTag: deviceTagFrom(blake2b256(idBytes(keys.deviceId))),
  })
  const seal = (db: WriteDb, draft: Parameters<typeof sealDraft>[1]) =>
    sealDraft(db, draft, { command: 'test.write', accountId: null, device: keys, clock })
  await database.transaction((db) => introduceDevice(db, { device: keys, clock }), seal)
  const vector: SyncDevice['vector'] = async () =>
    new Map((await listFeedHeads(database.read)).map(({ deviceId, seq }) => [deviceId, seq]))
  return {
    keys,
    database,
    vector,
    write: async (work) => {
      await database.transaction(work, seal)
    },
    meet: async (other) => {
      await database.transaction(async (db) => {
        const { no } = await db
          .insertInto('devices')
          .values({
            no: undefined as never, // SQLite numbers the row
            device_id: other.keys.deviceId,
            hub_id: null,
            label: '',
            sign_key: other.keys.sign.publicKey,
            box_key: other.keys.box.publicKey,
            added_at: now(),
          })
          .returning('no')
          .executeTakeFirstOrThrow()
        await db
          .insertInto('feeds')
          .values({
            device_no: no,
            seq: 0,
            hash: FIRST_PREVIOUS_HASH,
            lamport: 0,
            wall_clock: 0,
            cited_seq: 0,
            state: 'open',
          })
          .execute()
      }, seal)
    },
    segmentsSince: async (known) => {
      const segments: Uint8Array[] = []
      for (const { deviceNo, deviceId, seq } of await listFeedHeads(database.read)) {
        const to = await findSignedSeq(database.read, { deviceNo, seq })
        const from = (known.get(deviceId) ?? 0) + 1
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
      const { value } = await database.transaction(
        (db) =>
          mergeSegments(
            db,
            segments.map((bytes) => ({ fileName: 'segment', read: () => Promise.resolve(bytes) })),
            {
              signal: new AbortController().signal,
              onSegment: () => undefined,
              now: now(),
              importId: null,
            },
          ),
        seal,
      )
      return value
    },
    dump: async () => {
      const parts: string[] = []
      for (const name of syncedTableNames) {
        const { key, columns } = syncedTables[name]
        const names = [...key, ...Object.keys(columns)]
        const { rows } = await sql`
          select ${sql.join(names.map((column) => sql.ref(column)))} from ${sql.table(name)}
          order by ${sql.join(key.map((column) => sql.ref(column)))}`.execute(database.read)
        parts.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`))
      }
      return parts.join('\n')
    },
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
