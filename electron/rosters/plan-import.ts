import type { Institution, InstitutionDetails } from '../../shared/domain/institution'
import type { Member, MemberDetails, Post } from '../../shared/domain/member'
import { searchKey } from '../../shared/domain/person-name'
import type {
  FieldDifference,
  FilledGap,
  ImportCounts,
  InstitutionRef,
  MatchCandidate,
  MatchReason,
  PlannedRow,
  RosterDoubt,
  RowDecision,
  RowOutcome,
} from '../../shared/domain/roster'
import { assert } from '../../shared/lib/assert'
import type { Comparison } from './compare-person'
import { comparePerson } from './compare-person'
import type { District, PlannedInstitution } from './match-institutions'
import { createInstitutionMatcher } from './match-institutions'
import type { PersonMatch } from './match-people'
import { matchPerson } from './match-people'
import type { Person, PersonPost } from './person-index'
import { createPersonIndex, institutionRefKey, personOf } from './person-index'
import type { ParsedRoster, RosterRow } from './roster-row'
import { atOneGo, mapStepwise, type Stepwise } from './stepwise'

/**
 * What an import would do, worked out from plain data before anything is written. Nothing of ours
 * is overwritten unless a decision takes theirs, unsure rows change nothing, and the same file a
 * second time plans no change. The members service applies a plan in one command.
 */
export type ImportInput = {
  readonly roster: ParsedRoster
  /** Archived ones too: somebody set aside is still the same person. */
  readonly members: readonly Member[]
  readonly posts: readonly Post[]
  readonly institutions: readonly Institution[]
  /** Names of the kecamatan codes in use, and of those a file may name. */
  readonly districts: readonly District[]
  readonly decisions: readonly RowDecision[]
}

export type PlannedPost = {
  readonly institution: InstitutionRef
  readonly position: string | null
  readonly isHome: boolean
  readonly startedOn: string | null
}

export type NewMemberPlan = {
  readonly details: MemberDetails
  readonly posts: readonly PlannedPost[]
  readonly rows: readonly number[]
}

export type MemberChange = {
  readonly memberId: Member['id']
  readonly changes: Partial<MemberDetails>
  readonly rows: readonly number[]
}

export type PostChange = {
  readonly postId: Post['id']
  readonly changes: { readonly position?: string; readonly startedOn?: string }
}

export type ImportPlan = {
  readonly rows: readonly PlannedRow[]
  readonly doubts: readonly RosterDoubt[]
  /** `{ kind: 'new', index }` of a ref counts in this list. */
  readonly newInstitutions: readonly InstitutionDetails[]
  readonly institutionChanges: readonly {
    readonly institutionId: Institution['id']
    readonly changes: Partial<InstitutionDetails>
  }[]
  /** `{ kind: 'new', index }` of a ref counts in this list. */
  readonly newMembers: readonly NewMemberPlan[]
  readonly memberChanges: readonly MemberChange[]
  readonly newPosts: readonly (PlannedPost & { readonly memberId: Member['id'] })[]
  readonly postChanges: readonly PostChange[]
  readonly counts: ImportCounts
}

export function planImport(input: ImportInput): ImportPlan {
  return atOneGo(planImportStepwise(input))
}

