import type { NewHub } from '../../../shared/domain/hub'
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
  await putHub(db, {
    id: hubId,
    name: hub.name,
    type_text: hub.typeText,
    province_code: hub.districtCode?.slice(0, 2) ?? null,
    regency_code: hub.districtCode?.slice(0, 5) ?? null,
    district_code: hub.districtCode,
    district_name: hub.districtName,
    is_demo: options.isDemo ? 1 : 0,
  })
  await putAccount(db, { id: accountId, hub_id: hubId, name: hub.ownerName, role: hub.ownerRole })
  await claimDevice(db, { hubId, accountId })
  return { hubId, accountId }
}
