import {
  type Candidate,
  type CertificateDesk,
  type CertificateIssue,
  certificateRoles,
  type CertificateRule,
  jpDiffers,
  usualRule,
} from '../../../shared/domain/certificate'
import type { ActivityId, CertificateId } from '../../../shared/domain/ids'
import { sumOfJp } from '../../../shared/domain/session'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { codeText, deviceTagOf, encodeCodeBody } from '../../../shared/sync/certificate-code'
import { DOMAINS } from '../../../shared/sync/signed-domains'
import type { ReadDb, WriteDb } from '../../database/database'
import { sign } from '../../platform/crypto'
import { findActivity } from '../activities/activity-repository'
import { listMarksOfActivity } from '../attendance/attendance-repository'
import { getRecap } from '../attendance/recap-repository'
import type { CommandContext, QueryContext } from '../handler'
import { listCandidates } from './certificate-candidates'
import { takeCertificateNumbers } from './certificate-numbers'
import {
  findCertificate,
  findRule,
  listCertificates,
  listIdNumbers,
  listProgramme,
  listStaffLines,
  listTaskOwners,
  putCertificates,
  putRule,
  type StaffLine,
} from './certificate-repository'
import { isSignable } from './certificate-signing'

/** Everything the page of an activity's certificates shows. */
export async function getDesk(
  activityId: ActivityId,
  { db }: { readonly db: ReadDb | WriteDb },
): Promise<CertificateDesk> {
  const recap = await getRecap(activityId, { db })
  const programme = await listProgramme(db, activityId)
  const programmeJp = sumOfJp(programme)
  const stored = await findRule(db, activityId)
  const rule = stored ?? { ...usualRule, jp: programmeJp || recap.jpTotal || null }
  const certificates = await listCertificates(db, activityId)
  const standing = certificates.filter((one) => isSignable(one))
  const people = listCandidates({
    rule,
    sessions: recap.sessions,
    rows: recap.rows,
    marks: await listMarksOfActivity(db, activityId),
    staff: await listStaffLines(db, activityId),
    taskOwners: await listTaskOwners(db, activityId),
    certificates,
  })
  return {
    rule,
    isUsual: stored === null,
    programme,
    programmeJp,
    sessionsJp: recap.jpTotal,
    people,
    unsigned: standing.filter(({ signedOn }) => signedOn === null).length,
    signed: standing.filter(({ signedOn }) => signedOn !== null).length,
  }
}

export async function saveRule(
  { activityId, rule }: { readonly activityId: ActivityId; readonly rule: CertificateRule },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  await requireActivity(db, activityId)
  await putRule(db, activityId, rule)
  return {}
}

/**
 * Gives numbers in the order of the desk and signs a code for each with the key of this PC. What was
 * wrong is checked for everybody before the first number is taken.
 */
export async function issueCertificates(
  { activityId, issuedOn, people }: CertificateIssue,
  context: Pick<CommandContext, 'db' | 'ids' | 'device' | 'session'>,
): Promise<{ readonly certificateIds: readonly CertificateId[] }> {
  const { db, session } = context
  assert(session, 'the contract lets bookkeepers in only')
  const activity = await requireActivity(db, activityId)
  const desk = await getDesk(activityId, context)
  if (jpDiffers(desk.rule, desk.programme)) {
    const { jp } = desk.rule
    throw new AppError('certificate.jp-differs', { front: jp ?? 0, back: desk.programmeJp })
  }
  const reasons = new Map(people.map(({ id, overrideReason }) => [id, overrideReason]))
  const chosen = desk.people.filter(({ id }) => reasons.has(id))
  if (chosen.length < reasons.size) throw new AppError('certificate.person-missing')
  for (const person of chosen) checkIssuable(person, reasons.get(person.id) ?? null)
  const hubId = activity.hubId ?? session.hubId
  const numbers = await takeCertificateNumbers(
    { hubId, count: chosen.length, day: issuedOn },
    context,
  )
  const idLines = await listIdLines(db, activityId, chosen)
  const rows = chosen.map((person, index) => {
    const taken = numbers[index]
    assert(taken, 'a number for everybody')
    return rowsOf(person, {
      ...taken,
      issuedOn,
      activity: { id: activityId, title: activity.title },
      jp: desk.rule.jp ?? person.jpEarned,
      idNumber: idLines.get(person.id) ?? null,
      overrideReason: person.shortfalls.length === 0 ? null : (reasons.get(person.id) ?? null),
      context,
    })
  })
  await putCertificates(db, rows)
  return { certificateIds: rows.map(({ certificate }) => certificate.id) }
}

