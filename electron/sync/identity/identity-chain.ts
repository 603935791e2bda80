import { MARK_BYTES } from '../../../shared/sync/bundle-manifest'
import { RENOUNCED_MARKS } from '../../../shared/sync/trust-statements'
import type { ReadDb, WriteDb } from '../../database/database'
import type { DeviceKeys, Identity } from '../../platform/device-keys'
import { signStatement } from '../trust/certificates'
import { getOwnHub } from '../trust/trust-repository'

/**
 * One PC, one identity after the other. Each vouches for the next in the name of their hub, so a PC
 * that was restored or copied goes on without being invited anew, and what it had written under the
 * former names stays known.
 */
export async function ownIdentities(
  db: ReadDb | WriteDb,
  keys: DeviceKeys,
): Promise<readonly Identity[]> {
  const known = new Set(
    (await db.selectFrom('devices').select('device_id').execute()).map((row) => row.device_id),
  )
  const first = keys.former.findIndex(({ deviceId }) => known.has(deviceId))
  // From the first one that wrote something here; those between may have written elsewhere.
  return first === -1 ? [keys] : [...keys.former.slice(first), keys]
}

/** Their cards, and the endorsement of each by the one before. */
export async function chainStatements(
  db: ReadDb | WriteDb,
  identities: readonly Identity[],
  { network, now }: { readonly network: string; readonly now: number },
): Promise<readonly Uint8Array[]> {
  const hub = await getOwnHub(db)
  return identities.flatMap(({ deviceId, sign, box }, index) => {
    const card = signStatement(
      {
        kind: 'card',
        signKey: sign.publicKey,
        boxKey: box.publicKey,
        hub: hub.id,
        hubName: hub.name,
        label: hub.name,
        serial: 1,
        issuedAt: now,
      },
      sign.secretKey,
    )
    const before = identities[index - 1]
    if (!before) return [card]
    const endorsement = signStatement(
      {
        kind: 'endorsement',
        network,
        issuer: before.deviceId,
        subject: deviceId,
        hub: hub.id,
        issuedAt: now,
      },
      before.sign.secretKey,
    )
    return [card, endorsement]
  })
}

/** The end of a feed given up, signed by the identity that wrote it. `hashes` follow `after`. */
export function renounce(
  who: Identity,
  branch: {
    readonly network: string
    readonly after: number
    readonly hashes: readonly Uint8Array[]
    readonly now: number
  },
): Uint8Array {
  const { network, after, hashes, now } = branch
  const listed = hashes.slice(-RENOUNCED_MARKS)
  return signStatement(
    {
      kind: 'renouncement',
      network,
      issuer: who.deviceId,
      after,
      firstSeq: after + 1 + hashes.length - listed.length,
      marks: listed.map((hash) => hash.slice(0, MARK_BYTES)),
      issuedAt: now,
    },
    who.sign.secretKey,
  )
}
