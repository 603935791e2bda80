import { sql } from 'kysely'

import type { HubId } from '../../../shared/domain/ids'
import { syncedTableNames } from '../../../shared/sync/synced-tables'
import { markChanged, put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { claimDevice } from '../../features/setup/hub-repository'

/**
 * A further PC of a hub begins like any other, with a hub of its own from the first run. By its
 * invitation it becomes one of the inviter's hub. That is only offered while it holds nothing but
 * that first hub and its account: whose records are whose could not be told apart afterwards.
 */
export async function canAdoptHub(db: ReadDb, hubId: string): Promise<boolean> {
  const own = await db.selectFrom('device').select('hub_id').executeTakeFirst()
  if (own?.hub_id === hubId) return true
  for (const table of syncedTableNames) {
    if (table === 'hubs' || table === 'accounts') continue
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) return false
  }
  return true
}

export async function adoptHub(
  db: WriteDb,
  hub: { readonly id: string; readonly name: string },
  now: number,
): Promise<void> {
  const own = await db
    .selectFrom('device')
    .select(['hub_id', 'account_id'])
    .executeTakeFirstOrThrow()
  const hubId = hub.id as HubId // as the invitation's own format says
  if (own.hub_id === hubId) return
  // Its true row comes with the first exchange and wins over this one, which only bears the name.
  await sql`
    insert or ignore into hubs (id, name, row_version) values (${hubId}, ${hub.name}, 0)`.execute(
    db,
  )
  markChanged(db, 'hubs')
  if (own.account_id === null) return
  await put(db, 'accounts', [{ id: own.account_id, hub_id: hubId }])
  if (own.hub_id !== null) {
    await put(db, 'hubs', [{ id: own.hub_id, removed_at: now, removed_by: own.account_id }])
  }
  await claimDevice(db, { hubId, accountId: own.account_id })
}
