import { z } from 'zod'

import { institutionId, memberId } from './ids'
import { nameSortKey } from './person-name'
import { optionalText, requiredText } from './text-field'

/**
 * Who takes part in an activity (peserta, narasumber …). The pair (activity, member) is the key,
 * so two hubs that enrol the same person meet in one row.
 */
export const enrolmentRoles = [
  'participant',
  'speaker',
  'facilitator',
  'moderator',
  'committee',
  'minute-taker',
  'guest',
] as const
export type EnrolmentRole = (typeof enrolmentRoles)[number]
export const enrolmentRole = z.enum(enrolmentRoles)

export const className = optionalText(60)

/** What lists of people show; the name in its three parts, the school where the member is at home. */
export const personFields = {
  memberId,
  frontTitle: z.string().nullable(),
  /** Empty when the person's own record has not arrived here, or was erased. */
  fullName: z.string(),
  isErased: z.boolean(),
  backTitle: z.string().nullable(),
  schoolName: z.string().nullable(),
}

export const participant = z.object({
  ...personFields,
  role: enrolmentRole,
  className: z.string().nullable(),
  isWalkIn: z.boolean(),
})
export type Participant = z.output<typeof participant>

/** Somebody whom the member list has already, or a new name with the school as it was said. */
export const walkIn = z.union([
  z.strictObject({ memberId }),
  z.strictObject({ fullName: requiredText(160), schoolName: optionalText(200) }),
])
export type WalkIn = z.output<typeof walkIn>

export const enrolmentSource = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('members'), memberIds: z.array(memberId).min(1).max(5000) }),
  z.strictObject({ from: z.literal('institution'), institutionId }),
])

const roleRank = new Map<EnrolmentRole, number>(enrolmentRoles.map((role, index) => [role, index]))

/**
 * The order of the sheet, on screen and on paper: participants, then the other roles; people by
 * name without titles; walk-ins after everybody of their role, in the order they came, so that
 * adding one never moves the numbers already written on paper.
 */
export function sortForSheet<
  P extends Pick<Participant, 'memberId' | 'fullName' | 'role' | 'isWalkIn'>,
>(people: readonly P[]): readonly P[] {
  return people
    .map((person) => ({
      person,
      // Whoever has no name (any more) closes the list.
      rank:
        (person.fullName === '' ? 1000 : 0) +
        (person.isWalkIn ? 100 : 0) +
        (roleRank.get(person.role) ?? 0),
      // Ids grow with time, so walk-ins follow one another as they came.
      key: person.isWalkIn ? person.memberId : nameSortKey(person),
    }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        compareText(a.key, b.key) ||
        compareText(a.person.memberId, b.person.memberId),
    )
    .map(({ person }) => person)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** Classes of as equal size as possible, in the order given: 61 people in two classes are 31 and 30. */
export function splitIntoClasses<P>(
  people: readonly P[],
  classNames: readonly string[],
): ReadonlyMap<string, readonly P[]> {
  const size = Math.floor(people.length / classNames.length)
  const larger = people.length % classNames.length
  let start = 0
  return new Map(
    classNames.map((name, index) => {
      const end = start + size + (index < larger ? 1 : 0)
      const members = people.slice(start, end)
      start = end
      return [name, members]
    }),
  )
}

/** On the sheet of a session: everybody, or the session's class and those without a class. */
export function standsOnSheet(
  person: Pick<Participant, 'className'>,
  session: { readonly className: string | null },
): boolean {
  return (
    session.className === null ||
    person.className === null ||
    person.className.toLowerCase() === session.className.toLowerCase()
  )
}
