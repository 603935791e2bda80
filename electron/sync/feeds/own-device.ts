import { FIRST_PREVIOUS_HASH } from '../../../shared/sync/commit-header'
import type { WriteDb } from '../../database/database'
import type { Ports } from '../../features/handler'

/** Number 1 in `devices` and `feeds` of every database is the device it lives on. */
export const OWN_DEVICE_NO = 1

/** Writes this device into its own empty database; later starts find it there. */
export async function introduceDevice(
  db: WriteDb,
  { device, clock }: Pick<Ports, 'device' | 'clock'>,
): Promise<void> {
  const known = await db.selectFrom('device').select('only_row').executeTakeFirst()
  if (known) return
  await db
    .insertInto('device')
    .values({
      only_row: 1,
      device_id: device.deviceId,
      hub_id: null,
      account_id: null,
      network_id: null,
      network_name: null,
      lamport: 0,
      wall_clock: 0,
      bundle_seq: 0,
    })
    .execute()
  await db
    .insertInto('devices')
    .values({
      no: OWN_DEVICE_NO,
      device_id: device.deviceId,
      hub_id: null,
      label: '',
      sign_key: device.sign.publicKey,
      box_key: device.box.publicKey,
      added_at: clock.now(),
    })
    .execute()
  await beginOwnFeed(db)
}

/** The feed of this device before its first commit. */
export async function beginOwnFeed(db: WriteDb): Promise<void> {
  await db
    .insertInto('feeds')
    .values({
      device_no: OWN_DEVICE_NO,
      seq: 0,
      hash: FIRST_PREVIOUS_HASH,
      lamport: 0,
      wall_clock: 0,
      cited_seq: 0,
      state: 'open',
    })
    .execute()
}
