import type { NetworkId } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import type { ReadDb, WriteDb } from '../database/database'
import type { Ports } from '../features/handler'
import { networkIdOf } from '../platform/key-ids'
import { readTrust, signStatement } from './certificates'
import { enterNetwork, getOwnHub, saveTrust } from './trust-repository'

/** Founds a network on this device: its key is where every chain of trust will end. */
export async function foundNetwork(
  name: string,
  { db, device, clock }: Pick<Ports, 'device' | 'clock'> & { readonly db: WriteDb },
): Promise<{ readonly networkId: NetworkId }> {
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  if (own?.network_id) throw new AppError('network.exists')
  const now = clock.now()
  const charter = signStatement(
    { kind: 'charter', founderKey: device.sign.publicKey, name, serial: 1, issuedAt: now },
    device.sign.secretKey,
  )
  // A network's id has the form of every other id.
  const id = networkIdOf(device.sign.publicKey) as NetworkId
  const trust = readTrust(id, [charter, await ownCard(db, { device, now })])
  assert(trust, 'a network is trusted by its founder')
  await saveTrust(db, trust, now)
  await enterNetwork(db, { id, name })
  return { networkId: id }
}

/** What this device says about itself: its keys and the hub it serves. */
export async function ownCard(
  db: ReadDb,
  { device, now }: Pick<Ports, 'device'> & { readonly now: number },
): Promise<Uint8Array> {
  const hub = await getOwnHub(db)
  return signStatement(
    {
      kind: 'card',
      signKey: device.sign.publicKey,
      boxKey: device.box.publicKey,
      hub: hub.id,
      hubName: hub.name,
      label: hub.name,
      serial: 1,
      issuedAt: now,
    },
    device.sign.secretKey,
  )
}
