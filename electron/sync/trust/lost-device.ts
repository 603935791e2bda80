import type { DeviceId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { CommandContext } from '../../features/handler'
import { readTrust, signStatement, type Trust, type TrustedDevice } from './certificates'
import { getNetwork, loadTrust, saveTrust } from './trust-repository'

/**
 * Signs that a device is lost. What we hold of its feed stays trusted, what it writes from now on is
 * kept and passed on but applied nowhere. Whoever it had vouched for, as far as we know them today,
 * stays in: only people the thief lets in later fall with it.
 */
export async function reportLost(
  { deviceId, reason }: { readonly deviceId: DeviceId; readonly reason: string },
  { db, device, clock }: CommandContext,
): Promise<{ readonly keptCommits: number }> {
  const network = await getNetwork(db)
  const trust = await loadTrust(db, network.id)
  checkReportable(trust, device.deviceId, deviceId)
  const { seq } = await db
    .selectFrom('feeds')
    .innerJoin('devices', 'devices.no', 'feeds.device_no')
    .select('feeds.seq')
    .where('devices.device_id', '=', deviceId)
    .executeTakeFirstOrThrow()
  const now = clock.now()
  const report = (subject: TrustedDevice, lastSeq: number, why: string) =>
    signStatement(
      {
        kind: 'revocation',
        network: network.id,
        issuer: device.deviceId,
        subject: subject.id,
        lastSeq,
        keeps: vouchedFor(trust, subject.id),
        reason: why,
        issuedAt: now,
      },
      device.sign.secretKey,
    )
  const statements = [...trust.devices.values()].flatMap((subject) => {
    if (subject.id === deviceId) return [report(subject, seq, reason)]
    // The word of a lost device no longer counts, so what it had rightly reported is said again.
    const isItsReport = subject.report?.issuer === deviceId && subject.revokedAfter !== null
    if (!isItsReport || !mayReport(trust, device.deviceId, subject.id)) return []
    return [report(subject, subject.revokedAfter, subject.report.reason)]
  })
  const grown = readTrust(network.id, [...trust.statements, ...statements])
  assert(grown?.devices.get(deviceId)?.revokedAfter === seq, 'our report counts')
  await saveTrust(db, grown, now)
  return { keptCommits: seq }
}

function checkReportable(trust: Trust, own: DeviceId, subject: DeviceId): void {
  const known = trust.devices.get(subject)
  if (!known) throw new AppError('device.missing')
  if (subject === own) throw new AppError('device.own')
  if (known.revokedAfter !== null) throw new AppError('device.already-lost')
  if (mayReport(trust, own, subject)) return
  const inviter = inviterOf(trust, known) ?? known
  throw new AppError('device.not-ours-to-report', { hub: inviter.hubName })
}

/** As section 9 of shared/sync/README.md says: by its own hub or one above it; never the founder. */
export function mayReport(trust: Trust, issuer: string, subject: string): boolean {
  const from = trust.devices.get(issuer)
  const about = trust.devices.get(subject)
  if (!from || !about || from.revokedAfter !== null) return false
  if (subject === issuer || subject === trust.founder) return false
  const seen = new Set<string>()
  for (let device: TrustedDevice | undefined = about; device; device = inviterOf(trust, device)) {
    if (device.hubRoot === from.hubRoot) return true
    if (seen.has(device.id)) return false
    seen.add(device.id)
  }
  return false
}

/** The device that let it in, directly or by an invitation; undefined for the founder. */
export function inviterOf(trust: Trust, device: TrustedDevice): TrustedDevice | undefined {
  if (device.issuer === device.id) return undefined
  const invitation = trust.invitations.get(device.issuer)
  return trust.devices.get(invitation ? invitation.issuer : device.issuer)
}

function vouchedFor(trust: Trust, voucher: string): readonly string[] {
  return [...trust.devices.values()]
    .filter((device) => device.revokedAfter === null && inviterOf(trust, device)?.id === voucher)
    .map(({ id }) => id)
}
