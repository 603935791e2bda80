import { z } from 'zod'

import { activityId, anyId, certificateId, memberId } from './ids'
import { sumOfJp } from './session'
import { optionalText, requiredText } from './text-field'

/**
 * Certificates of an activity (DOMAIN 5 and 6): the rule that says who gets one, who is eligible and
 * why not, what was issued, and what the code on a printed one proves.
 */

/** As people stand on a certificate: 'sebagai Peserta'. Positions are in printed codes: add at the end. */
export const certificateRoles = [
  'participant',
  'speaker',
  'facilitator',
  'moderator',
  'committee',
] as const
export type CertificateRole = (typeof certificateRoles)[number]

/** Tingkat, as Dapodik's table of diklat asks for it. */
export const trainingLevels = ['district', 'regency', 'province', 'nation', 'world'] as const

/** DOMAIN 6: at least 80 to 90 % of the sessions; each activity may say otherwise. */
const usualShare = 80
export const mostJp = 400

export const certificateRule = z.strictObject({
  /** On every certificate; null: each gets the JP of the sessions attended. */
  jp: z.number().min(0).max(mostJp).nullable(),
  /** Of the sessions held, how many at least; 0 asks for nothing. */
  sharePercent: z.int().min(0).max(100),
  /** Something of theirs must be in the portfolio of the activity. */
  needsTask: z.boolean(),
  predicate: optionalText(60),
  level: z.enum(trainingLevels).nullable(),
  signer: optionalText(160),
  signerPost: optionalText(120),
  signerNip: optionalText(40),
  coSigner: optionalText(160),
  coSignerPost: optionalText(120),
  coSignerNip: optionalText(40),
})
export type CertificateRule = z.output<typeof certificateRule>

export const usualRule: CertificateRule = {
  jp: null,
  sharePercent: usualShare,
  needsTask: false,
  predicate: null,
  level: null,
  signer: null,
  signerPost: null,
  signerNip: null,
  coSigner: null,
  coSignerPost: null,
  coSignerNip: null,
}

export const shortfalls = ['share', 'task', 'unmarked', 'jp'] as const
export type Shortfall = (typeof shortfalls)[number]

/** What keeps somebody from a certificate, in the order it is said; nothing: eligible. */
export function shortfallsOf(
  rule: Pick<CertificateRule, 'sharePercent' | 'needsTask' | 'jp'>,
  person: {
    readonly role: CertificateRole
    /** Null while no sheet was begun. */
    readonly percentPresent: number | null
    readonly hasTask: boolean
    readonly jpEarned: number
  },
): readonly Shortfall[] {
  // Who speaks or organises is not measured by sessions and tasks.
  if (person.role !== 'participant') return []
  const found: Shortfall[] = []
  if (rule.sharePercent > 0 && person.percentPresent === null) found.push('unmarked')
  else if ((person.percentPresent ?? 0) < rule.sharePercent) found.push('share')
  if (rule.needsTask && !person.hasTask) found.push('task')
  if (rule.jp === null && person.jpEarned === 0) found.push('jp')
  return found
}

/** The sections of the back page, A to C, in order. */
export const programmeSections = ['general', 'core', 'supporting'] as const
export const programmeRow = z.object({
  section: z.enum(programmeSections),
  topic: z.string(),
  jp: z.number(),
})
export type ProgrammeRow = z.output<typeof programmeRow>

/** A certificate as it stands in the books. */
export const issuedCertificate = z.object({
  id: certificateId,
  number: z.string(),
  jp: z.number(),
  issuedOn: z.string().nullable(),
  /** Null when it was erased or has not arrived. */
  name: z.string().nullable(),
  overrideReason: z.string().nullable(),
  revokedAt: z.number().nullable(),
  revokedReason: z.string().nullable(),
  /** Day the printed one came back signed; null: it waits for signatures. */
  signedOn: z.string().nullable(),
})
export type IssuedCertificate = z.output<typeof issuedCertificate>

