import { isWholeNpsn } from '../../shared/domain/identifiers'
import type { Institution, InstitutionDetails } from '../../shared/domain/institution'
import {
  districtKey,
  institutionFormOf,
  institutionNameKey,
} from '../../shared/domain/institution-name'
import type { InstitutionRef } from '../../shared/domain/roster'
import type { RosterInstitution } from './roster-row'

/**
 * Joins the institutions a file names with those that are known: by NPSN, else by name within one
 * kecamatan. Spellings are folded, names are never compared loosely: a wrong join would move people.
 */
export type District = {
  /** Kemendagri code, 52.02.01. */
  readonly code: string
  readonly name: string
}

export type PlannedInstitution = {
  /** As they stand after this import. */
  readonly details: InstitutionDetails
  readonly ref: InstitutionRef
  /** What this import adds to an institution that is there already. */
  readonly changes: Partial<InstitutionDetails>
}

export type InstitutionMatch =
  | { readonly kind: 'found'; readonly ref: InstitutionRef }
  | { readonly kind: 'none' }
  /** The name stands in several kecamatan and the file does not say which. */
  | { readonly kind: 'several' }

export type InstitutionMatcher = {
  readonly find: (named: RosterInstitution) => InstitutionMatch
  /** Finds the institution and fills its gaps, or adds it to the plan. Null where several fit. */
  readonly take: (named: RosterInstitution) => PlannedInstitution | null
  readonly all: () => readonly PlannedInstitution[]
}

type Entry = {
  details: InstitutionDetails
  readonly nameKey: string
  /** Key of the kecamatan, '' while it is unknown. */
  district: string
  ref: InstitutionRef
  changes: Partial<InstitutionDetails>
}

/** `districts` names every kecamatan that matters here; a code it does not hold counts as unknown. */
export function createInstitutionMatcher(
  known: readonly Institution[],
  districts: readonly District[],
): InstitutionMatcher {
  const nameOfCode = new Map(districts.map(({ code, name }) => [code, districtKey(name)]))
  const codesOfName = new Map<string, string[]>()
  for (const { code, name } of districts) {
    codesOfName.set(districtKey(name), [...(codesOfName.get(districtKey(name)) ?? []), code])
  }
  const byNpsn = new Map<string, Entry>()
  const byName = createGroups()
  const byPlace = createGroups()
  const planned: Entry[] = []
  let newCount = 0

  // A list names the same few schools again and again.
  const nameKeys = new Map<string, string>()
  const nameKeyOf = (name: string): string => {
    const known = nameKeys.get(name)
    if (known !== undefined) return known
    const key = institutionNameKey(name)
    nameKeys.set(name, key)
    return key
  }
  const districtOf = ({ districtCode, districtName }: InstitutionDetails): string => {
    const fromCode = districtCode === null ? undefined : nameOfCode.get(districtCode)
    return fromCode ?? (districtName === null ? '' : districtKey(districtName))
  }
  const index = (entry: Entry): void => {
    const npsn = wholeNpsn(entry.details.npsn)
    if (npsn !== null && !byNpsn.has(npsn)) byNpsn.set(npsn, entry)
    byName.put(entry.nameKey, entry)
    byPlace.put(`${entry.nameKey} ${entry.district}`, entry)
  }
  const add = (details: InstitutionDetails, ref: InstitutionRef): Entry => {
    const nameKey = nameKeyOf(details.name)
    const entry = { details, nameKey, district: districtOf(details), ref, changes: {} }
    index(entry)
    planned.push(entry)
    return entry
  }
  for (const { id, ...details } of known) add(details, { kind: 'existing', institutionId: id })

  const find = (named: RosterInstitution): Entry | 'several' | null => {
    const npsn = wholeNpsn(named.npsn)
    const sameNpsn = npsn === null ? undefined : byNpsn.get(npsn)
    if (sameNpsn !== undefined) return sameNpsn
    // Nobody has this NPSN, so whoever has another one is another school.
    const fits = (entry: Entry): boolean => npsn === null || wholeNpsn(entry.details.npsn) === null
    const nameKey = nameKeyOf(named.name)
    const at = (district: string): Entry | null =>
      byPlace
        .get(`${nameKey} ${district}`, npsn === null)
        .find((entry) => entry.district === district && fits(entry)) ?? null

    if (named.districtName !== null) return at(districtKey(named.districtName)) ?? at('')
    const exact = at('')
    if (exact !== null) return exact
    const candidates = byName.get(nameKey, npsn === null)
    const first = candidates.find(fits)
    const second = candidates.find((entry) => entry !== first && fits(entry))
    return second === undefined ? (first ?? null) : 'several'
  }

  const create = (named: RosterInstitution): Entry => {
    const ref = { kind: 'new', index: newCount } as const
    newCount += 1
    return add(detailsOf(named, codesOfName), ref)
  }

  const fill = (entry: Entry, named: RosterInstitution): void => {
    if (!hasGap(entry.details)) return
    const added = gapsOf(entry.details, detailsOf(named, codesOfName))
    if (Object.keys(added).length === 0) return
    entry.details = { ...entry.details, ...added }
    if (entry.ref.kind === 'existing') entry.changes = { ...entry.changes, ...added }
    entry.district = districtOf(entry.details)
    index(entry)
  }

  return {
    find: (named) => {
      const found = find(named)
      if (found === 'several') return { kind: 'several' }
      return found === null ? { kind: 'none' } : { kind: 'found', ref: found.ref }
    },
    take: (named) => {
      const found = find(named)
      if (found === 'several') return null
      const entry = found ?? create(named)
      fill(entry, named)
      return entry
    },
    all: () => planned,
  }
}

