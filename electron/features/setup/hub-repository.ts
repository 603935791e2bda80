import type { HubProfile, HubSummary } from '../../../shared/domain/hub'
import type { AccountId, HubId } from '../../../shared/domain/ids'
import { role } from '../../../shared/domain/role'
import { markChanged, put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import type { Session } from '../handler'

/** The hub of this PC and the account at it; null before first run. */
export async function findHub(db: ReadDb): Promise<HubSummary | null> {
  const row = await db
    .selectFrom('device')
    .innerJoin('hubs', 'hubs.id', 'device.hub_id')
    .innerJoin('accounts', 'accounts.id', 'device.account_id')
    .select([
      'hubs.id',
      'hubs.name',
      'hubs.type_text',
      'hubs.district_name',
      'hubs.is_demo',
      'accounts.name as account_name',
      'accounts.role',
      'device.network_id',
      'device.network_name',
    ])
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    name: row.name ?? '',
    typeText: row.type_text ?? '',
    districtName: row.district_name,
    isDemo: row.is_demo === 1,
    accountName: row.account_name ?? '',
    role: role.catch('guest').parse(row.role),
    network: row.network_id === null ? null : { id: row.network_id, name: row.network_name ?? '' },
  }
}

/** As `findHub`, with what the settings can change. */
export async function findHubProfile(db: ReadDb): Promise<HubProfile | null> {
  const row = await db
    .selectFrom('device')
    .innerJoin('hubs', 'hubs.id', 'device.hub_id')
    .innerJoin('accounts', 'accounts.id', 'device.account_id')
    .select([
      'hubs.name',
      'hubs.type_text',
      'hubs.district_code',
      'hubs.district_name',
      'accounts.name as account_name',
      'accounts.role',
    ])
    .executeTakeFirst()
  if (!row) return null
  return {
    name: row.name ?? '',
    typeText: row.type_text ?? '',
    districtCode: row.district_code,
    districtName: row.district_name,
    ownerName: row.account_name ?? '',
    ownerRole: role.catch('guest').parse(row.role),
  }
}

/** Who is at the PC. Until accounts come: the one account made at first run. */
export async function findSession(db: ReadDb): Promise<Session | null> {
  const row = await db
    .selectFrom('device')
    .innerJoin('accounts', 'accounts.id', 'device.account_id')
    .select(['device.hub_id', 'device.account_id', 'accounts.role'])
    .executeTakeFirst()
  if (!row || row.hub_id === null || row.account_id === null) return null
  return { accountId: row.account_id, hubId: row.hub_id, role: role.catch('guest').parse(row.role) }
}

export async function putHub(db: WriteDb, row: SyncedRow<'hubs'>): Promise<void> {
  await put(db, 'hubs', [row])
}

export async function putAccount(db: WriteDb, row: SyncedRow<'accounts'>): Promise<void> {
  await put(db, 'accounts', [row])
}

/** Ties this PC to its hub and the account that uses it. */
export async function claimDevice(
  db: WriteDb,
  owner: { readonly hubId: HubId; readonly accountId: AccountId },
): Promise<void> {
  await db.updateTable('device').set({ hub_id: owner.hubId, account_id: owner.accountId }).execute()
  // Our own row among the devices is what others see in receipts and histories.
  await db
    .updateTable('devices')
    .set({ hub_id: owner.hubId })
    .where('device_id', '=', (query) => query.selectFrom('device').select('device_id'))
    .execute()
  markChanged(db, 'device')
}
