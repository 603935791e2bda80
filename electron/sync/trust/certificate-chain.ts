import type {
  DeviceCard,
  Endorsement,
  InvitationGrant,
  Revocation,
  Statement,
} from '../../../shared/sync/trust-statements'
import { keyIdOf } from '../../platform/key-ids'
import {
  compareStatements,
  type Held,
  isGenuine,
  type StatementHeap,
} from './certificate-statements'

/** From the founder along endorsements to every device: who is in, through whom, in which hub. */
export type Member = {
  readonly id: string
  readonly card: Held<DeviceCard>
  /** Who vouched for it by the shortest chain; the founder for itself. */
  readonly parent: string
}
export type Guest = {
  readonly id: string
  readonly grant: Held<InvitationGrant>
  readonly usedBy: string[]
}
export type Revocations = ReadonlyMap<string, Held<Revocation>>

export type Members = {
  readonly devices: Map<string, Member>
  readonly guests: Map<string, Guest>
  /** Pairs of devices that an endorsement binds to one hub. */
  readonly hubLinks: (readonly [string, string])[]
  readonly used: Uint8Array[]
}

/** Breadth first, so that the shortest chain to a device is the one that counts. */
export function connectMembers(
  heap: StatementHeap,
  founder: string,
  revocations: Revocations = new Map(),
): Members {
  const members: Members = { devices: new Map(), guests: new Map(), hubLinks: [], used: [] }
  const founderCard = heap.cards.get(founder)
  if (!founderCard) return members
  members.devices.set(founder, { id: founder, card: founderCard, parent: founder })
  const endorsements = byIssuer(heap.endorsements)
  const invitations = byIssuer(heap.invitations)
  const queue = [founder]
  // Grows while it is walked: each device and invitation enters once.
  for (const id of queue) {
    const voucher = voucherOf(members, id)
    if (!voucher) continue
    for (const held of endorsements.get(id) ?? []) {
      const kept = revocations.get(voucher.device.id)?.value.keeps
      if (kept && !kept.includes(held.value.subject)) continue
      if (admit({ heap, members, voucher, held })) queue.push(held.value.subject)
    }
    // Who was invited may join, not invite.
    if (voucher.guest) continue
    for (const held of invitations.get(id) ?? []) {
      const guestId = keyIdOf(held.value.signKey)
      if (invite({ members, voucher, held, guestId })) queue.push(guestId)
    }
  }
  return members
}

function invite(step: {
  readonly members: Members
  readonly voucher: Voucher
  readonly held: Held<InvitationGrant>
  readonly guestId: string
}): boolean {
  const { members, voucher, held, guestId } = step
  if (members.guests.has(guestId) || !isGenuine(held, voucher.signKey)) return false
  members.used.push(held.bytes)
  members.guests.set(guestId, { id: guestId, grant: held, usedBy: [] })
  return true
}

type Voucher = {
  /** The device that answers for it, also when its invitation signed. */
  readonly device: Member
  readonly guest: Guest | null
  readonly signKey: Uint8Array
}

function voucherOf(members: Members, id: string): Voucher | null {
  const guest = members.guests.get(id) ?? null
  const device = members.devices.get(guest ? guest.grant.value.issuer : id)
  if (!device) return null
  return { device, guest, signKey: (guest?.grant ?? device.card).value.signKey }
}

/** True when the endorsement brings in a device that was not there yet. */
function admit(step: {
  readonly heap: StatementHeap
  readonly members: Members
  readonly voucher: Voucher
  readonly held: Held<Endorsement>
}): boolean {
  const { heap, members, voucher, held } = step
  const { subject, issuer } = held.value
  const card = heap.cards.get(subject)
  if (!card || !isGenuine(held, voucher.signKey)) return false
  members.used.push(held.bytes)
  voucher.guest?.usedBy.push(subject)
  // A hub's private columns go only to devices that a device of the same hub has vouched for.
  const hub = voucher.guest ? voucher.guest.grant.value.hub : held.value.hub
  if (hub !== null && hub === card.value.hub && hub === voucher.device.card.value.hub) {
    members.hubLinks.push([voucher.device.id, subject])
  }
  if (members.devices.has(subject)) return false
  members.devices.set(subject, { id: subject, card, parent: issuer })
  return true
}

export type AcceptedRevocations = {
  readonly accepted: Revocations
  /** Every report a member signed, whether it counts now or not: other news may make it count. */
  readonly genuine: readonly Uint8Array[]
}

/**
 * A device may be reported lost by its own hub and by any hub that stands above it, never the founder.
 * Reports of those nearer to the founder count first, so that a thief cannot report the owner.
 */
export function acceptRevocations(
  heap: StatementHeap,
  members: Members,
  founder: string,
): AcceptedRevocations {
  const roots = hubRoots(members)
  const accepted = new Map<string, Held<Revocation>>()
  const genuine: Uint8Array[] = []
  const ordered = heap.revocations
    .map((held) => ({ held, depth: chainTo(members, held.value.issuer).length }))
    .sort((left, right) => left.depth - right.depth || compareStatements(left.held, right.held))
  for (const { held } of ordered) {
    const { issuer, subject, lastSeq } = held.value
    const signKey = members.devices.get(issuer)?.card.value.signKey
    if (!signKey || !isGenuine(held, signKey)) continue
    genuine.push(held.bytes)
    if (subject === founder || subject === issuer || accepted.has(issuer)) continue
    // A hub answers for whom it let in, on whichever of its PCs and after any renewal.
    const isAbove = chainTo(members, subject).some((id) => roots.get(id) === roots.get(issuer))
    if (!isAbove) continue
    const known = accepted.get(subject)
    if (known && known.value.lastSeq <= lastSeq) continue
    accepted.set(subject, held)
  }
  return { accepted, genuine }
}

/** The devices and invitations between a device and the founder, nearest first, itself included. */
function chainTo(members: Members, start: string): readonly string[] {
  const chain: string[] = []
  for (let id = start; !chain.includes(id);) {
    chain.push(id)
    const next = members.devices.get(id)?.parent ?? members.guests.get(id)?.grant.value.issuer
    if (next === undefined) break
    id = next
  }
  return chain
}

/** Per device the smallest id among the devices it shares a hub with. */
export function hubRoots(members: Members): ReadonlyMap<string, string> {
  const roots = new Map([...members.devices.keys()].map((id) => [id, id]))
  const rootOf = (id: string): string => {
    const root = roots.get(id) ?? id
    return root === id ? id : rootOf(root)
  }
  for (const [left, right] of members.hubLinks) {
    const [small = left, large = right] = [rootOf(left), rootOf(right)].sort()
    roots.set(large, small)
  }
  return new Map([...roots.keys()].map((id) => [id, rootOf(id)]))
}

function byIssuer<S extends Statement & { readonly issuer: string }>(
  statements: readonly Held<S>[],
): ReadonlyMap<string, readonly Held<S>[]> {
  const groups = new Map<string, Held<S>[]>()
  // Sorted, so that the set and not the order of arrival decides.
  for (const held of [...statements].sort((left, right) => compareStatements(left, right))) {
    const group = groups.get(held.value.issuer)
    if (group) group.push(held)
    else groups.set(held.value.issuer, [held])
  }
  return groups
}
