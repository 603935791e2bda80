import { encodeStatement, type Statement } from '../../shared/sync/trust-statements'
import { sign } from '../platform/crypto'
import { keyIdOf } from '../platform/key-ids'
import {
  acceptRevocations,
  connectMembers,
  hubRoots,
  type Members,
  type Revocations,
} from './certificate-chain'
import { signedMessage, StatementHeap } from './certificate-statements'

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
  /** Commits after this one are not trusted: the device was reported lost. Null: trusted. */
  readonly revokedAfter: number | null
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

export type Trust = {
  readonly network: string
  readonly name: string
  readonly founder: string
  readonly devices: ReadonlyMap<string, TrustedDevice>
  readonly invitations: ReadonlyMap<string, TrustedInvitation>
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
  const revocations = acceptRevocations(heap, connectMembers(heap, founder), founder)
  // A lost device could have vouched for anybody, so what hangs on it goes too, unless it was kept.
  const members = connectMembers(heap, founder, revocations)
  if (!members.devices.has(founder)) return null
  return {
    network,
    name: charter.value.name,
    founder,
    devices: devicesOf(members, revocations),
    invitations: invitationsOf(members, revocations),
    statements: [
      charter.bytes,
      ...[...members.devices.values()].map(({ card }) => card.bytes),
      ...members.used,
      ...[...revocations.values()].map(({ bytes }) => bytes),
    ],
  }
}

function devicesOf(members: Members, revocations: Revocations): Trust['devices'] {
  const roots = hubRoots(members)
  return new Map(
    [...members.devices.values()].map(({ id, card, parent }): [string, TrustedDevice] => {
      const { signKey, boxKey, hub, hubName, label } = card.value
      const hubRoot = roots.get(id) ?? id
      const revokedAfter = revocations.get(id)?.value.lastSeq ?? null
      const issuer = parent
      return [id, { id, signKey, boxKey, hub, hubName, label, issuer, hubRoot, revokedAfter }]
    }),
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
