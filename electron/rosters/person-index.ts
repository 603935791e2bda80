import { isWholeNik, isWholeNip, isWholeNuptk } from '../../shared/domain/identifiers'
import type { MemberDetails, Post } from '../../shared/domain/member'
import { nameMatchKey } from '../../shared/domain/person-name'
import type { InstitutionRef, MemberRef } from '../../shared/domain/roster'

/**
 * Everybody who is known or planned, found by what tells people apart. Keys are only added: what a
 * person gains during an import makes them findable by the next row.
 */
export type Person = {
  readonly ref: MemberRef
  readonly nameKey: string
  /** As they stand after the rows read so far. */
  details: MemberDetails
  readonly posts: PersonPost[]
  /** Rows of this file that speak of this person, and the phones they give. */
  readonly rows: number[]
  readonly filePhones: Set<string>
}

export type PersonPost = {
  readonly institution: InstitutionRef
  readonly postId: Post['id'] | null
  position: string | null
  startedOn: string | null
  readonly isHome: boolean
  /** What this import adds to a post that is there already. */
  changes: { position?: string; startedOn?: string }
}

export type PersonIndex = {
  /** Adds a person, or the keys a person has gained since. */
  readonly put: (person: Person) => void
  readonly byNuptk: (nuptk: string) => People
  readonly byNip: (nip: string) => People
  readonly byNik: (nik: string) => People
  readonly byNameAndBirth: (nameKey: string, birthDate: string) => People
  readonly byNameAndInstitution: (nameKey: string, at: InstitutionRef) => People
  readonly byNameAndPhone: (nameKey: string, phone: string) => People
  readonly byBirth: (birthDate: string) => People
  readonly byInstitution: (at: InstitutionRef) => People
}

export const institutionRefKey = (ref: InstitutionRef): string =>
  ref.kind === 'existing' ? ref.institutionId : `new ${ref.index}`

type People = ReadonlySet<Person>
type Lookup = {
  readonly put: (key: string, person: Person) => void
  readonly get: (key: string) => People
}

const nobody: People = new Set()

function createLookup(): Lookup {
  const people = new Map<string, Set<Person>>()
  return {
    put: (key, person) => {
      const there = people.get(key)
      if (there === undefined) people.set(key, new Set([person]))
      else there.add(person)
    },
    get: (key) => people.get(key) ?? nobody,
  }
}

export function createPersonIndex(): PersonIndex {
  const numbers = { nuptk: createLookup(), nip: createLookup(), nik: createLookup() }
  const nameAndBirth = createLookup()
  const nameAndInstitution = createLookup()
  const nameAndPhone = createLookup()
  const birth = createLookup()
  const institution = createLookup()

  const put = (person: Person): void => {
    const { nameKey, details, posts } = person
    const { nuptk, nip, nik, birthDate, phone } = details
    if (nuptk !== null && isWholeNuptk(nuptk)) numbers.nuptk.put(nuptk, person)
    if (nip !== null && isWholeNip(nip)) numbers.nip.put(nip, person)
    if (nik !== null && isWholeNik(nik)) numbers.nik.put(nik, person)
    if (birthDate !== null) {
      nameAndBirth.put(`${nameKey} ${birthDate}`, person)
      birth.put(birthDate, person)
    }
    if (phone !== null) nameAndPhone.put(`${nameKey} ${phone}`, person)
    for (const post of posts) {
      const at = institutionRefKey(post.institution)
      nameAndInstitution.put(`${nameKey} ${at}`, person)
      institution.put(at, person)
    }
  }
  return {
    put,
    byNuptk: numbers.nuptk.get,
    byNip: numbers.nip.get,
    byNik: numbers.nik.get,
    byNameAndBirth: (nameKey, birthDate) => nameAndBirth.get(`${nameKey} ${birthDate}`),
    byNameAndInstitution: (nameKey, at) =>
      nameAndInstitution.get(`${nameKey} ${institutionRefKey(at)}`),
    byNameAndPhone: (nameKey, phone) => nameAndPhone.get(`${nameKey} ${phone}`),
    byBirth: birth.get,
    byInstitution: (at) => institution.get(institutionRefKey(at)),
  }
}

export function personOf(ref: MemberRef, details: MemberDetails, posts: PersonPost[]): Person {
  const nameKey = nameMatchKey(details.fullName)
  return { ref, nameKey, details, posts, rows: [], filePhones: new Set() }
}
