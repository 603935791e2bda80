import { readFile, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'

import type { HubOwner } from '../../../shared/domain/hub'
import type { NetworkId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { LIMITS } from '../../../shared/sync/wire-limits'
import type { WriteDb } from '../../database/database'
import type { TaskContext } from '../../features/handler'
import { slowDown } from '../../features/settings/word-tries'
import type { Identity } from '../../platform/device-keys'
import { asDriveError } from '../../platform/drive-errors'
import { type FoundInvitation, invitationLabel, lookAtStick } from '../exchange/stick'
import { chainStatements, ownIdentities } from '../identity/identity-chain'
import { adoptHub, beginInHub, canAdoptHub } from './adopt-hub'
import { readTrust } from './certificates'
import { acceptInvitation, type OpenedInvitation, openInvitation } from './invitation'
import { noteReserved } from './number-share'
import { enterNetwork, saveInvitation, saveTrust } from './trust-repository'
import { noteUsed, wasUsedBefore } from './used-invitation'

type ChosenInvitation = {
  /** Of the drive. */
  readonly root: string
  readonly fileName: string
  readonly words: string
}
type Joined = {
  readonly networkId: NetworkId
  readonly networkName: string
  readonly inviterHub: string
}

/** Joins the network of an invitation: this device vouches for itself with the invitation's key. */
export async function joinNetwork(
  options: ChosenInvitation,
  context: TaskContext,
): Promise<Joined> {
  return join(options, context, async (db, invited) => {
    if (invited.hub !== null) await adoptHub(db, invited.hub, context.clock.now())
  })
}

/** As `joinNetwork`, at first run: this PC becomes one of the inviter's hub. */
export async function joinHub(
  options: ChosenInvitation,
  owner: HubOwner,
  context: TaskContext,
): Promise<Joined> {
  return join(options, context, async (db, { hub }) => {
    if (hub === null) throw new AppError('invitation.for-other-hub')
    await beginInHub(db, hub, { ...owner, accountId: context.ids.next<'account'>() })
  })
}

/** `hub`: that of the inviter, when the invitation is for a further PC of it. */
type Invited = { readonly hub: { readonly id: string; readonly name: string } | null }

async function join(
  options: ChosenInvitation,
  context: TaskContext,
  settle: (db: WriteDb, invited: Invited) => Promise<void>,
): Promise<Joined> {
  const { db, device, clock } = context
  const { invitations } = await lookAtStick(options.root)
  // Only what is on the drive can be named, never a path.
  const chosen = invitations.find(({ fileName }) => fileName === options.fileName)
  if (!chosen) throw new AppError('invitation.not-an-invitation')
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  if (own?.network_id) {
    const isOurs = basename(dirname(chosen.path)).toLowerCase() === own.network_id
    throw new AppError(isOurs ? 'invitation.own-network' : 'network.exists')
  }
  const file = await readInvitationFile(chosen.path)
  const others = invitations.filter((invitation) => invitation !== chosen)
  const opened = await slowDown(context, joinWords, () => openWithAny(file, options.words, others))
  const { trust } = opened
  const identities = await ownIdentities(db, device)
  const ownIds = identities.map(({ deviceId }) => deviceId)
  const invitation = trust.invitations.get(opened.id)
  if (!invitation || invitation.usedBy.length > 0) throw new AppError('invitation.used')
  if (await wasUsedBefore(chosen, opened, ownIds)) throw new AppError('invitation.used')
  const inviter = trust.devices.get(opened.inviter)
  if (invitation.hub !== null && !(await canAdoptHub(db, invitation.hub))) {
    throw new AppError('invitation.hub-has-records', { hub: inviter?.hubName ?? '' })
  }
  const now = clock.now()
  const networkId = trust.network as NetworkId // a network's id has the form of every other id
  const endorsement = acceptInvitation(opened, {
    // Where this PC had other identities before, the first one is invited and vouches for the next.
    device: (identities[0] ?? device).deviceId,
    issuedAt: now,
  })
  await context.write('exchange.join', async (write) => {
    const name = inviter?.hubName ?? ''
    await settle(write, { hub: invitation.hub === null ? null : { id: invitation.hub, name } })
    await enter(write, { opened, endorsement, identities, now })
    if (invitation.hub !== null) await noteReserved(write, invitation.hub, opened)
  })
  await noteUsed(chosen, endorsement)
  return { networkId, networkName: trust.name, inviterHub: inviter?.hubName ?? '' }
}

const joinWords = {
  name: 'join-tries',
  command: 'exchange.join',
  wrongCode: 'invitation.wrong-words',
  waitCode: 'invitation.too-many-tries',
} as const

async function enter(
  db: WriteDb,
  joining: {
    readonly opened: OpenedInvitation
    readonly endorsement: Uint8Array
    readonly identities: readonly Identity[]
    readonly now: number
  },
): Promise<void> {
  const { opened, endorsement, identities, now } = joining
  const { trust } = opened
  const networkId = trust.network as NetworkId // a network's id has the form of every other id
  const chain = await chainStatements(db, identities, { network: networkId, now })
  const joined = readTrust(networkId, [...trust.statements, ...chain, endorsement])
  const own = identities.at(-1)
  assert(joined && own && joined.devices.has(own.deviceId), 'whoever joins belongs to it')
  await saveTrust(db, joined, now)
  await enterNetwork(db, { id: networkId, name: trust.name })
  // Bundles made before anybody knew this device are sealed to the invitation.
  await saveInvitation(db, {
    id: opened.id,
    label: trust.name,
    createdAt: now,
    boxKeys: opened.box,
  })
}

async function readInvitationFile(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > LIMITS.invitationBytes) throw new AppError('invitation.not-an-invitation')
    return await readFile(path)
  } catch (error) {
    throw asDriveError(error, 'reading')
  }
}

/** Trying a key costs a slow PC a second, so only a few other invitations are tried. */
const othersTried = 4

async function openWithAny(
  file: Uint8Array,
  words: string,
  others: readonly FoundInvitation[],
): Promise<OpenedInvitation> {
  try {
    return await openInvitation(file, words)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invitation.wrong-words') throw error
    for (const { path, fileName } of others.slice(0, othersTried)) {
      const fits = await readInvitationFile(path)
        .then((other) => openInvitation(other, words))
        .then(
          () => true,
          // Whatever is wrong with that file, it is not the one that was chosen.
          () => false,
        )
      if (fits) {
        throw new AppError('invitation.other-words', { label: invitationLabel(fileName) })
      }
    }
    throw error
  }
}
