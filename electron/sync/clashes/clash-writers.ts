import { sql } from 'kysely'

import type { ClashWriter } from '../../../shared/domain/clash'
import type { HubId } from '../../../shared/domain/ids'
import { decodeCommitHeader } from '../../../shared/sync/commit-header'
import type { ReadDb, WriteDb } from '../../database/database'
import { findHeader } from '../feeds/feed-repository'

/** A commit, by the number its device has here and its place in that device's feed. */
export type CommitPlace = { readonly deviceNo: number; readonly seq: number }

export type DeviceHub = { readonly hubId: HubId | null; readonly hubName: string }

/** Which hub each device belongs to, by the name the hub has now. */
export async function listDeviceHubs(
  db: ReadDb | WriteDb,
): Promise<ReadonlyMap<number, DeviceHub>> {
  const { rows } = await sql<{ no: number; hubId: HubId | null; hubName: string }>`
    select d.no, d.hub_id as "hubId", coalesce(h.name, d.label) as "hubName"
    from devices d left join hubs h on h.id = d.hub_id`.execute(db)
  return new Map(rows.map(({ no, hubId, hubName }) => [no, { hubId, hubName }]))
}

export function placeKey({ deviceNo, seq }: CommitPlace): string {
  return `${deviceNo}/${seq}`
}

/** Who made each commit, where and when, by `placeKey`; commits that are not here are left out. */
export async function describeWriters(
  db: ReadDb,
  places: readonly CommitPlace[],
  hubs: ReadonlyMap<number, DeviceHub>,
): Promise<ReadonlyMap<string, ClashWriter>> {
  const wanted = JSON.stringify(places.map(({ deviceNo, seq }) => [deviceNo, seq]))
  const { rows } = await sql<{ deviceNo: number; seq: number; header: Uint8Array }>`
    select c.device_no as "deviceNo", c.seq, c.header
    from (select distinct value ->> 0 as no, value ->> 1 as seq from json_each(${wanted})) w
    cross join commits c on c.device_no = w.no and c.seq = w.seq`.execute(db)
  const commits = rows.map((row) => ({ ...row, header: decodeCommitHeader(row.header) }))
  const names = await listAccountNames(
    db,
    commits.flatMap(({ header }) => header.account ?? []),
  )
  return new Map(
    commits.map(({ deviceNo, seq, header }) => {
      const hub = hubs.get(deviceNo)
      const writer: ClashWriter = {
        hubId: hub?.hubId ?? null,
        hubName: hub?.hubName ?? '',
        accountName: header.account === null ? null : (names.get(header.account) ?? null),
        at: header.wallClock,
        isClockDoubtful: header.isClockDoubtful,
      }
      return [placeKey({ deviceNo, seq }), writer]
    }),
  )
}

/** The account a commit was made with. */
export async function findAuthor(db: ReadDb | WriteDb, place: CommitPlace): Promise<string | null> {
  const header = await findHeader(db, place)
  return header === null ? null : decodeCommitHeader(header).account
}

async function listAccountNames(
  db: ReadDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from accounts
    where name is not null and id in (select value from json_each(${JSON.stringify(ids)}))`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
