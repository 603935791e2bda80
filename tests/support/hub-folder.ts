import { join } from 'node:path'

import type { WriteDb } from '../../electron/database/database'
import { type Database, openDatabase } from '../../electron/database/open-database'
import { blake2b256 } from '../../electron/platform/crypto'
import { type DeviceKeys, loadDeviceKeys } from '../../electron/platform/device-keys'
import { sealDraft } from '../../electron/sync/feeds/seal-draft'
import { deviceTagFrom } from '../../shared/sync/cell-version'
import { idBytes } from '../../shared/sync/id-bytes'

/** The database of a hub that is closed, for what a test reads or writes behind the hub's back. */
export async function inHubFolder<T>(
  folder: string,
  work: (hub: {
    readonly database: Database
    readonly keys: DeviceKeys
    /** One commit of the hub's own feed. */
    readonly write: (work: (db: WriteDb) => Promise<unknown>) => Promise<void>
  }) => Promise<T>,
): Promise<T> {
  const keys = loadDeviceKeys(join(folder, 'device-keys.json'))
  const database = await openDatabase({
    path: join(folder, 'simpul.db'),
    deviceTag: deviceTagFrom(blake2b256(idBytes(keys.deviceId))),
  })
  const clock = { now: () => Date.UTC(2026, 10, 23) }
  try {
    return await work({
      database,
      keys,
      write: async (change) => {
        await database.transaction(change, (db, draft) =>
          sealDraft(db, draft, { command: 'test.write', accountId: null, device: keys, clock }),
        )
      },
    })
  } finally {
    await database.close()
  }
}
