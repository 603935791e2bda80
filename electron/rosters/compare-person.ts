import type { MemberDetails, MemberField } from '../../shared/domain/member'
import { nameMatchKey, searchKey, titleKey } from '../../shared/domain/person-name'
import type { RosterRow } from './roster-row'

/**
 * What a row would add to a person, and where the two say different things. Two spellings of one
 * value ("S. Pd" and "S.Pd.", "PRAYA" and "Praya") are no difference.
 */
export type Comparison = {
  /** Unknown to us, known to the row. */
  readonly gaps: Partial<MemberDetails>
  readonly differences: readonly Difference[]
}

export type Difference = {
  readonly field: MemberField
  readonly ours: string
  readonly theirs: string
  readonly change: Partial<MemberDetails>
}

/** Each field a roster can speak of, with the key that makes two spellings of it equal. */
const comparedFields = {
  frontTitle: titleKey,
  fullName: nameMatchKey,
  backTitle: titleKey,
  sex: asWritten,
  birthPlace: searchKey,
  birthDate: asWritten,
  nuptk: asWritten,
  nip: asWritten,
  nik: asWritten,
  phone: asWritten,
  email: (text: string) => text.toLowerCase(),
  cardNumber: searchKey,
  employmentStatus: searchKey,
  educationLevel: asWritten,
  educationMajor: searchKey,
  joinedOn: asWritten,
  note: searchKey,
} as const satisfies Partial<Record<MemberField, (text: string) => string>>

type ComparedField = keyof typeof comparedFields
// Object.keys widens the names; the object above has these keys and no others.
const fieldNames = Object.keys(comparedFields) as readonly ComparedField[]

function asWritten(text: string): string {
  return text
}

export function comparePerson(ours: MemberDetails, row: RosterRow): Comparison {
  const theirs = row.details
  let gaps: Partial<MemberDetails> = {}
  const differences: Difference[] = []
  for (const field of fieldNames) {
    const ourValue = ours[field]
    const theirValue = theirs[field]
    if (theirValue === null || theirValue === '') continue
    if (field === 'educationMajor' && isOtherLevel(ours, theirs)) continue
    const change = changeOf(field, theirs)
    if (ourValue === null) {
      gaps = { ...gaps, ...change }
      continue
    }
    const keyOf = comparedFields[field]
    if (keyOf(ourValue) === keyOf(theirValue)) continue
    differences.push({ field, ours: ourValue, theirs: theirValue, change })
  }
  return { gaps, differences }
}

/** A major belongs to its level: "PAUD" of an S1 says nothing about a D2. */
function isOtherLevel(ours: MemberDetails, theirs: MemberDetails): boolean {
  return (
    ours.educationLevel !== null &&
    theirs.educationLevel !== null &&
    ours.educationLevel !== theirs.educationLevel
  )
}

/** The group follows its wording, and the major its level. */
function changeOf(field: ComparedField, theirs: MemberDetails): Partial<MemberDetails> {
  const change: Partial<MemberDetails> = { [field]: theirs[field] }
  if (field === 'employmentStatus') change.employmentGroup = theirs.employmentGroup
  if (field === 'educationLevel' && theirs.educationMajor !== null) {
    change.educationMajor = theirs.educationMajor
  }
  return change
}
