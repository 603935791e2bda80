import { sql } from 'kysely'

import type { HubOwner } from '../../../shared/domain/hub'
import type { AccountId, HubId } from '../../../shared/domain/ids'
import { syncedTableNames } from '../../../shared/sync/synced-tables'
import { markChanged, put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { claimDevice, putAccount } from '../../features/setup/hub-repository'

/**
 * A further PC of a hub says so at first run (`beginInHub`), or it began like any other, with a hub of
 * its own, and becomes one of the inviter's hub by its invitation. The latter is only offered while it holds nothing but
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

type AdoptedHub = { readonly id: string; readonly name: string }

export async function adoptHub(db: WriteDb, hub: AdoptedHub, now: number): Promise<void> {
  const own = await db
    .selectFrom('device')
    .select(['hub_id', 'account_id'])
    .executeTakeFirstOrThrow()
  const hubId = hub.id as HubId // as the invitation's own format says
  if (own.hub_id === hubId) return
  await nameHub(db, hub)
  if (own.account_id === null) return
  await put(db, 'accounts', [{ id: own.account_id, hub_id: hubId }])
  if (own.hub_id !== null) {
    await put(db, 'hubs', [{ id: own.hub_id, removed_at: now, removed_by: own.account_id }])
  }
  await claimDevice(db, { hubId, accountId: own.account_id })
}

/** As `adoptHub`, for a PC that has no hub yet: it begins as one of that hub, with who is at it. */
export async function beginInHub(
  db: WriteDb,
  hub: AdoptedHub,
  owner: HubOwner & { readonly accountId: AccountId },
): Promise<void> {
  const hubId = hub.id as HubId // as the invitation's own format says
  const { accountId, ownerName, ownerRole } = owner
  await nameHub(db, hub)
  await putAccount(db, { id: accountId, hub_id: hubId, name: ownerName, role: ownerRole })
  await claimDevice(db, { hubId, accountId })
}

/** Its true row comes with the first exchange and wins over this one, which only bears the name. */
async function nameHub(db: WriteDb, { id, name }: AdoptedHub): Promise<void> {
  await sql`insert or ignore into hubs (id, name, row_version) values (${id}, ${name}, 0)`.execute(
    db,
  )
  markChanged(db, 'hubs')
}
