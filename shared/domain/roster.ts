import { z } from 'zod'

import { institutionId, memberId } from './ids'

/**
 * A roster: a member list that comes in as a file. These are the words its preview is told in:
 * what each column holds, what is doubtful, and what an import would do with each row. Reading and
 * planning live in `electron/rosters`.
 */

/** What a column can hold. More than a member has, because lists join two things in one cell. */
export const rosterFields = [
  'rowLabel',
  /** Front title, name and back title together, as most lists write them. */
  'fullName',
  'frontTitle',
  'backTitle',
  'sex',
  'birthPlace',
  'birthDate',
  'birthPlaceAndDate',
  'nuptk',
  'nip',
  'nik',
  'phone',
  /** Used where `phone` is not known. */
  'otherPhone',
  'email',
  'cardNumber',
  'employmentStatus',
  /** Level and major together. */
  'education',
  'educationMajor',
  'joinedOn',
  'note',
  'institutionName',
  'institutionNpsn',
  /** Kecamatan of the institution, not of the home. */
  'institutionDistrict',
  'position',
  /** Tugas tambahan: where there is one, it is the position. */
  'additionalDuty',
  'startedOn',
] as const
export const rosterField = z.enum(rosterFields)
export type RosterField = z.infer<typeof rosterField>

/** `dropped-sensitive`: recognised as something a hub has no business keeping, and left in the file. */
export const columnUse = z.union([
  rosterField,
  z.literal('dropped-sensitive'),
  z.literal('ignored'),
])
export type ColumnUse = z.infer<typeof columnUse>

export const rosterColumn = z.strictObject({
  /** From 0, as the cells of a row. */
  column: z.int().min(0).max(1023),
  label: z.string().max(500),
  use: columnUse,
})
export type RosterColumn = z.infer<typeof rosterColumn>

/** How a file is read. Found by itself; the user may change it, and it goes back into the reading. */
export const rosterLayout = z.strictObject({
  sheetName: z.string().max(100),
  /** First and last row of the header as a spreadsheet counts them, from 1. */
  headerRow: z.int().min(1),
  lastHeaderRow: z.int().min(1),
  columns: z.array(rosterColumn).max(1024),
  /** Kecamatan the file says in its title rows; used where no column says one. */
  districtName: z.string().max(120).nullable(),
  /** The institution the title rows name; used where there is no such column (Dapodik, one file a school). */
  institutionName: z.string().max(200).nullable(),
})
export type RosterLayout = z.infer<typeof rosterLayout>

export const skipReasons = ['empty', 'sample', 'total', 'remark', 'header', 'no-name'] as const
export type SkipReason = (typeof skipReasons)[number]

export const skippedRow = z.strictObject({ row: z.int().min(1), reason: z.enum(skipReasons) })
export type SkippedRow = z.infer<typeof skippedRow>

/** Something a person should look at. `raw` is the cell as it stands in the file. */
export const doubtCodes = [
  'nuptk.rounded',
  'nuptk.length',
  'nip.rounded',
  'nip.length',
  'nip.birth-date-mismatch',
  'nip.sex-mismatch',
  'nik.rounded',
  'nik.length',
  'nik.birth-date-mismatch',
  'nik.sex-mismatch',
  'npsn.length',
  'birth-date.unreadable',
  'birth-date.month-first',
  'birth-date.implausible',
  'date.unreadable',
  'sex.unknown',
  'phone.form',
  'phone.several',
  'email.form',
  'education.unknown',
  'employment-status.unknown',
  'name.missing',
  'name.digits',
  'institution.missing',
  'institution.several',
  'text.cut',
] as const
export type DoubtCode = (typeof doubtCodes)[number]

export const rosterDoubt = z.strictObject({
  row: z.int().min(1),
  field: rosterField,
  code: z.enum(doubtCodes),
  raw: z.string().max(500),
})
export type RosterDoubt = z.infer<typeof rosterDoubt>

/** How a row was recognised, from the surest to the least sure. */
export const matchReasons = [
  'chosen',
  'nuptk',
  'nip',
  'nik',
  'name-and-birth-date',
  'name-and-institution',
  'similar-name-birth-date-and-institution',
  /** Not sure enough to join by itself. */
  'nuptk-of-another-name',
  'name-and-birth-date-other-number',
  'similar-name-and-birth-date',
  'similar-name-and-institution',
  'name-and-phone',
  'several-candidates',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** A member that is there already, or one that this import adds (by its place in the plan). */
export const memberRef = z.union([
  z.strictObject({ kind: z.literal('existing'), memberId }),
  z.strictObject({ kind: z.literal('new'), index: z.int().min(0) }),
])
export type MemberRef = z.infer<typeof memberRef>

export const institutionRef = z.union([
  z.strictObject({ kind: z.literal('existing'), institutionId }),
  z.strictObject({ kind: z.literal('new'), index: z.int().min(0) }),
])
export type InstitutionRef = z.infer<typeof institutionRef>

export const rowOutcomes = ['new', 'same', 'fills-gaps', 'differs', 'unsure', 'skipped'] as const
export type RowOutcome = (typeof rowOutcomes)[number]

const fieldName = z.string().max(40)

export const filledGap = z.strictObject({ field: fieldName, value: z.string() })
export type FilledGap = z.infer<typeof filledGap>

/** Both values are known and not the same. Ours stays unless the user takes theirs. */
export const fieldDifference = z.strictObject({
  field: fieldName,
  ours: z.string(),
  theirs: z.string(),
  isTaken: z.boolean(),
})
export type FieldDifference = z.infer<typeof fieldDifference>

export const matchCandidate = z.strictObject({
  member: memberRef,
  fullName: z.string(),
  reason: z.enum(matchReasons),
})
export type MatchCandidate = z.infer<typeof matchCandidate>

export const plannedRow = z.strictObject({
  row: z.int().min(1),
  fullName: z.string(),
  institutionName: z.string().nullable(),
  outcome: z.enum(rowOutcomes),
  /** Whom the row speaks of. Null when that is not decided. */
  member: memberRef.nullable(),
  matchedBy: z.enum(matchReasons).nullable(),
  fills: z.array(filledGap),
  differences: z.array(fieldDifference),
  candidates: z.array(matchCandidate),
})
export type PlannedRow = z.infer<typeof plannedRow>

/** What the user decided about a row. Without a decision an unsure row changes nothing. */
export const rowDecision = z.strictObject({
  row: z.int().min(1),
  choice: z.union([
    z.strictObject({ kind: z.literal('automatic') }),
    z.strictObject({ kind: z.literal('skip') }),
    z.strictObject({ kind: z.literal('new-person') }),
    z.strictObject({ kind: z.literal('same-as'), memberId }),
    /** The same person as that earlier row of this file. */
    z.strictObject({ kind: z.literal('same-as-row'), row: z.int().min(1) }),
  ]),
  /** Fields where theirs replaces ours. */
  take: z.array(fieldName).max(60).default([]),
})
export type RowDecision = z.output<typeof rowDecision>

export const importCounts = z.strictObject({
  rows: z.int(),
  newMembers: z.int(),
  newInstitutions: z.int(),
  newPosts: z.int(),
  same: z.int(),
  fillsGaps: z.int(),
  differs: z.int(),
  unsure: z.int(),
  skipped: z.int(),
  doubtfulRows: z.int(),
})
export type ImportCounts = z.infer<typeof importCounts>
