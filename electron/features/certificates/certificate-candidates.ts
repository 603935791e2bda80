import type { RecapRow } from '../../../shared/domain/attendance'
import {
  type Candidate,
  type CertificateRole,
  type CertificateRule,
  shortfallsOf,
} from '../../../shared/domain/certificate'
import type { EnrolmentRole } from '../../../shared/domain/enrolment'
import type { MemberId, SessionId } from '../../../shared/domain/ids'
import { fullTitledName, nameMatchKey } from '../../../shared/domain/person-name'
import type { Session } from '../../../shared/domain/session'
import type { SessionMark } from '../attendance/attendance-repository'
import type { StaffLine, StoredCertificate } from './certificate-repository'

/** Who may get a certificate: those enrolled, the staff book's people, and whoever has one already. */
export type CandidateSources = {
  readonly rule: CertificateRule
  readonly sessions: readonly Session[]
  /** In the order of the sheet. */
  readonly rows: readonly RecapRow[]
  readonly marks: readonly SessionMark[]
  readonly staff: readonly StaffLine[]
  readonly taskOwners: ReadonlySet<MemberId>
  readonly certificates: readonly StoredCertificate[]
}

/** In check-in order: who arrived first, at the first session they came to; else as on the list. */
export function listCandidates(sources: CandidateSources): readonly Candidate[] {
  const arrivals = firstArrivals(sources)
  const enrolled = sources.rows
    .flatMap((row) => enrolledPerson(row, sources))
    .map((person, index) => ({ person, index }))
    .sort(
      (left, right) =>
        roleRank(left.person.role) - roleRank(right.person.role) ||
        compareArrivals(arrivals, left.person, right.person) ||
        left.index - right.index,
    )
    .map(({ person }) => person)
  const known = new Set(enrolled.map((person) => keyOf(person)))
  const staff = sources.staff
    .map((line) => staffPerson(line, sources.rule))
    .filter((person) => person.name !== '' && !known.has(keyOf(person)))
  return withCertificates([...enrolled, ...staff], sources.certificates)
}

type Person = Omit<Candidate, 'certificate' | 'revoked'>

const roleOf: Readonly<Record<EnrolmentRole, CertificateRole | null>> = {
  participant: 'participant',
  speaker: 'speaker',
  facilitator: 'facilitator',
  moderator: 'moderator',
  committee: 'committee',
  'minute-taker': 'committee',
  guest: null,
}

/** Participants first: their certificates are a run of numbers. */
function roleRank(role: CertificateRole): number {
  return role === 'participant' ? 0 : 1
}

function enrolledPerson(row: RecapRow, { rule, taskOwners }: CandidateSources): readonly Person[] {
  const role = roleOf[row.role]
  if (role === null) return []
  const measured = {
    role,
    percentPresent: row.percentPresent,
    jpEarned: row.jpEarned,
    hasTask: taskOwners.has(row.memberId),
  }
  return [
    {
      ...measured,
      id: row.memberId,
      memberId: row.memberId,
      name: row.fullName === '' ? '' : fullTitledName(row),
      isErased: row.isErased,
      unit: row.schoolName,
      shortfalls: shortfallsOf(rule, measured),
    },
  ]
}

function staffPerson(line: StaffLine, rule: CertificateRule): Person {
  const measured = {
    role: line.role,
    percentPresent: null,
    jpEarned: line.jp ?? 0,
    hasTask: false,
  }
  return {
    ...measured,
    id: line.id,
    memberId: line.memberId,
    name: line.name,
    isErased: false,
    unit: line.unit,
    shortfalls: shortfallsOf(rule, measured),
  }
}

function firstArrivals({ sessions, marks }: CandidateSources): ReadonlyMap<MemberId, string> {
  const places = new Map<SessionId, Session>(sessions.map((session) => [session.id, session]))
  const arrivals = new Map<MemberId, string>()
  for (const { sessionId, memberId, status, arrivedAt, lateMinutes } of marks) {
    const session = places.get(sessionId)
    if (session === undefined || (status !== 'H' && status !== 'T')) continue
    // Who was simply present came on time.
    const minutes = arrivedAt ?? (session.startsAt ?? 0) + (lateMinutes ?? 0)
    const moment = `${session.heldOn ?? '9999'} ${String(minutes).padStart(4, '0')}`
    const before = arrivals.get(memberId)
    if (before === undefined || moment < before) arrivals.set(memberId, moment)
  }
  return arrivals
}

function compareArrivals(
  arrivals: ReadonlyMap<MemberId, string>,
  left: Person,
  right: Person,
): number {
  const [first, second] = [left, right].map(({ memberId }) =>
    memberId === null ? undefined : arrivals.get(memberId),
  )
  if (first === second) return 0
  if (first === undefined) return 1
  return second === undefined || first < second ? -1 : 1
}

/** One person may speak at an activity and take part in it: two certificates. */
function keyOf({
  memberId,
  name,
  role,
}: {
  readonly memberId: MemberId | null
  readonly name: string | null
  readonly role: CertificateRole
}): string {
  return `${role}/${memberId ?? nameMatchKey(name ?? '')}`
}

function withCertificates(
  people: readonly Person[],
  certificates: readonly StoredCertificate[],
): readonly Candidate[] {
  const byPerson = new Map<string, StoredCertificate[]>()
  for (const certificate of certificates) {
    // Of an erased person only the number stays, and nobody can be matched with it.
    const key = certificate.isErased ? certificate.id : keyOf(certificate)
    byPerson.set(key, [...(byPerson.get(key) ?? []), certificate])
  }
  const matched = people.map((person): Candidate => {
    const key = keyOf(person)
    const own = byPerson.get(key) ?? []
    byPerson.delete(key)
    return { ...person, ...standingOf(own) }
  })
  // Whoever was taken off the list afterwards still has what was issued.
  const others = [...byPerson.values()].flatMap((own): readonly Candidate[] => {
    const [first] = own
    if (first === undefined) return []
    return [
      {
        id: first.id,
        memberId: first.memberId,
        name: first.name ?? '',
        isErased: first.isErased,
        unit: first.unit,
        role: first.role,
        percentPresent: null,
        jpEarned: 0,
        hasTask: false,
        shortfalls: [],
        ...standingOf(own),
      },
    ]
  })
  return [...matched, ...others]
}

function standingOf(own: readonly StoredCertificate[]): Pick<Candidate, 'certificate' | 'revoked'> {
  return {
    certificate: own.filter(({ revokedAt }) => revokedAt === null).at(-1) ?? null,
    revoked: own.filter(({ revokedAt }) => revokedAt !== null),
  }
}
