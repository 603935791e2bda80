import { distance } from 'fastest-levenshtein'

import { isWholeNik, isWholeNip, isWholeNuptk } from '../../shared/domain/identifiers'
import type { MemberDetails } from '../../shared/domain/member'
import { nameMatchKey, searchKey } from '../../shared/domain/person-name'
import type { InstitutionRef, MatchReason } from '../../shared/domain/roster'
import type { Person, PersonIndex } from './person-index'
import type { RosterRow } from './roster-row'

/**
 * Says whether a row speaks of somebody known: NUPTK, then NIP, NIK, name with birth date, name
 * with institution, and a typing error in the name where birth date and institution agree. Two
 * people joined by mistake can hardly be taken apart again, so anything less is for a person to decide.
 */
export type PersonMatch =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'found'; readonly person: Person; readonly reason: MatchReason }
  | { readonly kind: 'unsure'; readonly people: readonly Person[]; readonly reason: MatchReason }

const nobody: PersonMatch = { kind: 'nobody' }

/** Comparing everybody in a huge group with everybody else would stop the import, and help nobody. */
const largestGroup = 300

export function matchPerson(
  row: RosterRow,
  at: InstitutionRef | null,
  index: PersonIndex,
): PersonMatch {
  const nameKey = nameMatchKey(row.details.fullName)
  return (
    matchByNumber(row, index) ??
    matchByNameAndBirth(row, nameKey, at, index) ??
    matchByNameAndInstitution(row, nameKey, at, index) ??
    matchBySimilarNameAndBirth(row, nameKey, at, index) ??
    matchByNameAndPhone(row, nameKey, index) ??
    matchBySimilarNameAndInstitution(row, nameKey, at, index) ??
    nobody
  )
}

function matchByNumber(row: RosterRow, index: PersonIndex): PersonMatch | null {
  const { nuptk, nip, nik } = row.details
  const tries = [
    { reason: 'nuptk', people: nuptk === null ? [] : index.byNuptk(nuptk) },
    { reason: 'nip', people: nip === null ? [] : index.byNip(nip) },
    { reason: 'nik', people: nik === null ? [] : index.byNik(nik) },
  ] as const
  for (const { reason, people } of tries) {
    const all = [...people]
    if (all.length === 0) continue
    const likely = all.filter((person) => isLikelyOwner(person, row))
    const sameName = likely.filter(
      (person) => person.nameKey === nameMatchKey(row.details.fullName),
    )
    const [only] = likely.length > 1 ? sameName : likely
    if (only !== undefined && (likely.length === 1 || sameName.length === 1)) {
      return { kind: 'found', person: only, reason }
    }
    return likely.length === 0
      ? { kind: 'unsure', people: all, reason: 'nuptk-of-another-name' }
      : { kind: 'unsure', people: likely, reason: 'several-candidates' }
  }
  return null
}

/** A number copied into the wrong row names somebody else altogether: then nothing else fits. */
function isLikelyOwner(person: Person, row: RosterRow): boolean {
  const { birthDate, fullName } = person.details
  if (birthDate !== null && birthDate === row.details.birthDate) return true
  return isRecognisableName(fullName, row.details.fullName)
}

/** Shortened, lengthened or misspelled, but still the same name to a reader. */
function isRecognisableName(one: string, other: string): boolean {
  const keys = [nameMatchKey(one), nameMatchKey(other)] as const
  const longest = Math.max(keys[0].length, keys[1].length)
  if (distance(keys[0], keys[1]) <= longest * 0.3) return true
  const words = [searchKey(one).split(' '), searchKey(other).split(' ')] as const
  const [shorter, longer] = words[0].length <= words[1].length ? words : [words[1], words[0]]
  return shorter.filter((word) => longer.includes(word)).length > shorter.length / 2
}

function matchByNameAndBirth(
  row: RosterRow,
  nameKey: string,
  at: InstitutionRef | null,
  index: PersonIndex,
): PersonMatch | null {
  const { birthDate } = row.details
  if (birthDate === null) return null
  const all = [...index.byNameAndBirth(nameKey, birthDate)]
  if (all.length === 0 || all.length > largestGroup) return null
  const fitting = all.filter((person) => !hasOtherNumber(person.details, row.details))
  if (fitting.length === 0) {
    return { kind: 'unsure', people: all, reason: 'name-and-birth-date-other-number' }
  }
  return onlyOne(fitting, 'name-and-birth-date', at, index)
}

