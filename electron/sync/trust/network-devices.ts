import type { NetworkDevice } from '../../../shared/domain/network'
import type { ReadDb } from '../../database/database'
import { listRetired, originOf } from '../identity/retired-devices'
import { readTrust, type Trust, type TrustedDevice } from './certificates'
import { inviterOf, mayReport } from './lost-device'
import { listInvitations, listStatements } from './trust-repository'

/** The PCs of the network as their page lists them: ours first, then by hub. */
export async function listNetworkDevices(db: ReadDb): Promise<readonly NetworkDevice[]> {
  const own = await db.selectFrom('device').select(['device_id', 'network_id']).executeTakeFirst()
  if (!own?.network_id) return []
  const trust = readTrust(own.network_id, await listStatements(db))
  if (!trust) return []
  const rows = await db
    .selectFrom('devices')
    .leftJoin('feeds', 'feeds.device_no', 'devices.no')
    .select(['devices.device_id', 'devices.hub_id', 'devices.added_at', 'feeds.state'])
    .execute()
  const ownRoot = trust.devices.get(own.device_id)?.hubRoot
  const retired = await listRetired(db, trust)
  const labels = new Map((await listInvitations(db)).map(({ id, label }) => [id, label]))
  const devices = rows.flatMap((row): readonly NetworkDevice[] => {
    const device = trust.devices.get(row.device_id)
    if (!device || retired.has(device.id)) return []
    const origin = trust.devices.get(originOf(trust, device.id)) ?? device
    return [
      {
        deviceId: row.device_id,
        hubId: row.hub_id,
        hubName: device.hubName,
        knownSince: row.added_at,
        isOwn: row.device_id === own.device_id,
        isOfOwnHub: device.hubRoot === ownRoot,
        isFounder: origin.id === trust.founder,
        standing: standingOf(device, row.state),
        report: reportOf(trust, device),
        invitedBy: inviterOf(trust, origin)?.hubName ?? null,
        invitedAs: labels.get(origin.issuer) ?? null,
        sharesInvitationWith: twinsOf(trust, origin),
        canReport: device.revokedAfter === null && mayReport(trust, own.device_id, device.id),
      },
    ]
  })
  return devices.sort(
    (left, right) =>
      Number(right.isOwn) - Number(left.isOwn) ||
      Number(right.isOfOwnHub) - Number(left.isOfOwnHub) ||
      left.hubName.localeCompare(right.hubName, 'id') ||
      left.knownSince - right.knownSince,
  )
}

function standingOf(
  { revokedAfter, report }: TrustedDevice,
  feed: 'open' | 'forked' | null,
): NetworkDevice['standing'] {
  if (report !== null) return 'lost'
  if (revokedAfter !== null) return 'fallen'
  return feed === 'forked' ? 'forked' : 'trusted'
}

function reportOf(trust: Trust, { report }: TrustedDevice): NetworkDevice['report'] {
  if (report === null) return null
  return {
    byHubName: trust.devices.get(report.issuer)?.hubName ?? '',
    reportedAt: report.issuedAt,
    reason: report.reason,
  }
}

/** An invitation is for one PC; when several used it, somebody passed its words around. */
function twinsOf(trust: Trust, device: TrustedDevice): readonly string[] {
  const usedBy = trust.invitations.get(device.issuer)?.usedBy ?? []
  return usedBy
    .filter((id) => id !== device.id)
    .map((id) => trust.devices.get(id)?.hubName ?? '')
    .sort()
}
