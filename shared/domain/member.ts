import { z } from 'zod'

import { educationLevels } from './education'
import { employmentGroupOf, employmentGroups } from './employment-status'
import type { NikHint, NipHint, NuptkHint } from './identifiers'
import { nikHints, nipHints, nuptkHints, tidyIdentifier } from './identifiers'
import { institutionId, memberId, postId } from './ids'
import type { PhoneHint } from './phone'
import { phoneHints, tidyPhone } from './phone'
import { optionalDate, optionalLines, optionalText, requiredText } from './text-field'

/**
 * A member (anggota) of the hub: a person, with the front title, the name and the back title apart.
 * What is not known is null and stays null. Hints point at what looks wrong; they never block.
 */
export const sexes = ['L', 'P'] as const
export type Sex = (typeof sexes)[number]

/** Keaktifan: aktif, cuti, pindah, keluar, pensiun, meninggal. */
export const activityStatuses = [
  'active',
  'on-leave',
  'moved',
  'left',
  'retired',
  'deceased',
] as const
export type ActivityStatus = (typeof activityStatuses)[number]

const identifier = optionalText(60).transform((text) =>
  text === null ? null : tidyIdentifier(text),
)

/** Everything about a member that a person can fill in. The one list of fields; all else follows from it. */
const memberFields = {
  frontTitle: optionalText(60),
  fullName: requiredText(160),
  backTitle: optionalText(120),
  sex: z.enum(sexes).nullable(),
  birthPlace: optionalText(120),
  /** YYYY-MM-DD */
  birthDate: optionalDate,
  nuptk: identifier,
  nip: identifier,
  nik: identifier,
  /** +62…; `showPhone` gives the 08 form. */
  phone: optionalText(60).transform((text) => (text === null ? null : tidyPhone(text))),
  email: optionalText(200),
  /** Nomor KTA, free form. */
  cardNumber: optionalText(60),
  /** Nomor anggota in the hub's own register (buku induk), free form. */
  memberNumber: optionalText(60),
  homeAddress: optionalLines(500),
  /** The words of the source; the group is read from them where they are known. */
  employmentStatus: optionalText(120),
  employmentGroup: z.enum(employmentGroups).nullable(),
  /** Pangkat/golongan, as on a surat tugas: Penata Muda, III/a. */
  rank: optionalText(80),
  /** TMT: since when the person teaches, by the first SK. */
  serviceStartedOn: optionalDate,
  /** Has a teaching certificate (serdik). */
  isCertified: z.boolean().nullable(),
  educationLevel: z.enum(educationLevels).nullable(),
  educationMajor: optionalText(160),
  /** Linier PAUD/kependidikan. */
  isLinear: z.boolean().nullable(),
  activityStatus: z.enum(activityStatuses),
  joinedOn: optionalDate,
  leftOn: optionalDate,
  note: optionalLines(2000),
}

export const memberDetails = z.strictObject(memberFields)
export type MemberDetails = z.output<typeof memberDetails>
export type MemberField = keyof MemberDetails

/** In form order. */
export const memberFieldNames = Object.keys(memberFields) as readonly MemberField[]

/** Set aside (arsip) on that day: left off lists and sheets, kept in the books. */
const archivedOn = optionalDate

export const member = z.strictObject({ id: memberId, ...memberFields, archivedOn })
export type Member = z.output<typeof member>

const postFields = {
  institutionId,
  /** Jabatan in free words: Guru kelas, Kepala TK, Pengelola, Operator. */
  position: optionalText(120),
  /** Sekolah induk. A teacher may serve two schools; one of them is home. */
  isHome: z.boolean(),
  startedOn: optionalDate,
}

/** A member's place at one institution. */
export const post = z.strictObject({ id: postId, memberId, ...postFields })
export type Post = z.output<typeof post>

export const newPost = z.strictObject({
  ...postFields,
  position: postFields.position.default(null),
  isHome: postFields.isHome.default(true),
  startedOn: postFields.startedOn.default(null),
})

