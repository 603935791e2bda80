import { join as joinPath } from 'node:path'

import type { NetworkId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { WriteDb } from '../../database/database'
import type { Ports, TaskContext } from '../../features/handler'
import { writeFileAtomically } from '../../platform/atomic-file'
import { networkIdOf } from '../../platform/key-ids'
import { invitationFileName, networkFolder } from '../exchange/stick'
import { chainStatements, ownIdentities } from '../identity/identity-chain'
import { readTrust, signStatement } from './certificates'
import { createInvitation } from './invitation'
import { afterGrants, reservedRanges } from './number-share'
import {
  enterNetwork,
  getNetwork,
  getOwnHub,
  loadTrust,
  saveInvitation,
  saveTrust,
} from './trust-repository'

/** Founds a network on this device: its key is where every chain of trust will end. */
export async function foundNetwork(
  name: string,
  { db, device, clock }: Pick<Ports, 'device' | 'clock'> & { readonly db: WriteDb },
): Promise<{ readonly networkId: NetworkId }> {
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  if (own?.network_id) throw new AppError('network.exists')
  const now = clock.now()
  // Where this PC had other identities before, the first one founds: its records are in the feed.
  const identities = await ownIdentities(db, device)
  const founder = identities[0] ?? device
  const charter = signStatement(
    { kind: 'charter', founderKey: founder.sign.publicKey, name, serial: 1, issuedAt: now },
    founder.sign.secretKey,
  )
  // A network's id has the form of every other id.
  const id = networkIdOf(founder.sign.publicKey) as NetworkId
  const chain = await chainStatements(db, identities, { network: id, now })
  const trust = readTrust(id, [charter, ...chain])
  assert(
    trust !== null && trust.devices.has(device.deviceId),
    'a network is trusted by its founder',
  )
  await saveTrust(db, trust, now)
  await enterNetwork(db, { id, name })
  return { networkId: id }
}

/**
 * Makes an invitation and leaves its file on the drive. The words are returned once and kept
 * nowhere: whoever has both the file and the words joins in our name. One for our own hub lets in
 * a further PC of it, which then shares what never leaves the hub.
 */
export async function invite(
  options: { readonly root: string; readonly label: string; readonly forOwnHub: boolean },
  context: TaskContext,
): Promise<{ readonly fileName: string; readonly words: readonly string[] }> {
  const { db, device, clock } = context
  const network = await getNetwork(db)
  const trust = await loadTrust(db, network.id)
  const now = clock.now()
  const hub = options.forOwnHub ? (await getOwnHub(db)).id : null
  const invitation = await createInvitation({
    trust,
    inviter: { id: device.deviceId, signSecretKey: device.sign.secretKey },
    hub,
    reserved: hub === null ? [] : await reservedRanges(db, hub),
    issuedAt: afterGrants(trust, device.deviceId, now),
  })
  const fileName = invitationFileName(options.label, invitation.id)
  const path = joinPath(networkFolder(options.root, network.id), fileName)
  await writeFileAtomically(path, (write) => write(invitation.file))
  await context.write('exchange.invite', async (write) => {
    const { id, grant } = invitation
    const grown = readTrust(network.id, [...trust.statements, grant])
    assert(grown, 'our own network stays trusted')
    await saveTrust(write, grown, now)
    await saveInvitation(write, { id, label: options.label, createdAt: now, boxKeys: null })
  })
  return { fileName, words: invitation.words }
}
