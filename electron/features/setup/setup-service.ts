import type { HubProfile, NewHub } from '../../../shared/domain/hub'
import type { AccountId, HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { CommandContext } from '../handler'
import { claimDevice, findHub, putAccount, putHub } from './hub-repository'

export async function createHub(
  hub: NewHub,
  { db, ids }: Pick<CommandContext, 'db' | 'ids'>,
  options: { readonly isDemo: boolean } = { isDemo: false },
): Promise<{ readonly hubId: HubId; readonly accountId: AccountId }> {
  if (await findHub(db)) throw new AppError('hub.exists')
  const hubId = ids.next<'hub'>()
  const accountId = ids.next<'account'>()
  await putHub(db, { id: hubId, ...toRow(hub), is_demo: options.isDemo ? 1 : 0 })
  await putAccount(db, { id: accountId, hub_id: hubId, name: hub.ownerName, role: hub.ownerRole })
  await claimDevice(db, { hubId, accountId })
  return { hubId, accountId }
}

/** The hub's own words for itself, and who is at the PC. Other hubs see them at the next exchange. */
export async function editHub(
  { ownerName, ownerRole, ...profile }: HubProfile,
  { db, session }: CommandContext,
): Promise<Record<string, never>> {
  if (!session) throw new AppError('hub.missing')
  await putHub(db, { id: session.hubId, ...toRow(profile) })
  await putAccount(db, { id: session.accountId, name: ownerName, role: ownerRole })
  return {}
}

function toRow(profile: Omit<HubProfile, 'ownerName' | 'ownerRole'>) {
  return {
    name: profile.name,
    type_text: profile.typeText,
    province_code: profile.districtCode?.slice(0, 2) ?? null,
    regency_code: profile.districtCode?.slice(0, 5) ?? null,
    district_code: profile.districtCode,
    district_name: profile.districtName,
  }
}
