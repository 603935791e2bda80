import { sql } from 'kysely'

import { assert } from '../../../shared/lib/assert'
import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'
import { restate } from '../../database/change-log'
import type { WriteDb } from '../../database/database'
import { findSetting, saveSetting } from '../../features/settings/settings-repository'
import type { DeviceKeys } from '../../platform/device-keys'
import { beginOwnFeed, OWN_DEVICE_NO } from '../feeds/own-device'
import { rebuildTables } from '../merge/rebuild-tables'
import { readTrust } from '../trust/certificates'
import { listStatements, saveTrust } from '../trust/trust-repository'
import { collectStanding, giveUpCommits, listMarks, type StandingRow } from './give-up-commits'
import { chainStatements, ownIdentities, renounce } from './identity-chain'

/**
 * A database that was restored from a backup, or copied with its folder, goes on under a new
 * identity: written under the old one, its next commit would stand where others hold another. The
 * old feed becomes one of the other devices' feeds; number 1 is the new identity's from now on.
 *
 * `keepSeq` is set when commits were written since the two copies parted: those after it are given
 * up, and what of them still stands is kept aside for `sayAgain`.
 */
export async function renewIdentity(
  db: WriteDb,
  options: { readonly keys: DeviceKeys; readonly keepSeq: number | null; readonly now: number },
): Promise<void> {
  const { keys, keepSeq, now } = options
  const old = await db
    .selectFrom('device')
    .innerJoin('feeds', (join) => join.on('feeds.device_no', '=', OWN_DEVICE_NO))
    .select(['device.device_id', 'device.network_id', 'device.hub_id', 'feeds.seq'])
    .executeTakeFirstOrThrow()
  assert(old.device_id !== keys.deviceId, 'a new identity is another one')
  const oldNo = await makeForeign(db)
  await introduce(db, { keys, hubId: old.hub_id, now })
  const statements: Uint8Array[] = []
  if (keepSeq !== null && keepSeq < old.seq) {
    const branch = { deviceNo: oldNo, deviceId: old.device_id, after: keepSeq }
    const former = keys.former.find(({ deviceId }) => deviceId === old.device_id)
    if (former && old.network_id) {
      const hashes = await listMarks(db, branch)
      const network = old.network_id
      statements.push(renounce(former, { network, after: keepSeq, hashes, now }))
    }
    await keepAside(db, await collectStanding(db, branch))
    await giveUpCommits(db, branch)
  }
  if (old.network_id === null) return
  const identities = await ownIdentities(db, keys)
  const chain = await chainStatements(db, identities, { network: old.network_id, now })
  const known = await listStatements(db)
  const trust = readTrust(old.network_id, [...known, ...chain, ...statements])
  if (trust?.devices.has(keys.deviceId) === true) {
    await saveTrust(db, trust, now)
  } else {
    // Nobody can vouch for it: the old keys are gone. It joins again by an invitation.
    await db.updateTable('device').set({ network_id: null, network_name: null }).execute()
  }
}

/** Columns, in whatever table, that hold the number of a device. */
const deviceColumns = ['device_no', 'dep_no', 'loser_no', 'holder_no', 'sender_no', 'via_no']

/** Gives the device that was number 1 the next free number. */
async function makeForeign(db: WriteDb): Promise<number> {
  await sql`pragma defer_foreign_keys = on`.execute(db)
  const { rows: free } = await sql<{ no: number }>`
    select max(no) + 1 as no from devices`.execute(db)
  const no = free[0]?.no
  assert(no !== undefined, 'there is a device')
  await sql`update devices set no = ${no} where no = ${OWN_DEVICE_NO}`.execute(db)
  const { rows: places } = await sql<{ table_name: string; column_name: string }>`
    select m.name as table_name, p.name as column_name
    from sqlite_master m join pragma_table_info(m.name) p
    where m.type = 'table' and p.name in (${sql.join(deviceColumns)})`.execute(db)
  for (const { table_name, column_name } of places) {
    await sql`
      update ${sql.table(table_name)} set ${sql.ref(column_name)} = ${no}
      where ${sql.ref(column_name)} = ${OWN_DEVICE_NO}`.execute(db)
  }
  return no
}

async function introduce(
  db: WriteDb,
  options: { readonly keys: DeviceKeys; readonly hubId: string | null; readonly now: number },
): Promise<void> {
  const { keys, hubId, now } = options
  await sql`
    insert into devices (no, device_id, hub_id, label, sign_key, box_key, added_at)
    select ${OWN_DEVICE_NO}, ${keys.deviceId}, ${hubId}, coalesce((select name from hubs where id = ${hubId}), ''),
      ${keys.sign.publicKey}, ${keys.box.publicKey}, ${now}`.execute(db)
  // Its first commit names all it has seen, because no earlier one of its feed did.
  await sql`update feeds set cited_seq = 0`.execute(db)
  await beginOwnFeed(db)
  await db.updateTable('device').set({ device_id: keys.deviceId }).execute()
  await db.updateTable('devices').set({ confirmed_seq: null }).execute()
}

async function keepAside(db: WriteDb, rows: readonly StandingRow[]): Promise<void> {
  const waiting = (await findSetting(db, 'said-again-next')) as readonly StandingRow[] | undefined
  // A second renewal before the first was said again: both wait.
  await saveSetting(db, 'said-again-next', [...(waiting ?? []), ...rows])
}

/**
 * What was given up and still stood, said again under the new identity: one commit of its own. In a
 * transaction after the renewal's, because its versions bear the new identity's tag. Returns whether
 * there was anything; then `rebuildTables` follows, in a transaction after this one.
 */
export async function sayAgain(db: WriteDb): Promise<boolean> {
  const waiting = (await findSetting(db, 'said-again-next')) as readonly StandingRow[] | undefined
  if (!waiting || waiting.length === 0) return false
  const tables = new Map<SyncedTableName, Map<string, StandingRow['cells']>>()
  for (const { table, cells } of waiting) {
    const rows = tables.get(table) ?? new Map<string, StandingRow['cells']>()
    tables.set(table, rows)
    const key = Object.values(cells).slice(0, syncedTable(table).key.length).join(':')
    rows.set(key, { ...rows.get(key), ...cells })
  }
  for (const [table, rows] of tables) {
    // The registry's own column names, read from commits of this very database.
    await restate(db, table, [...rows.values()] as never)
  }
  await saveSetting(db, 'said-again-next', [])
  await saveSetting(db, 'tables-outdated', true)
  return true
}

/** Makes the tables anew after `sayAgain`, also when the app was stopped in between. */
export async function refreshTables(db: WriteDb): Promise<void> {
  if ((await findSetting(db, 'tables-outdated')) !== true) return
  await rebuildTables(db)
  await saveSetting(db, 'tables-outdated', false)
}
