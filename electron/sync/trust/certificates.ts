import {
  encodeStatement,
  type Renouncement,
  type Revocation,
  type Statement,
} from '../../../shared/sync/trust-statements'
import { sign } from '../../platform/crypto'
import { keyIdOf } from '../../platform/key-ids'
import {
  acceptRevocations,
  connectMembers,
  hubRoots,
  type Members,
  type Revocations,
} from './certificate-chain'
import {
  compareStatements,
  type Held,
  isGenuine,
  signedMessage,
  StatementHeap,
} from './certificate-statements'

/**
 * Who belongs to a network (DESIGN 5.6). Trust is a function of a set of signed statements, in
 * whatever order they arrived: from the founder along endorsements to every device.
 */
export type TrustedDevice = {
  readonly id: string
  readonly signKey: Uint8Array
  readonly boxKey: Uint8Array
  readonly hub: string
  readonly hubName: string
  readonly label: string
  /** The device or invitation that vouched for it; the founder vouches for itself. */
  readonly issuer: string
  /** Devices with equal `hubRoot` share one hub by endorsement, not merely by saying so. */
  readonly hubRoot: string
  /**
   * Commits after this one are not trusted: the device was reported lost, or (then 0) only a lost
   * one had vouched for it. Null: trusted.
   */
  readonly revokedAfter: number | null
  /** Who reported it lost, when by their clock, and why. */
  readonly report: LostReport | null
  /** The identity it had before: a restored or copied PC goes on under new keys (section 9). */
  readonly renewalOf: string | null
}

export type LostReport = {
  readonly issuer: string
  readonly reason: string
  readonly issuedAt: number
}

export type TrustedInvitation = {
  readonly id: string
  readonly issuer: string
  readonly signKey: Uint8Array
  readonly boxKey: Uint8Array
  readonly hub: string | null
  /** Devices that joined with it: none while it is open, more than one when it was passed around. */
  readonly usedBy: readonly string[]
}

/** A further PC was invited to its issuer's own hub: what counts for the share of numbers it has. */
export type HubGrant = {
  readonly id: string
  readonly issuer: string
  /** By the issuer's clock, which its own later invitations are never before. */
  readonly issuedAt: number
}

export type Trust = {
  readonly network: string
  readonly name: string
  readonly founder: string
  readonly devices: ReadonlyMap<string, TrustedDevice>
  readonly invitations: ReadonlyMap<string, TrustedInvitation>
  /** Also those of lost devices: what was given away stays given away. */
  readonly hubGrants: readonly HubGrant[]
  /** By device, the branches of its feed that a copy of it gave up. */
  readonly renounced: ReadonlyMap<string, readonly Renouncement[]>
  /** Genuine statements that are connected to the founder: what to store and pass on. */
  readonly statements: readonly Uint8Array[]
}

/** The statement and its signature: what is stored and travels. */
export function signStatement(statement: Statement, signSecretKey: Uint8Array): Uint8Array {
  const body = encodeStatement(statement)
  return new Uint8Array(Buffer.concat([body, sign(signedMessage(body), signSecretKey)]))
}

/**
 * Null when there is no genuine charter and founder's card of this network. Statements that are
 * damaged, forged, of another network or by strangers are left out.
 */
export function readTrust(network: string, statements: Iterable<Uint8Array>): Trust | null {
  const heap = new StatementHeap(network)
  for (const bytes of statements) heap.add(bytes)
  const { charter } = heap
  if (!charter) return null
  const founder = keyIdOf(charter.value.founderKey)
  const everyone = connectMembers(heap, founder)
  if (!everyone.devices.has(founder)) return null
  const { accepted, genuine } = acceptRevocations(heap, everyone, founder)
  // A lost device could have vouched for anybody, so what hangs on it falls too, unless it was kept.
  const members = connectMembers(heap, founder, accepted)
  const renouncements = acceptRenouncements(heap, everyone)
  return {
    network,
    name: charter.value.name,
    founder,
    devices: devicesOf({ everyone, members, revocations: accepted }),
    invitations: invitationsOf(members, accepted),
    hubGrants: [...everyone.guests.values()].flatMap(({ id, grant: { value } }) =>
      value.hub === null ? [] : [{ id, issuer: value.issuer, issuedAt: value.issuedAt }],
    ),
    renounced: renouncedOf(renouncements, accepted),
    statements: [
      charter.bytes,
      ...[...everyone.devices.values()].map(({ card }) => card.bytes),
      ...everyone.used,
      ...genuine,
      ...renouncements.map(({ bytes }) => bytes),
    ],
  }
}

function acceptRenouncements(
  heap: StatementHeap,
  everyone: Members,
): readonly Held<Renouncement>[] {
  return [...heap.renouncements]
    .sort((left, right) => compareStatements(left, right))
    .filter((held) => {
      const card = everyone.devices.get(held.value.issuer)?.card
      return card !== undefined && isGenuine(held, card.value.signKey)
    })
}

/** What a lost device gives up is a thief's word, and nobody acts on it. */
function renouncedOf(
  renouncements: readonly Held<Renouncement>[],
  revocations: Revocations,
): Trust['renounced'] {
  const renounced = new Map<string, Renouncement[]>()
  for (const { value } of renouncements) {
    if (revocations.has(value.issuer)) continue
    renounced.set(value.issuer, [...(renounced.get(value.issuer) ?? []), value])
  }
  return renounced
}

/**
 * The fallen stay listed, with nothing of theirs trusted: others may have built on their commits
 * before the report came, and what one hub holds and cites every hub must be able to hold.
 */
function devicesOf(options: {
  readonly everyone: Members
  readonly members: Members
  readonly revocations: Revocations
}): Trust['devices'] {
  const { everyone, members, revocations } = options
  const roots = hubRoots(members)
  return new Map(
    [...everyone.devices].map(([id, known]): [string, TrustedDevice] => {
      const { card, parent } = members.devices.get(id) ?? known
      const { signKey, boxKey, hub, hubName, label } = card.value
      const hubRoot = roots.get(id) ?? id
      const revocation = revocations.get(id)?.value
      const device = {
        id,
        signKey,
        boxKey,
        hub,
        hubName,
        label,
        issuer: parent,
        hubRoot,
        revokedAfter: members.devices.has(id) ? (revocation?.lastSeq ?? null) : 0,
        report: revocation ? pickReport(revocation) : null,
        renewalOf: isRenewal(everyone, id, parent) ? parent : null,
      }
      return [id, device]
    }),
  )
}

function pickReport({ issuer, reason, issuedAt }: Revocation): LostReport {
  return { issuer, reason, issuedAt }
}

/**
 * People join by invitations; a device that itself vouches for another one of its own hub does so
 * when its PC goes on under new keys.
 */
function isRenewal({ hubLinks, devices }: Members, id: string, parent: string): boolean {
  return (
    parent !== id &&
    devices.has(parent) &&
    hubLinks.some(([issuer, subject]) => issuer === parent && subject === id)
  )
}

function invitationsOf(members: Members, revocations: Revocations): Trust['invitations'] {
  return new Map(
    [...members.guests.values()]
      // What a lost device invited and nobody used stays shut.
      .filter(({ grant, usedBy }) => usedBy.length > 0 || !revocations.has(grant.value.issuer))
      .map(({ id, grant, usedBy }): [string, TrustedInvitation] => {
        const { issuer, signKey, boxKey, hub } = grant.value
        return [id, { id, issuer, signKey, boxKey, hub, usedBy: [...usedBy].sort() }]
      }),
  )
}