/** Only the name is needed. All else may come later. */
export const newMember = z.strictObject({
  frontTitle: memberFields.frontTitle.default(null),
  fullName: memberFields.fullName,
  backTitle: memberFields.backTitle.default(null),
  sex: memberFields.sex.default(null),
  birthPlace: memberFields.birthPlace.default(null),
  birthDate: memberFields.birthDate.default(null),
  nuptk: memberFields.nuptk.default(null),
  nip: memberFields.nip.default(null),
  nik: memberFields.nik.default(null),
  phone: memberFields.phone.default(null),
  email: memberFields.email.default(null),
  cardNumber: memberFields.cardNumber.default(null),
  memberNumber: memberFields.memberNumber.default(null),
  homeAddress: memberFields.homeAddress.default(null),
  employmentStatus: memberFields.employmentStatus.default(null),
  employmentGroup: memberFields.employmentGroup.default(null),
  rank: memberFields.rank.default(null),
  serviceStartedOn: memberFields.serviceStartedOn.default(null),
  isCertified: memberFields.isCertified.default(null),
  educationLevel: memberFields.educationLevel.default(null),
  educationMajor: memberFields.educationMajor.default(null),
  isLinear: memberFields.isLinear.default(null),
  activityStatus: memberFields.activityStatus.default('active'),
  joinedOn: memberFields.joinedOn.default(null),
  leftOn: memberFields.leftOn.default(null),
  note: memberFields.note.default(null),
  posts: z.array(newPost).max(20).default([]),
})
export type NewMember = z.output<typeof newMember>

/** Only the fields named in `changes` are touched, so two desks editing different fields both win. */
export const memberEdit = z.strictObject({
  id: memberId,
  changes: memberDetails.partial(),
})
export type MemberEdit = z.output<typeof memberEdit>

export const postEdit = z.strictObject({
  id: postId,
  changes: z.strictObject(postFields).partial(),
})

/** A member of whom nothing but the name is known. */
export function unknownMemberDetails(fullName: string): MemberDetails {
  return {
    frontTitle: null,
    fullName,
    backTitle: null,
    sex: null,
    birthPlace: null,
    birthDate: null,
    nuptk: null,
    nip: null,
    nik: null,
    phone: null,
    email: null,
    cardNumber: null,
    memberNumber: null,
    homeAddress: null,
    employmentStatus: null,
    employmentGroup: null,
    rank: null,
    serviceStartedOn: null,
    isCertified: null,
    educationLevel: null,
    educationMajor: null,
    isLinear: null,
    activityStatus: 'active',
    joinedOn: null,
    leftOn: null,
    note: null,
  }
}

export type MemberHintCode =
  | NuptkHint
  | NipHint
  | NikHint
  | PhoneHint
  | 'email.form'
  | 'birth-date.implausible'
  | 'left-on.before-joined'
  | 'employment-status.unknown'

export type MemberHint = { readonly field: MemberField; readonly code: MemberHintCode }

const youngestMemberYears = 15
const oldestMemberYears = 90

function isImplausibleBirth(birthDate: string, today: string): boolean {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return years < youngestMemberYears || years > oldestMemberYears
}

function isUnknownStatus(details: MemberDetails): boolean {
  const { employmentStatus, employmentGroup } = details
  if (employmentStatus === null || employmentGroup !== null) return false
  return employmentGroupOf(employmentStatus) === null
}

/**
 * What looks wrong about a member, for a person to check. Order follows the form.
 * `today` is YYYY-MM-DD.
 */
export function memberHints(details: MemberDetails, today: string): readonly MemberHint[] {
  const { birthDate, nuptk, nip, nik, phone, email, joinedOn, leftOn } = details
  const found: readonly (readonly [MemberField, readonly MemberHintCode[]])[] = [
    [
      'birthDate',
      birthDate !== null && isImplausibleBirth(birthDate, today) ? ['birth-date.implausible'] : [],
    ],
    ['nuptk', nuptk === null ? [] : nuptkHints(nuptk, details)],
    ['nip', nip === null ? [] : nipHints(nip, details)],
    ['nik', nik === null ? [] : nikHints(nik, details)],
    ['phone', phone === null ? [] : phoneHints(phone)],
    ['email', email === null || z.email().safeParse(email).success ? [] : ['email.form']],
    ['employmentStatus', isUnknownStatus(details) ? ['employment-status.unknown'] : []],
    [
      'leftOn',
      leftOn !== null && joinedOn !== null && leftOn < joinedOn ? ['left-on.before-joined'] : [],
    ],
  ]
  return found.flatMap(([field, codes]) => codes.map((code) => ({ field, code })))
}
