import type { ReadDb } from '../../database/database'
import type { Trust } from '../trust/certificates'

/**
 * Identities that a PC has left behind: it goes on under a newer one. Where a copy of the PC goes on
 * under the old one, that copy's own news of the newer one tells; until then nobody waits for it.
 */
export async function listRetired(db: ReadDb, trust: Trust): Promise<ReadonlySet<string>> {
  const renewals = [...trust.devices.values()].flatMap(({ id, renewalOf }) =>
    renewalOf === null ? [] : [{ former: renewalOf, now: id }],
  )
  if (renewals.length === 0) return new Set()
  const seen = await db
    .selectFrom('known_vectors')
    .innerJoin('devices as holder', 'holder.no', 'known_vectors.holder_no')
    .innerJoin('devices as held', 'held.no', 'known_vectors.device_no')
    .select(['holder.device_id as holder', 'held.device_id as held'])
    .where('known_vectors.seq', '>', 0)
    .execute()
  const knows = new Set(seen.map(({ holder, held }) => `${holder}/${held}`))
  const { device_id: own } = await db
    .selectFrom('device')
    .select('device_id')
    .executeTakeFirstOrThrow()
  return new Set(
    renewals
      .filter(({ former, now }) => former !== own && !knows.has(`${former}/${now}`))
      .map(({ former }) => former),
  )
}

/** The identity a PC had in the beginning, before any renewal. */
export function originOf(trust: Trust, device: string): string {
  const seen = new Set<string>()
  for (let id = device; !seen.has(id);) {
    seen.add(id)
    const former = trust.devices.get(id)?.renewalOf ?? null
    if (former === null) return id
    id = former
  }
  return device
}
