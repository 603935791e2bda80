import type { DeviceId, HubId } from '../../../shared/domain/ids'
import { numberSeries } from '../../../shared/domain/letter-number'
import type { ReservedRange } from '../../../shared/sync/reserved-numbers'
import type { ReadDb, WriteDb } from '../../database/database'
import { type NumberShare, splitShare, wholeShare } from '../../features/numbers/number-share'
import {
  listTaken,
  saveNumberShare,
  saveTakenAtJoining,
} from '../../features/numbers/share-repository'
import { originOf } from '../identity/retired-devices'
import type { HubGrant, Trust } from './certificates'
import type { OpenedInvitation } from './invitation'

/**
 * Which numbers a PC may reserve follows from the invitations to its hub (features/numbers/number-share):
 * each gives a part of the inviter's share away, in the order they were written. Whoever was invited
 * holds, in the invitation itself, all that came before it, so both sides work out the same.
 */
export function shareOf(trust: Trust, device: string): NumberShare {
  const origin = originOf(trust, device)
  return grantsOf(trust, origin).reduce(
    (share) => splitShare(share).kept,
    beginningOf(trust, origin),
  )
}

/** What a PC began with: part of what its inviter had, or all of it where nobody of its hub invited it. */
function beginningOf(trust: Trust, device: string): NumberShare {
  const invitation = trust.devices.get(device)?.issuer
  const grant = trust.hubGrants.find(({ id }) => id === invitation)
  if (grant === undefined) return wholeShare
  const inviter = originOf(trust, grant.issuer)
  let share = beginningOf(trust, inviter)
  for (const one of grantsOf(trust, inviter)) {
    const { kept, given } = splitShare(share)
    if (one.id === grant.id) return given
    share = kept
  }
  return share
}

/** Of a PC under all identities it had, in the order they were written. */
function grantsOf(trust: Trust, origin: string): readonly HubGrant[] {
  return trust.hubGrants
    .filter(({ issuer }) => originOf(trust, issuer) === origin)
    .sort((left, right) => left.issuedAt - right.issuedAt || (left.id < right.id ? -1 : 1))
}

/** The clocks of these PCs run backwards at times; the order of a PC's invitations must not. */
export function afterGrants(trust: Trust, device: string, now: number): number {
  const last = grantsOf(trust, originOf(trust, device)).at(-1)
  return last === undefined ? now : Math.max(now, last.issuedAt + 1)
}

export async function noteNumberShare(db: WriteDb, trust: Trust): Promise<void> {
  const own = await db.selectFrom('device').select('device_id').executeTakeFirst()
  if (own === undefined || !trust.devices.has(own.device_id)) return
  await saveNumberShare(db, shareOf(trust, own.device_id))
}

/** For an invitation: every number reserved in the hub so far. */
export async function reservedRanges(db: ReadDb, hub: HubId): Promise<readonly ReservedRange[]> {
  const taken = await listTaken(db, hub)
  return taken.map(({ series, ...range }) => ({ ...range, series: numberSeries.indexOf(series) }))
}

export async function noteReserved(
  db: WriteDb,
  hub: string,
  { inviter, reserved }: Pick<OpenedInvitation, 'inviter' | 'reserved'>,
): Promise<void> {
  const ranges = reserved.flatMap(({ series: place, ...range }) => {
    const series = numberSeries[place]
    return series === undefined || range.first < 1 ? [] : [{ ...range, series }]
  })
  // Both are ids by the format of the invitation.
  await saveTakenAtJoining(db, { hubId: hub as HubId, by: inviter as DeviceId, ranges })
}
