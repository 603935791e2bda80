import { readFile, stat } from 'node:fs/promises'
import { join as joinPath } from 'node:path'

import type { NetworkId } from '../../shared/domain/ids'
import { AppError } from '../../shared/lib/app-error'
import { assert } from '../../shared/lib/assert'
import { LIMITS } from '../../shared/sync/wire-limits'
import type { ReadDb, WriteDb } from '../database/database'
import type { Ports, TaskContext } from '../features/handler'
import { writeFileAtomically } from '../platform/atomic-file'
import { networkIdOf } from '../platform/key-ids'
import { readTrust, signStatement } from './certificates'
import { acceptInvitation, createInvitation, openInvitation } from './invitation'
import { invitationFileName, networkFolder } from './stick'
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

/**
 * Makes an invitation and leaves its file on the drive. The words are returned once and kept
 * nowhere: whoever has both the file and the words joins in our name.
 */
export async function invite(
  options: { readonly root: string; readonly label: string },
  context: TaskContext,
): Promise<{ readonly fileName: string; readonly words: readonly string[] }> {
  const { db, device, clock } = context
  const network = await getNetwork(db)
  const trust = await loadTrust(db, network.id)
  const now = clock.now()
  const invitation = await createInvitation({
    trust,
    inviter: { id: device.deviceId, signSecretKey: device.sign.secretKey },
    hub: null,
    issuedAt: now,
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

/** Joins the network of an invitation: this device vouches for itself with the invitation's key. */
export async function joinNetwork(
  options: { readonly path: string; readonly words: string },
  context: TaskContext,
): Promise<{
  readonly networkId: NetworkId
  readonly networkName: string
  readonly inviterHub: string
}> {
  const { db, device, clock } = context
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  if (own?.network_id) throw new AppError('network.exists')
  const file = await readInvitationFile(options.path)
  const opened = await openInvitation(file, options.words)
  const { trust } = opened
  if ((trust.invitations.get(opened.id)?.usedBy.length ?? 0) > 0) {
    throw new AppError('invitation.used')
  }
  const now = clock.now()
  const endorsement = acceptInvitation(opened, { device: device.deviceId, issuedAt: now })
  const card = await ownCard(db, { device, now })
  const joined = readTrust(trust.network, [...trust.statements, card, endorsement])
  assert(joined !== null && joined.devices.has(device.deviceId), 'whoever joins belongs to it')
  // A network's id has the form of every other id.
  const networkId = trust.network as NetworkId
  await context.write('exchange.join', async (write) => {
    await saveTrust(write, joined, now)
    await enterNetwork(write, { id: networkId, name: trust.name })
    // Bundles made before anybody knew this device are sealed to the invitation.
    await saveInvitation(write, {
      id: opened.id,
      label: trust.name,
      createdAt: now,
      boxKeys: opened.box,
    })
  })
  const inviterHub = trust.devices.get(opened.inviter)?.hubName ?? ''
  return { networkId, networkName: trust.name, inviterHub }
}

async function readInvitationFile(path: string): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > LIMITS.invitationBytes) throw new AppError('invitation.not-an-invitation')
  return readFile(path)
}