const wholeNpsn = (npsn: string | null): string | null =>
  npsn !== null && isWholeNpsn(npsn) ? npsn : null

type Groups = {
  readonly put: (key: string, entry: Entry) => void
  /** All of a group, or only those that had no NPSN when they were put there. */
  readonly get: (key: string, isAny: boolean) => readonly Entry[]
}

/** Schools that share a name are many only when their NPSN differ: those without one stand apart. */
function createGroups(): Groups {
  const all = new Map<string, Entry[]>()
  const withoutNpsn = new Map<string, Entry[]>()
  const putInto = (groups: Map<string, Entry[]>, key: string, entry: Entry): void => {
    const there = groups.get(key)
    if (there === undefined) groups.set(key, [entry])
    else if (there.at(-1) !== entry) there.push(entry)
  }
  return {
    put: (key, entry) => {
      putInto(all, key, entry)
      if (wholeNpsn(entry.details.npsn) === null) putInto(withoutNpsn, key, entry)
    },
    get: (key, isAny) => (isAny ? all : withoutNpsn).get(key) ?? [],
  }
}

function detailsOf(
  named: RosterInstitution,
  codesOfName: ReadonlyMap<string, readonly string[]>,
): InstitutionDetails {
  const codes = named.districtName === null ? [] : codesOfName.get(districtKey(named.districtName))
  return {
    npsn: named.npsn,
    name: named.name,
    form: institutionFormOf(named.name),
    coreStatus: null,
    hubId: null,
    village: null,
    districtCode: codes?.length === 1 ? (codes[0] ?? null) : null,
    districtName: named.districtName,
    address: null,
    headName: null,
    phone: null,
    pupilCount: null,
    accreditation: null,
    accreditationYear: null,
  }
}

const hasGap = ({ npsn, form, districtCode, districtName }: InstitutionDetails): boolean =>
  npsn === null || form === null || (districtCode === null && districtName === null)

/** Only what is unknown and can be known now. A known kecamatan code needs no name beside it. */
function gapsOf(ours: InstitutionDetails, theirs: InstitutionDetails): Partial<InstitutionDetails> {
  const hasDistrict = ours.districtCode !== null || ours.districtName !== null
  return {
    ...(ours.npsn === null && theirs.npsn !== null ? { npsn: theirs.npsn } : {}),
    ...(ours.form === null && theirs.form !== null ? { form: theirs.form } : {}),
    ...(!hasDistrict && theirs.districtCode !== null ? { districtCode: theirs.districtCode } : {}),
    ...(!hasDistrict && theirs.districtName !== null ? { districtName: theirs.districtName } : {}),
  }
}
