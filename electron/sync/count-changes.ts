import type { ChangeCounts, IncomingHub } from '../../shared/domain/exchange'
import type { SyncedTableName } from '../../shared/sync/synced-tables'
import type { ReadDb } from '../database/database'
import type { AppliedCount } from './apply-groups'

/** Which words a table's rows are counted under; posts, sessions and the like are "other". */
function wordFor(table: SyncedTableName): keyof ChangeCounts {
  switch (table) {
    case 'members':
    case 'institutions':
    case 'activities':
    case 'attendance':
    case 'artifacts':
      return table
    default:
      return 'other'
  }
}

/** What was merged, per hub it came from, as people count it. Hubs by name. */
export async function countByHub(
  db: ReadDb,
  counts: readonly AppliedCount[],
): Promise<readonly IncomingHub[]> {
  const devices = await db.selectFrom('devices').select(['no', 'hub_id', 'label']).execute()
  const byNumber = new Map(devices.map((device) => [device.no, device]))
  const hubs = new Map<string, IncomingHub>()
  for (const { deviceNo, table, inserted, updated } of counts) {
    const device = byNumber.get(deviceNo)
    const key = device?.hub_id ?? String(deviceNo)
    const hub = hubs.get(key) ?? {
      hubId: device?.hub_id ?? null,
      hubName: device?.label ?? '',
      counts: noChanges(),
      activities: [],
      activitiesMore: 0,
      clashing: 0,
      heldSince: null,
      leansOn: [],
    }
    const word = wordFor(table)
    const { added, changed, removed } = hub.counts[word]
    const counted = { added: added + inserted, changed: changed + updated, removed }
    hubs.set(key, { ...hub, counts: { ...hub.counts, [word]: counted } })
  }
  return [...hubs.values()].sort((left, right) => left.hubName.localeCompare(right.hubName, 'id'))
}

function noChanges(): ChangeCounts {
  const none = { added: 0, changed: 0, removed: 0 }
  return {
    members: none,
    institutions: none,
    activities: none,
    attendance: none,
    artifacts: none,
    other: none,
  }
}