function matchByNameAndInstitution(
  row: RosterRow,
  nameKey: string,
  at: InstitutionRef | null,
  index: PersonIndex,
): PersonMatch | null {
  if (at === null) return null
  const all = [...index.byNameAndInstitution(nameKey, at)]
  if (all.length > largestGroup) return null
  const fitting = all.filter((person) => !contradicts(person.details, row.details))
  if (fitting.length === 0) return null
  const [only] = fitting
  // One list does not name one person twice with two phones: these may be two of one name.
  const isTwoInOneFile = only !== undefined && hasOtherPhoneInFile(only, row)
  return fitting.length > 1 || isTwoInOneFile
    ? { kind: 'unsure', people: fitting, reason: 'several-candidates' }
    : onlyOne(fitting, 'name-and-institution', at, index)
}

function matchBySimilarNameAndBirth(
  row: RosterRow,
  nameKey: string,
  at: InstitutionRef | null,
  index: PersonIndex,
): PersonMatch | null {
  const { birthDate } = row.details
  if (birthDate === null) return null
  const similar = similarIn(index.byBirth(birthDate), row, nameKey)
  if (similar.length === 0) return null
  const colleagues = at === null ? new Set<Person>() : index.byInstitution(at)
  const here = similar.filter((person) => colleagues.has(person))
  const [only] = here
  return here.length === 1 && only !== undefined
    ? { kind: 'found', person: only, reason: 'similar-name-birth-date-and-institution' }
    : { kind: 'unsure', people: similar, reason: 'similar-name-and-birth-date' }
}

function matchByNameAndPhone(
  row: RosterRow,
  nameKey: string,
  index: PersonIndex,
): PersonMatch | null {
  const { phone } = row.details
  if (phone === null) return null
  const people = [...index.byNameAndPhone(nameKey, phone)].filter(
    (person) => !contradicts(person.details, row.details),
  )
  return people.length === 0 ? null : { kind: 'unsure', people, reason: 'name-and-phone' }
}

function matchBySimilarNameAndInstitution(
  row: RosterRow,
  nameKey: string,
  at: InstitutionRef | null,
  index: PersonIndex,
): PersonMatch | null {
  if (at === null) return null
  const people = similarIn(index.byInstitution(at), row, nameKey)
  return people.length === 0
    ? null
    : { kind: 'unsure', people, reason: 'similar-name-and-institution' }
}

function similarIn(
  people: ReadonlySet<Person>,
  row: RosterRow,
  nameKey: string,
): readonly Person[] {
  if (people.size > largestGroup) return []
  return [...people].filter(
    (person) => isTypingError(person.nameKey, nameKey) && !contradicts(person.details, row.details),
  )
}

/** One slip in a name of six letters or more, two in a long one. Short names differ by one letter. */
function isTypingError(one: string, other: string): boolean {
  const shortest = Math.min(one.length, other.length)
  if (Math.abs(one.length - other.length) > 2 || shortest < 6) return false
  const slips = distance(one, other)
  return slips > 0 && slips <= (shortest >= 12 ? 2 : 1)
}

/** Several people fit: the one who works there, if there is just one, else nobody is sure. */
function onlyOne(
  people: readonly Person[],
  reason: MatchReason,
  at: InstitutionRef | null,
  index: PersonIndex,
): PersonMatch {
  const [first] = people
  if (people.length === 1 && first !== undefined) return { kind: 'found', person: first, reason }
  const colleagues = at === null ? new Set<Person>() : index.byInstitution(at)
  const here = people.filter((person) => colleagues.has(person))
  const [only] = here
  return here.length === 1 && only !== undefined
    ? { kind: 'found', person: only, reason }
    : { kind: 'unsure', people, reason: 'several-candidates' }
}

const isOther = (
  ours: string | null,
  theirs: string | null,
  isWhole: (text: string) => boolean = () => true,
): boolean =>
  ours !== null && theirs !== null && ours !== theirs && isWhole(ours) && isWhole(theirs)

function hasOtherNumber(ours: MemberDetails, theirs: MemberDetails): boolean {
  return (
    isOther(ours.nuptk, theirs.nuptk, isWholeNuptk) ||
    isOther(ours.nip, theirs.nip, isWholeNip) ||
    isOther(ours.nik, theirs.nik, isWholeNik)
  )
}

function contradicts(ours: MemberDetails, theirs: MemberDetails): boolean {
  return (
    hasOtherNumber(ours, theirs) ||
    isOther(ours.birthDate, theirs.birthDate) ||
    isOther(ours.sex, theirs.sex)
  )
}

function hasOtherPhoneInFile(person: Person, { details: { phone } }: RosterRow): boolean {
  return phone !== null && person.filePhones.size > 0 && !person.filePhones.has(phone)
}
