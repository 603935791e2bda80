import { sql } from 'kysely'

import type { DeviceId } from '../../../shared/domain/ids'
import type { HeldFeed, Receipt } from '../../../shared/domain/receipt'
import { commitLabel } from '../../../shared/sync/commit-header'
import type { ReadDb } from '../../database/database'
import { takingPart } from '../exchange/exchange-repository'
import { readTrust } from '../trust/certificates'
import { listStatements } from '../trust/trust-repository'
import { OWN_DEVICE_NO } from './own-device'

type Device = {
  readonly no: number
  readonly deviceId: DeviceId
  readonly hubName: string
  readonly newestSeq: number
}

/**
 * Who holds what of whom, as bundles have told over any number of hops. Dates are those of the
 * newest commit held: "they have our records up to 12 March" says more than a number.
 */
export async function listReceipts(db: ReadDb): Promise<readonly Receipt[]> {
  const devices = await listNetworkDevices(db)
  const held = await listHeld(db)
  return devices.map((holder) => ({
    deviceId: holder.deviceId,
    hubName: holder.hubName,
    isOwn: holder.no === OWN_DEVICE_NO,
    feeds: devices
      .filter(({ no }) => no !== holder.no)
      .map((device) => toFeed(device, held.get(`${holder.no}/${device.no}`))),
  }))
}

async function listNetworkDevices(db: ReadDb): Promise<readonly Device[]> {
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  if (!own?.network_id) return []
  const trust = readTrust(own.network_id, await listStatements(db))
  const { rows } = await sql<Device>`
    select d.no, d.device_id as "deviceId", coalesce(h.name, d.label) as "hubName",
      max(coalesce(f.seq, 0), coalesce(
        (select max(k.seq) from known_vectors k where k.device_no = d.no), 0)) as "newestSeq"
    from devices d left join feeds f on f.device_no = d.no
    left join hubs h on h.id = coalesce(d.hub_id,
      case d.no when ${OWN_DEVICE_NO} then (select hub_id from device) end)
    order by d.no`.execute(db)
  const others = trust ? await takingPart(db, trust) : new Set<string>()
  return rows.filter(({ no, deviceId }) => no === OWN_DEVICE_NO || others.has(deviceId))
}

type Held = {
  readonly holder_no: number
  readonly device_no: number
  readonly seq: number
  readonly told_at: number | null
  readonly via: string | null
  readonly header: Uint8Array | null
}

/** What this device holds itself, and what is known of the others. */
async function listHeld(db: ReadDb): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await sql<Held>`
    with held as (
      select ${OWN_DEVICE_NO} as holder_no, device_no, seq, null as told_at, null as via_no
      from feeds where device_no != ${OWN_DEVICE_NO}
      union all
      select holder_no, device_no, seq, learned_at, via_no from known_vectors
      where holder_no != ${OWN_DEVICE_NO}
    )
    select held.holder_no, held.device_no, held.seq, held.told_at,
      coalesce(vh.name, v.label) as via, substr(c.header, 1, ${labelBytes}) as header
    from held
    left join devices v on v.no = held.via_no left join hubs vh on vh.id = v.hub_id
    left join commits c on c.device_no = held.device_no and c.seq = held.seq`.execute(db)
  return new Map(rows.map((row) => [`${row.holder_no}/${row.device_no}`, row]))
}

/** The label stands in the first bytes of a header, which may be long: one hash per leaf. */
const labelBytes = 128

function toFeed(device: Device, held: Held | undefined): HeldFeed {
  const label = held?.header ? commitLabel(held.header) : null
  return {
    deviceId: device.deviceId,
    hubName: device.hubName,
    isOwn: device.no === OWN_DEVICE_NO,
    seq: held?.seq ?? null,
    newestSeq: device.newestSeq,
    at: label?.wallClock ?? null,
    isClockDoubtful: label?.isClockDoubtful ?? false,
    toldAt: held?.told_at ?? null,
    via: held?.via ?? null,
  }
}