/** The same with places to pause. */
export function* planImportStepwise(input: ImportInput): Stepwise<ImportPlan> {
  const institutions = createInstitutionMatcher(input.institutions, input.districts)
  const index = createPersonIndex()
  const known = knownPeople(input)
  yield* mapStepwise(known, index.put)
  const newPeople: Person[] = []
  const changesOf = new Map<Person, Partial<MemberDetails>>()
  const personOfRow = new Map<number, Person>()
  const decisions = new Map(input.decisions.map((decision) => [decision.row, decision]))
  const byId = new Map(known.map((person) => [refKey(person), person]))
  const doubts = [...input.roster.doubts]

  const decide = (row: RosterRow, at: InstitutionRef | null): PersonMatch => {
    const choice = decisions.get(row.row)?.choice
    const chosen =
      choice?.kind === 'same-as'
        ? byId.get(choice.memberId)
        : choice?.kind === 'same-as-row'
          ? personOfRow.get(choice.row)
          : undefined
    if (chosen !== undefined) return { kind: 'found', person: chosen, reason: 'chosen' }
    if (choice?.kind === 'new-person') return { kind: 'nobody' }
    return matchPerson(row, at, index)
  }

  const touch = (person: Person, row: RosterRow): void => {
    person.rows.push(row.row)
    if (row.details.phone !== null) person.filePhones.add(row.details.phone)
    personOfRow.set(row.row, person)
    index.put(person)
  }

  const planRow = (row: RosterRow): PlannedRow => {
    const decision = decisions.get(row.row)
    if (decision?.choice.kind === 'skip') return plannedRow(row, 'skipped')
    const named = row.institution
    const place = named === null ? null : institutions.find(named)
    if (place?.kind === 'several') doubts.push(severalDoubt(row))
    const match = decide(row, place?.kind === 'found' ? place.ref : null)
    if (match.kind === 'unsure') {
      return { ...plannedRow(row, 'unsure'), candidates: candidatesOf(match) }
    }
    // Only now: a row that changes nothing adds no institution either.
    const at = named === null ? null : institutions.take(named)
    if (match.kind === 'nobody') {
      const ref = { kind: 'new', index: newPeople.length } as const
      const person = personOf(ref, row.details, at === null ? [] : [newPostAt(row, at, true)])
      newPeople.push(person)
      touch(person, row)
      return { ...plannedRow(row, 'new'), member: ref }
    }
    const merged = mergeRow(match.person, row, at, new Set(decision?.take ?? []))
    if (Object.keys(merged.changes).length > 0) {
      changesOf.set(match.person, { ...changesOf.get(match.person), ...merged.changes })
    }
    touch(match.person, row)
    return {
      ...plannedRow(row, merged.outcome),
      ...matched(match.person, match.reason),
      ...merged.shown,
    }
  }

  const rows = yield* mapStepwise(input.roster.rows, planRow)
  const newInstitutions = institutions.all().filter(({ ref }) => ref.kind === 'new')
  return {
    rows,
    doubts,
    ...plannedInstitutions(institutions.all()),
    newMembers: newPeople.map(({ details, posts, rows: from }) => ({
      details,
      posts: posts.map(plainPost),
      rows: from,
    })),
    ...plannedChanges(known, changesOf),
    counts: countsOf(rows, doubts, newPeople.length, newInstitutions.length, known),
  }
}

const refKey = ({ ref }: Person): string => (ref.kind === 'existing' ? ref.memberId : '')

function knownPeople({ members, posts }: ImportInput): readonly Person[] {
  const postsOfMember = new Map<string, PersonPost[]>()
  for (const { id, memberId, institutionId, position, isHome, startedOn } of posts) {
    const own = postsOfMember.get(memberId) ?? []
    postsOfMember.set(memberId, own)
    const institution = { kind: 'existing', institutionId } as const
    own.push({ institution, postId: id, position, isHome, startedOn, changes: {} })
  }
  return members.map(({ id, archivedOn: _archivedOn, ...details }) =>
    personOf({ kind: 'existing', memberId: id }, details, postsOfMember.get(id) ?? []),
  )
}

function plannedRow(row: RosterRow, outcome: RowOutcome): PlannedRow {
  return {
    row: row.row,
    fullName: row.details.fullName,
    institutionName: row.institution?.name ?? null,
    outcome,
    member: null,
    matchedBy: null,
    fills: [],
    differences: [],
    candidates: [],
  }
}

const matched = (
  person: Person,
  reason: MatchReason,
): Pick<PlannedRow, 'member' | 'matchedBy'> => ({ member: person.ref, matchedBy: reason })

function candidatesOf(match: Extract<PersonMatch, { kind: 'unsure' }>): MatchCandidate[] {
  return match.people.slice(0, 20).map((person) => ({
    member: person.ref,
    fullName: person.details.fullName,
    reason: match.reason,
  }))
}

const severalDoubt = (row: RosterRow): RosterDoubt => ({
  row: row.row,
  field: 'institutionName',
  code: 'institution.several',
  raw: row.institution?.name ?? '',
})

function newPostAt(row: RosterRow, place: PlannedInstitution, isHome: boolean): PersonPost {
  const { position, startedOn } = row
  return { institution: place.ref, postId: null, position, startedOn, isHome, changes: {} }
}

type Merged = {
  readonly outcome: RowOutcome
  readonly changes: Partial<MemberDetails>
  readonly shown: { readonly fills: FilledGap[]; readonly differences: FieldDifference[] }
}