function checkIssuable(person: Candidate, overrideReason: string | null): void {
  const { name } = person
  if (name === '') throw new AppError('certificate.person-missing')
  if (person.certificate !== null) throw new AppError('certificate.has-one', { name })
  if (person.shortfalls.length > 0 && overrideReason === null) {
    throw new AppError('certificate.reason-missing', { name })
  }
}

function rowsOf(
  person: Candidate,
  facts: {
    readonly seq: number
    readonly text: string
    readonly issuedOn: string
    readonly activity: { readonly id: ActivityId; readonly title: string }
    readonly jp: number
    readonly idNumber: string | null
    readonly overrideReason: string | null
    readonly context: Pick<CommandContext, 'ids' | 'device'>
  },
) {
  const { ids, device } = facts.context
  const id = ids.next<'certificate'>()
  const body = encodeCodeBody({
    deviceTag: deviceTagOf(device.deviceId),
    certificateId: id,
    role: certificateRoles.indexOf(person.role),
    jp: facts.jp,
    issuedOn: facts.issuedOn,
    number: facts.text,
    name: person.name,
    activity: facts.activity.title,
  })
  const message = new Uint8Array([...DOMAINS.printedCertificate, ...body])
  return {
    certificate: {
      id,
      activity_id: facts.activity.id,
      member_id: person.memberId,
      role: person.role,
      number: facts.text,
      number_seq: facts.seq,
      year: Number(facts.issuedOn.slice(0, 4)),
      jp: facts.jp,
      issued_on: facts.issuedOn,
    },
    name: {
      certificate_id: id,
      member_id: person.memberId,
      name: person.name,
      unit: person.unit,
      id_number: facts.idNumber,
      code: codeText(body, sign(message, device.sign.secretKey)),
      override_reason: facts.overrideReason,
    },
  }
}

/** 'NIP …', or 'NUPTK …' of whoever has no NIP, as it stands below the name. */
async function listIdLines(
  db: WriteDb,
  activityId: ActivityId,
  people: readonly Candidate[],
): Promise<ReadonlyMap<string, string>> {
  const numbers = await listIdNumbers(
    db,
    people.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])),
  )
  const staff = new Map<string, StaffLine>(
    (await listStaffLines(db, activityId)).map((line) => [line.id, line]),
  )
  return new Map(
    people.flatMap(({ id, memberId }): readonly (readonly [string, string])[] => {
      const own = memberId === null ? undefined : numbers.get(memberId)
      const nip = own?.nip ?? staff.get(id)?.nip ?? null
      if (nip !== null) return [[id, `NIP ${nip}`]]
      return own?.nuptk ? [[id, `NUPTK ${own.nuptk}`]] : []
    }),
  )
}

export async function revokeCertificate(
  { certificateId, reason }: { readonly certificateId: CertificateId; readonly reason: string },
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
): Promise<Record<string, never>> {
  const found = await findCertificate(db, certificateId)
  if (found === null || found.isRemoved) throw new AppError('certificate.missing')
  if (found.revokedAt !== null) throw new AppError('certificate.revoked-before')
  await putCertificates(db, [
    {
      certificate: { id: certificateId, revoked_at: clock.now() },
      // Erased: only the number stays, and a reason may say a name.
      name: { certificate_id: certificateId, revoked_reason: found.isErased ? null : reason },
    },
  ])
  return {}
}

async function requireActivity(db: QueryContext['db'] | WriteDb, id: ActivityId) {
  const activity = await findActivity(db, id)
  if (activity === null) throw new AppError('activity.missing')
  return activity
}