/** Somebody of the activity: a member, or a speaker whom only its staff book names. */
export const candidate = z.object({
  /** Of the member, or of the line in the staff book. */
  id: anyId,
  memberId: memberId.nullable(),
  /** With titles, as it would be printed. */
  name: z.string(),
  isErased: z.boolean(),
  unit: z.string().nullable(),
  role: z.enum(certificateRoles),
  percentPresent: z.number().nullable(),
  jpEarned: z.number(),
  hasTask: z.boolean(),
  shortfalls: z.array(z.enum(shortfalls)).readonly(),
  /** The one that stands; revoked ones are behind it. */
  certificate: issuedCertificate.nullable(),
  revoked: z.array(issuedCertificate).readonly(),
})
export type Candidate = z.output<typeof candidate>

export const certificateDesk = z.object({
  rule: certificateRule,
  /** Nobody has saved a rule yet: these are the usual values. */
  isUsual: z.boolean(),
  programme: z.array(programmeRow).readonly(),
  programmeJp: z.number(),
  /** Of all sessions. */
  sessionsJp: z.number(),
  /** In the order the numbers go out: who arrived first, else as on the list. */
  people: z.array(candidate).readonly(),
  /** Of those that stand: how many wait for signatures, and how many came back signed. */
  unsigned: z.int(),
  signed: z.int(),
})
export type CertificateDesk = z.output<typeof certificateDesk>

export const certificateIssue = z.strictObject({
  activityId,
  issuedOn: z.iso.date(),
  people: z
    .array(
      z.strictObject({
        id: anyId,
        /** Why one is given although the rule is not met. */
        overrideReason: requiredText(300).nullable().default(null),
      }),
    )
    .min(1)
    .max(2_000),
})
export type CertificateIssue = z.output<typeof certificateIssue>

/** The batch came back from the chair and the pengawas (DOMAIN 5); a day of null takes that back. */
export const certificateSigning = z.strictObject({
  activityId,
  /** Null: all of the activity that stand and wait, or with no day all that were signed. */
  certificateIds: z.array(certificateId).min(1).max(2_000).nullable(),
  signedOn: z.iso.date().nullable(),
})
export type CertificateSigning = z.output<typeof certificateSigning>

/** Where the front and the back of a certificate contradict each other (DOMAIN 5). */
export function jpDiffers(
  rule: Pick<CertificateRule, 'jp'>,
  programme: readonly ProgrammeRow[],
): boolean {
  return rule.jp !== null && programme.length > 0 && sumOfJp(programme) !== rule.jp
}

export const verdicts = [
  'valid',
  'revoked',
  'erased',
  'altered',
  'unknown-issuer',
  'lost-issuer',
  'too-new',
] as const
export type Verdict = (typeof verdicts)[number]

export const checkedCertificate = z.object({
  verdict: z.enum(verdicts),
  /** What the code says; null where it cannot be believed at all. */
  facts: z
    .object({
      number: z.string(),
      name: z.string(),
      activity: z.string(),
      role: z.enum(certificateRoles).nullable(),
      jp: z.number(),
      issuedOn: z.string(),
    })
    .nullable(),
  issuerHub: z.string().nullable(),
  /** Its record is in the books here. */
  isKnown: z.boolean(),
  /** The issuing PC was reported lost on that moment by the clock of whoever reported it. */
  lostAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
  revokedReason: z.string().nullable(),
})
export type CheckedCertificate = z.output<typeof checkedCertificate>

export const ledgerEntry = z.object({
  id: certificateId,
  activityId: activityId.nullable(),
  activity: z.string(),
  activityType: z.string().nullable(),
  hubName: z.string().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  issuedOn: z.string().nullable(),
  year: z.number().nullable(),
  role: z.enum(certificateRoles),
  level: z.enum(trainingLevels).nullable(),
  number: z.string(),
  jp: z.number(),
  isRevoked: z.boolean(),
})
export type LedgerEntry = z.output<typeof ledgerEntry>