/** Brings a row into the person: gaps are filled, differences kept as ours unless taken. */
function mergeRow(
  person: Person,
  row: RosterRow,
  place: PlannedInstitution | null,
  take: ReadonlySet<string>,
): Merged {
  const comparison = comparePerson(person.details, row)
  const post = mergePost(person, row, place, take)
  const taken = comparison.differences.filter(({ field }) => take.has(field))
  const changes = taken.reduce((sum, { change }) => ({ ...sum, ...change }), comparison.gaps)
  person.details = { ...person.details, ...changes }
  const fills = [...shownGaps(comparison), ...post.fills]
  const differences = [
    ...comparison.differences.map(({ field, ours, theirs }) => ({
      field,
      ours,
      theirs,
      isTaken: take.has(field),
    })),
    ...post.differences,
  ]
  const outcome = differences.length > 0 ? 'differs' : fills.length > 0 ? 'fills-gaps' : 'same'
  return { outcome, changes, shown: { fills, differences } }
}

function shownGaps({ gaps }: Comparison): FilledGap[] {
  return Object.entries(gaps).flatMap(([field, value]) =>
    value === null || field === 'employmentGroup' ? [] : [{ field, value: String(value) }],
  )
}

function mergePost(
  person: Person,
  row: RosterRow,
  place: PlannedInstitution | null,
  take: ReadonlySet<string>,
): Merged['shown'] {
  const fills: FilledGap[] = []
  const differences: FieldDifference[] = []
  if (place === null) return { fills, differences }
  const key = institutionRefKey(place.ref)
  const there = person.posts.find((post) => institutionRefKey(post.institution) === key)
  if (there === undefined) {
    person.posts.push(newPostAt(row, place, !person.posts.some(({ isHome }) => isHome)))
    return { fills: [{ field: 'institution', value: place.details.name }], differences }
  }
  for (const field of ['position', 'startedOn'] as const) {
    const theirs = row[field]
    const ours = there[field]
    if (theirs === null || saysAsMuch(ours, theirs)) continue
    if (ours === null) fills.push({ field, value: theirs })
    else differences.push({ field, ours, theirs, isTaken: take.has(field) })
    if (ours !== null && !take.has(field)) continue
    there[field] = theirs
    there.changes = { ...there.changes, [field]: theirs }
  }
  return { fills, differences }
}

/** "Guru kelas" says all that "Guru" says. */
function saysAsMuch(ours: string | null, theirs: string): boolean {
  return ours !== null && `${searchKey(ours)} `.startsWith(`${searchKey(theirs)} `)
}

const plainPost = ({ institution, position, isHome, startedOn }: PersonPost): PlannedPost => ({
  institution,
  position,
  isHome,
  startedOn,
})

function plannedInstitutions(
  all: readonly PlannedInstitution[],
): Pick<ImportPlan, 'newInstitutions' | 'institutionChanges'> {
  return {
    newInstitutions: all.filter(({ ref }) => ref.kind === 'new').map(({ details }) => details),
    institutionChanges: all.flatMap(({ ref, changes }) =>
      ref.kind === 'existing' && Object.keys(changes).length > 0
        ? [{ institutionId: ref.institutionId, changes }]
        : [],
    ),
  }
}

function plannedChanges(
  known: readonly Person[],
  changesOf: ReadonlyMap<Person, Partial<MemberDetails>>,
): Pick<ImportPlan, 'memberChanges' | 'newPosts' | 'postChanges'> {
  const memberChanges: MemberChange[] = []
  const newPosts: (PlannedPost & { memberId: Member['id'] })[] = []
  const postChanges: PostChange[] = []
  for (const person of known) {
    if (person.rows.length === 0) continue
    assert(person.ref.kind === 'existing', 'a known person has an id')
    const { memberId } = person.ref
    const changes = changesOf.get(person)
    if (changes !== undefined) memberChanges.push({ memberId, changes, rows: person.rows })
    for (const post of person.posts) {
      if (post.postId === null) newPosts.push({ memberId, ...plainPost(post) })
      else if (Object.keys(post.changes).length > 0) {
        postChanges.push({ postId: post.postId, changes: post.changes })
      }
    }
  }
  return { memberChanges, newPosts, postChanges }
}

function countsOf(
  rows: readonly PlannedRow[],
  doubts: readonly RosterDoubt[],
  newMembers: number,
  newInstitutions: number,
  known: readonly Person[],
): ImportCounts {
  const count = (outcome: RowOutcome): number =>
    rows.filter((row) => row.outcome === outcome).length
  return {
    rows: rows.length,
    newMembers,
    newInstitutions,
    newPosts: known.reduce(
      (sum, { posts }) => sum + posts.filter(({ postId }) => postId === null).length,
      0,
    ),
    same: count('same'),
    fillsGaps: count('fills-gaps'),
    differs: count('differs'),
    unsure: count('unsure'),
    skipped: count('skipped'),
    doubtfulRows: new Set(doubts.map(({ row }) => row)).size,
  }
}
