import { sql } from 'kysely'

import type { DeviceId, HubId, NetworkId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { FIRST_PREVIOUS_HASH } from '../../../shared/sync/commit-header'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import type { KeyPair } from '../../platform/crypto'
import { OWN_DEVICE_NO } from '../feeds/own-device'
import { rebuildTables } from '../merge/rebuild-tables'
import { readTrust, type Trust } from './certificates'
import { noteNumberShare } from './number-share'

/** The network this device belongs to; `network.missing` when it belongs to none yet. */
export async function getNetwork(
  db: ReadDb,
): Promise<{ readonly id: NetworkId; readonly name: string }> {
  const row = await db
    .selectFrom('device')
    .select(['network_id', 'network_name'])
    .executeTakeFirst()
  if (!row?.network_id) throw new AppError('network.missing')
  return { id: row.network_id, name: row.network_name ?? '' }
}

export async function listStatements(db: ReadDb): Promise<readonly Uint8Array[]> {
  const rows = await db.selectFrom('trust_statements').select('bytes').execute()
  return rows.map(({ bytes }) => bytes)
}

/** Who belongs to the network, by every statement we hold. */
export async function loadTrust(db: ReadDb, network: string): Promise<Trust> {
  const trust = readTrust(network, await listStatements(db))
  if (!trust) throw new AppError('network.missing')
  return trust
}

/**
 * Keeps what of `trust` is new, and lists its devices so that their feeds can be taken. News of a
 * lost device may come after its commits did: then the tables are made again without them.
 */
export async function saveTrust(db: WriteDb, trust: Trust, now: number): Promise<void> {
  const known = new Set((await listStatements(db)).map((bytes) => keyOf(bytes)))
  const fresh = trust.statements.filter((bytes) => !known.has(keyOf(bytes)))
  for (const bytes of fresh) await db.insertInto('trust_statements').values({ bytes }).execute()
  for (const device of trust.devices.values()) {
    await sql`
      insert into devices (device_id, hub_id, label, sign_key, box_key, added_at)
      values (${device.id}, ${device.hub}, ${device.hubName}, ${device.signKey}, ${device.boxKey}, ${now})
      on conflict (device_id) do update set
        hub_id = excluded.hub_id, label = excluded.label, box_key = excluded.box_key`.execute(db)
  }
  await sql`
    insert into feeds (device_no, seq, hash, lamport, wall_clock, cited_seq, state)
    select no, 0, ${FIRST_PREVIOUS_HASH}, 0, 0, 0, 'open' from devices
    where no not in (select device_no from feeds)`.execute(db)
  if (fresh.length > 0) markChanged(db, 'devices')
  await noteRenounced(db, trust)
  await noteNumberShare(db, trust)
  if (await parkCommits(db, trust)) await rebuildTables(db)
}

/** From here on nobody waits for what was given up; a feed that stopped for it may go on. */
async function noteRenounced(db: WriteDb, trust: Trust): Promise<void> {
  for (const [device, renouncements] of trust.renounced) {
    const after = Math.min(...renouncements.map((renouncement) => renouncement.after))
    const { numUpdatedRows } = await db
      .updateTable('devices')
      .set({ renounced_after: after })
      .where('device_id', '=', device as DeviceId) // statements name devices by their ids
      .where((when) =>
        when.or([when('renounced_after', 'is', null), when('renounced_after', '>', after)]),
      )
      .executeTakeFirst()
    if (numUpdatedRows === 0n) continue
    await sql`
      update feeds set state = 'open'
      where device_no = (select no from devices where device_id = ${device})`.execute(db)
  }
}

/**
 * Writes down after which commit each device is no longer trusted. Returns whether that concerns
 * commits that are here already. Our own device is left out: whoever is reported lost and still
 * works keeps what they have before them; it is the others who take nothing more.
 */
async function parkCommits(db: WriteDb, trust: Trust): Promise<boolean> {
  const known = await db
    .selectFrom('devices')
    .innerJoin('feeds', 'feeds.device_no', 'devices.no')
    .select(['devices.no', 'devices.device_id', 'devices.revoked_after', 'feeds.seq'])
    .where('devices.no', '!=', OWN_DEVICE_NO)
    .execute()
  let concernsTables = false
  for (const { no, device_id, revoked_after, seq } of known) {
    const revokedAfter = trust.devices.get(device_id)?.revokedAfter ?? null
    if (revokedAfter === revoked_after) continue
    await db
      .updateTable('devices')
      .set({ revoked_after: revokedAfter })
      .where('no', '=', no)
      .execute()
    await db
      .updateTable('commits')
      .set({ is_applied: 0 })
      .where('device_no', '=', no)
      .where('seq', '>', revokedAfter ?? seq)
      .execute()
    concernsTables ||= seq > Math.min(revokedAfter ?? Infinity, revoked_after ?? Infinity)
    markChanged(db, 'devices')
  }
  return concernsTables
}

export async function enterNetwork(
  db: WriteDb,
  network: { readonly id: string; readonly name: string },
): Promise<void> {
  await db
    .updateTable('device')
    // A network's id has the form of every other id.
    .set({ network_id: network.id as NetworkId, network_name: network.name })
    .execute()
  markChanged(db, 'device')
}

export type KnownInvitation = {
  readonly id: string
  readonly label: string
  readonly createdAt: number
  /** Set when this device joined with it. */
  readonly boxKeys: KeyPair | null
}

export async function listInvitations(db: ReadDb): Promise<readonly KnownInvitation[]> {
  const rows = await db.selectFrom('invitations').selectAll().orderBy('created_at').execute()
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    createdAt: row.created_at,
    boxKeys:
      row.box_public_key && row.box_secret_key
        ? { publicKey: row.box_public_key, secretKey: row.box_secret_key }
        : null,
  }))
}

export async function saveInvitation(db: WriteDb, invitation: KnownInvitation): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      id: invitation.id,
      label: invitation.label,
      created_at: invitation.createdAt,
      box_public_key: invitation.boxKeys?.publicKey ?? null,
      box_secret_key: invitation.boxKeys?.secretKey ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  markChanged(db, 'invitations')
}

/** The hub this device serves, for its card. */
export async function getOwnHub(
  db: ReadDb,
): Promise<{ readonly id: HubId; readonly name: string }> {
  const row = await db
    .selectFrom('device')
    .innerJoin('hubs', 'hubs.id', 'device.hub_id')
    .select(['hubs.id', 'hubs.name'])
    .executeTakeFirst()
  if (!row) throw new AppError('hub.missing')
  return { id: row.id, name: row.name ?? '' }
}

function keyOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
