import {
  certificateRoles,
  type CheckedCertificate,
  type Verdict,
} from '../../../shared/domain/certificate'
import { certificateId } from '../../../shared/domain/ids'
import { deviceTagOf, type ReadCode, readCodeText } from '../../../shared/sync/certificate-code'
import { FormatError } from '../../../shared/sync/format-error'
import { DOMAINS } from '../../../shared/sync/signed-domains'
import type { ReadDb } from '../../database/database'
import { findCertificate } from '../../features/certificates/certificate-repository'
import type { QueryContext } from '../../features/handler'
import { isSignedBy } from '../../platform/crypto'
import { readTrustOnce } from './trust-memo'
import { listStatements } from './trust-repository'

/**
 * What a code on a printed certificate is worth, without a network: every PC knows the keys of all
 * others from the trust statements, also of those that went on under new keys or were reported lost.
 */
export async function checkCertificate(
  text: string,
  context: Pick<QueryContext, 'db' | 'device'>,
): Promise<CheckedCertificate> {
  const read = readOrWhy(text)
  if (typeof read === 'string') return { ...unbelieved, verdict: read }
  const issuer = await findIssuer(read.facts.deviceTag, context)
  if (issuer === null) return { ...unbelieved, verdict: 'unknown-issuer' }
  const message = new Uint8Array([...DOMAINS.printedCertificate, ...read.body])
  if (!isSignedBy(issuer.signKey, message, read.signature)) {
    return { ...unbelieved, verdict: 'altered' }
  }
  const { role, ...facts } = read.facts
  const found = await findCertificate(context.db, certificateId.parse(read.facts.certificateId))
  const genuine = {
    facts: {
      number: facts.number,
      name: facts.name,
      activity: facts.activity,
      jp: facts.jp,
      issuedOn: facts.issuedOn,
      role: certificateRoles[role] ?? null,
    },
    issuerHub: issuer.hubName,
    isKnown: found !== null,
    lostAt: issuer.lostAt,
    revokedAt: found?.revokedAt ?? null,
    revokedReason: found?.revokedReason ?? null,
  }
  return { ...genuine, verdict: verdictOf(found, issuer) }
}

const unbelieved = {
  facts: null,
  issuerHub: null,
  isKnown: false,
  lostAt: null,
  revokedAt: null,
  revokedReason: null,
} as const

function readOrWhy(text: string): ReadCode | 'altered' | 'too-new' {
  try {
    return readCodeText(text)
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    return error.reason === 'unsupported' ? 'too-new' : 'altered'
  }
}

function verdictOf(
  found: Awaited<ReturnType<typeof findCertificate>>,
  { isTrusted }: Issuer,
): Verdict {
  // A record that is here was written before the PC was lost: later ones are taken by nobody. Without
  // one, a thief may have signed it with any date.
  if (found === null) return isTrusted ? 'valid' : 'lost-issuer'
  if (found.revokedAt !== null || found.isRemoved) return 'revoked'
  return found.isErased ? 'erased' : 'valid'
}

type Issuer = {
  readonly signKey: Uint8Array
  readonly hubName: string | null
  readonly isTrusted: boolean
  readonly lostAt: number | null
}

async function findIssuer(
  tag: string,
  { db, device }: Pick<QueryContext, 'db' | 'device'>,
): Promise<Issuer | null> {
  const known = await findInNetwork(db, tag)
  if (known !== null) return known
  // Before there was a network, or under a name this PC had before its database was restored.
  const own = [device, ...device.former].find(({ deviceId }) => deviceTagOf(deviceId) === tag)
  if (own === undefined) return null
  const hub = await db
    .selectFrom('device')
    .innerJoin('hubs', 'hubs.id', 'device.hub_id')
    .select('hubs.name')
    .executeTakeFirst()
  return { signKey: own.sign.publicKey, hubName: hub?.name ?? null, isTrusted: true, lostAt: null }
}

async function findInNetwork(db: ReadDb, tag: string): Promise<Issuer | null> {
  const own = await db.selectFrom('device').select('network_id').executeTakeFirst()
  if (!own?.network_id) return null
  const trust = readTrustOnce(own.network_id, await listStatements(db))
  const found = [...(trust?.devices.values() ?? [])].find(({ id }) => deviceTagOf(id) === tag)
  if (found === undefined) return null
  return {
    signKey: found.signKey,
    hubName: found.hubName,
    isTrusted: found.revokedAfter === null,
    lostAt: found.report?.issuedAt ?? null,
  }
}
