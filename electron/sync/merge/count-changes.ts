import { sql } from 'kysely'

import {
  type ChangeCounts,
  type IncomingActivity,
  type IncomingHub,
  mostIncomingActivities,
} from '../../../shared/domain/exchange'
import type { ActivityId, HubId } from '../../../shared/domain/ids'
import type { SyncedTableName } from '../../../shared/sync/synced-tables'
import type { ReadDb, WriteDb } from '../../database/database'
import type { MergeOutcome } from './merge-segments'
import type { RowCounts, TableTally } from './merge-tally'

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

type Device = {
  readonly no: number
  readonly device_id: string
  readonly hub_id: HubId | null
  readonly label: string
}

/**
 * What was merged, per hub it came from, as people count it; to be called in the transaction that
 * merged it. Hubs by name.
 */
export async function countByHub(
  db: WriteDb,
  { tally, leansOn }: Pick<MergeOutcome, 'tally' | 'leansOn'>,
): Promise<readonly IncomingHub[]> {
  const devices: readonly Device[] = await db
    .selectFrom('devices')
    .select(['no', 'device_id', 'hub_id', 'label'])
    .execute()
  const byNumber = new Map(devices.map((device) => [device.no, device]))
  const hubOf = new Map(devices.map(({ device_id, hub_id }) => [device_id, hub_id]))
  const parts = new Map<string, { readonly device: Device; readonly tables: TableTally[] }>()
  for (const table of tally.tables()) {
    const device = byNumber.get(table.deviceNo)
    // An erasure is counted as the people and files it takes away.
    if (!device || table.table === 'erasures') continue
    const key = device.hub_id ?? String(device.no)
    const part = parts.get(key) ?? { device, tables: [] }
    parts.set(key, part)
    part.tables.push(table)
  }
  const hubs: IncomingHub[] = []
  for (const { device, tables } of parts.values()) {
    const activities = await countByActivity(db, tables)
    hubs.push({
      hubId: device.hub_id,
      hubName: device.label,
      counts: countByWord(tables),
      activities: activities.slice(0, mostIncomingActivities),
      activitiesMore: Math.max(0, activities.length - mostIncomingActivities),
      clashing: tables.reduce((sum, { counts }) => sum + counts.clashing, 0),
      heldSince: null,
      leansOn: hubsLeantOn(tables, { byNumber, hubOf, leansOn, own: device.hub_id }),
    })
  }
  return hubs.sort((left, right) => left.hubName.localeCompare(right.hubName, 'id'))
}

function countByWord(tables: readonly TableTally[]): ChangeCounts {
  const counts = noChanges()
  for (const { table, counts: rows } of tables) {
    const word = wordFor(table)
    const { added, changed, removed } = counts[word]
    counts[word] = {
      added: added + rows.added,
      changed: changed + rows.changed,
      removed: removed + rows.removed,
    }
  }
  return counts
}

function noChanges(): { -readonly [Word in keyof ChangeCounts]: ChangeCounts[Word] } {
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

/** From the rows counted under it to its activity: by itself, by its session, or by its own row. */
const roadToActivity = {
  activities: sql`j.value`,
  enrolments: sql`j.value`,
  sessions: sql`(select activity_id from sessions where id = j.value)`,
  attendance: sql`(select activity_id from sessions where id = j.value)`,
  venues: sql`(select activity_id from venues where id = j.value)`,
  artifacts: sql`(select activity_id from artifacts where id = j.value)`,
} as const satisfies Partial<Record<SyncedTableName, unknown>>

/** Those with most changes first. */
async function countByActivity(
  db: WriteDb,
  tables: readonly TableTally[],
): Promise<readonly IncomingActivity[]> {
  const counted = new Map<string, RowCounts & { isNew: boolean }>()
  for (const { table, byParent } of tables) {
    if (!(table in roadToActivity)) continue
    const road = roadToActivity[table as keyof typeof roadToActivity]
    const { rows } = await sql<{ parent: string; activity: string | null }>`
      select j.value as parent, ${road} as activity
      from json_each(${JSON.stringify([...byParent.keys()])}) j`.execute(db)
    for (const { parent, activity } of rows) {
      const counts = byParent.get(parent)
      if (activity === null || !counts) continue
      const sum = counted.get(activity) ?? {
        added: 0,
        changed: 0,
        removed: 0,
        clashing: 0,
        isNew: false,
      }
      counted.set(activity, sum)
      if (table === 'activities') sum.isNew ||= counts.added > 0
      for (const change of ['added', 'changed', 'removed', 'clashing'] as const) {
        sum[change] += counts[change]
      }
    }
  }
  const titles = await readTitles(db, [...counted.keys()])
  const weight = ({ added, changed, removed, clashing }: RowCounts) =>
    added + changed + removed + clashing
  return [...counted]
    .flatMap(([id, counts]) => {
      const title = titles.get(id)
      // Marks of an activity that has not arrived are counted with the hub, not here.
      if (title === undefined) return []
      return [{ activityId: id as ActivityId, title: title ?? '', ...counts }]
    })
    .sort(
      (left, right) =>
        weight(right) - weight(left) || (left.activityId < right.activityId ? -1 : 1),
    )
}

async function readTitles(
  db: ReadDb | WriteDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; title: string | null }>`
    select a.id, a.title from json_each(${JSON.stringify(ids)}) j
    join activities a on a.id = j.value`.execute(db)
  return new Map(rows.map(({ id, title }) => [id, title]))
}

function hubsLeantOn(
  tables: readonly TableTally[],
  known: {
    readonly byNumber: ReadonlyMap<number, Device>
    readonly hubOf: ReadonlyMap<string, HubId | null>
    readonly leansOn: MergeOutcome['leansOn']
    readonly own: HubId | null
  },
): readonly HubId[] {
  const hubs = new Set<HubId>()
  for (const deviceNo of new Set(tables.map((table) => table.deviceNo))) {
    const device = known.byNumber.get(deviceNo)?.device_id
    for (const other of known.leansOn.get(device ?? '') ?? []) {
      const hub = known.hubOf.get(other) ?? null
      if (hub !== null && hub !== known.own) hubs.add(hub)
    }
  }
  return [...hubs].sort()
}
