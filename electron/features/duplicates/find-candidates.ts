import {
  type DuplicateCandidate,
  type DuplicatePair,
  type DuplicateReason,
  pairOf,
} from '../../../shared/domain/duplicate'
import { isWholeNpsn, isWholeNuptk } from '../../../shared/domain/identifiers'
import type { AlikeInstitution, AlikeMember } from './candidate-repository'
import { areNamesSimilar, type NameShape } from './similar-name'

/**
 * Which records a person should look at. A shared whole number always counts; a name counts only
 * beside something else that is equal, and not where a birth date or a number says they are two.
 * Names are compared within one beginning letter, which leaves a few thousand comparisons of 20,000
 * people's.
 */
export type KnownNames = {
  /** Remembers what was made of a name: making it costs some microseconds. */
  readonly person: (name: string) => NameShape
  readonly institution: (name: string) => string
  readonly district: (name: string) => string
}

export function findMemberCandidates(options: {
  readonly members: readonly AlikeMember[]
  /** Who serves where, by the records that stand. */
  readonly served: Iterable<readonly [memberId: string, institutionId: string]>
  readonly apart: readonly DuplicatePair[]
  readonly names: KnownNames
}): readonly DuplicateCandidate[] {
  const { members, served, apart, names } = options
  const found = createFindings(apart)

  const byNuptk = createGroups<AlikeMember>()
  const byBirth = createGroups<AlikeMember>()
  const byId = new Map<string, AlikeMember>()
  for (const member of members) {
    byId.set(member.id, member)
    const { nuptk, birthDate } = member
    if (nuptk !== null && isWholeNuptk(nuptk)) byNuptk.put(nuptk, member)
    if (birthDate !== null) byBirth.put(birthDate, member)
  }
  for (const [left, right] of byNuptk.pairs()) found.add(left, right, 'nuptk')
  for (const [left, right] of byBirth.pairs()) {
    if (!haveOneBeginning(left, right)) continue
    const { key } = names.person(left.name)
    if (key === '' || key !== names.person(right.name).key) continue
    found.add(left, right, 'name-and-birth-date')
  }

  for (const [left, right] of pairsAtOneSchool(byId, served)) {
    if (!haveOneBeginning(left, right) || areTwoPeople(left, right)) continue
    if (areNamesSimilar(names.person(left.name), names.person(right.name))) {
      found.add(left, right, 'name-and-institution')
    }
  }
  return found.all()
}

function* pairsAtOneSchool(
  byId: ReadonlyMap<string, AlikeMember>,
  served: Iterable<readonly [memberId: string, institutionId: string]>,
): Generator<readonly [AlikeMember, AlikeMember]> {
  const bySchool = createGroups<AlikeMember>()
  for (const [memberId, institutionId] of served) {
    const member = byId.get(memberId)
    if (member !== undefined) bySchool.put(institutionId, member)
  }
  // One person may have two posts at one school.
  for (const [left, right] of bySchool.pairs()) if (left !== right) yield [left, right]
}

function haveOneBeginning(left: AlikeMember, right: AlikeMember): boolean {
  const [one, other] = [left.name.charAt(0), right.name.charAt(0)]
  return one === other || one.toLowerCase() === other.toLowerCase()
}

function areTwoPeople(left: AlikeMember, right: AlikeMember): boolean {
  if (left.birthDate !== null && right.birthDate !== null) return left.birthDate !== right.birthDate
  return areTwoNumbers(left.nuptk, right.nuptk, isWholeNuptk)
}

function areTwoNumbers(
  left: string | null,
  right: string | null,
  isWhole: (number: string) => boolean,
): boolean {
  if (left === null || right === null || left === right) return false
  return isWhole(left) && isWhole(right)
}

export function findInstitutionCandidates(options: {
  readonly institutions: readonly AlikeInstitution[]
  readonly apart: readonly DuplicatePair[]
  readonly names: KnownNames
}): readonly DuplicateCandidate[] {
  const { institutions, apart, names } = options
  const found = createFindings(apart)
  const byNpsn = createGroups<AlikeInstitution>()
  const byName = createGroups<AlikeInstitution>()
  for (const institution of institutions) {
    const { npsn, name, districtName, districtCode } = institution
    if (npsn !== null && isWholeNpsn(npsn)) byNpsn.put(npsn, institution)
    const key = names.institution(name)
    const district = districtName === null ? (districtCode ?? '') : names.district(districtName)
    if (key !== '') byName.put(`${key} ${district}`, institution)
  }
  for (const [left, right] of byNpsn.pairs()) found.add(left, right, 'npsn')
  for (const [left, right] of byName.pairs()) {
    if (areTwoNumbers(left.npsn, right.npsn, isWholeNpsn)) continue
    found.add(left, right, 'name-and-district')
  }
  return found.all()
}

/** A larger group shares something that says nothing; the rest of it is asked about afterwards. */
const largestGroup = 60

/** Most groups hold one record, and then no list is made for it. */
function createGroups<Row>() {
  const groups = new Map<string, Row | Row[]>()
  return {
    put: (key: string, row: Row) => {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, row)
      else if (!Array.isArray(group)) groups.set(key, [group, row])
      else if (group.length < largestGroup) group.push(row)
    },
    pairs: function* (): Generator<readonly [Row, Row]> {
      for (const group of groups.values()) {
        if (!Array.isArray(group)) continue
        for (const [index, left] of group.entries()) {
          for (let other = index + 1; other < group.length; other += 1) {
            const right = group[other]
            if (right !== undefined) yield [left, right]
          }
        }
      }
    },
  }
}

type Known = { readonly id: string }

function createFindings(apart: readonly DuplicatePair[]) {
  const settled = new Set(apart.map(({ firstId, secondId }) => `${firstId}:${secondId}`))
  const findings = new Map<string, DuplicatePair & { readonly reasons: DuplicateReason[] }>()
  return {
    add: (left: Known, right: Known, reason: DuplicateReason) => {
      const pair = pairOf(left.id, right.id)
      const key = `${pair.firstId}:${pair.secondId}`
      if (settled.has(key)) return
      const finding = findings.get(key)
      if (finding === undefined) findings.set(key, { ...pair, reasons: [reason] })
      else if (!finding.reasons.includes(reason)) finding.reasons.push(reason)
    },
    all: (): readonly DuplicateCandidate[] => [...findings.values()],
  }
}
