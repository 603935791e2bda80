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
  const byName = new Map<string, Entry[]>()
  const planned: Entry[] = []
  let newCount = 0

  const districtOf = ({ districtCode, districtName }: InstitutionDetails): string | null => {
    const fromCode = districtCode === null ? undefined : nameOfCode.get(districtCode)
    return fromCode ?? (districtName === null ? null : districtKey(districtName))
  }
  const add = (entry: Entry): Entry => {
    const { npsn, name } = entry.details
    if (npsn !== null && isWholeNpsn(npsn) && !byNpsn.has(npsn)) byNpsn.set(npsn, entry)
    const key = institutionNameKey(name)
    byName.set(key, [...(byName.get(key) ?? []), entry])
    planned.push(entry)
    return entry
  }
  for (const { id, ...rest } of known) {
    add({ details: rest, ref: { kind: 'existing', institutionId: id }, changes: {} })
  }

  const find = (named: RosterInstitution): Entry | 'several' | null => {
    const npsn = named.npsn !== null && isWholeNpsn(named.npsn) ? named.npsn : null
    const sameNpsn = npsn === null ? undefined : byNpsn.get(npsn)
    if (sameNpsn !== undefined) return sameNpsn
    const candidates = (byName.get(institutionNameKey(named.name)) ?? []).filter(
      ({ details }) =>
        npsn === null ||
        details.npsn === null ||
        !isWholeNpsn(details.npsn) ||
        details.npsn === npsn,
    )
    const district = named.districtName === null ? null : districtKey(named.districtName)
    const exact = candidates.find(({ details }) => districtOf(details) === district)
    if (exact !== undefined) return exact
    if (district !== null)
      return candidates.find(({ details }) => districtOf(details) === null) ?? null
    return candidates.length > 1 ? 'several' : (candidates[0] ?? null)
  }

  const create = (named: RosterInstitution): Entry => {
    const ref = { kind: 'new', index: newCount } as const
    newCount += 1
    return add({ details: detailsOf(named, codesOfName), ref, changes: {} })
  }

  const fill = (entry: Entry, named: RosterInstitution): void => {
    const added = gapsOf(entry.details, detailsOf(named, codesOfName))
    if (Object.keys(added).length === 0) return
    entry.details = { ...entry.details, ...added }
    if (entry.ref.kind === 'existing') entry.changes = { ...entry.changes, ...added }
    const { npsn } = entry.details
    if (npsn !== null && isWholeNpsn(npsn) && !byNpsn.has(npsn)) byNpsn.set(npsn, entry)
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
  }
}

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
