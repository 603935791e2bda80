/**
 * Two records of one person, or of one institution, that two hubs (or two hands) wrote down apart.
 * Nothing is thrown away: a decision "the same" makes the older record stand for all of them, and
 * taking it back sets them apart again (PEERS N7).
 */
export const duplicateKinds = ['member', 'institution'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

export const duplicateVerdicts = ['same', 'different'] as const
export type DuplicateVerdict = (typeof duplicateVerdicts)[number]

/** Two records, smaller id first: the same question has the same name on every hub. */
export type DuplicatePair = { readonly firstId: string; readonly secondId: string }

/** Ids are UUIDv7, so the smaller one is the older record. */
export function pairOf(left: string, right: string): DuplicatePair {
  return left < right ? { firstId: left, secondId: right } : { firstId: right, secondId: left }
}

/**
 * Records that belong together when each pair is one and the same: A = B and B = C make one group.
 * Every id of a pair is a key; its value lists the whole group, smallest id first.
 */
export function groupsOf(pairs: Iterable<DuplicatePair>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { firstId, secondId } of pairs) {
    if (firstId === secondId) continue
    const first = groups.get(firstId) ?? [firstId]
    const second = groups.get(secondId) ?? [secondId]
    if (first === second) continue
    // The smaller group joins the larger one, or a long chain would be copied at every step.
    const [large, small] = first.length < second.length ? [second, first] : [first, second]
    large.push(...small)
    for (const id of [firstId, secondId, ...small]) groups.set(id, large)
  }
  for (const group of new Set(groups.values())) group.sort()
  return groups
}

/** Why two records may be one, strongest first. */
export const duplicateReasons = [
  'nuptk',
  'npsn',
  'name-and-birth-date',
  'name-and-institution',
  'name-and-district',
] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

/** Two records that look the same and that nobody has decided about. */
export type DuplicateCandidate = DuplicatePair & { readonly reasons: readonly DuplicateReason[] }

/** A question for a person: this pair, out of records that all look the same. */
export type DuplicateEntry = DuplicateCandidate & {
  /** How many more records look like these two; they are asked about afterwards. */
  readonly others: number
}

/**
 * One entry for each set of records that look the same, so that a teacher three hubs wrote down is
 * one question, asked again while records are left over. Strongest reasons first, then the oldest.
 */
export function entriesOf(candidates: readonly DuplicateCandidate[]): readonly DuplicateEntry[] {
  const groups = groupsOf(candidates)
  const best = new Map<readonly string[], DuplicateCandidate>()
  for (const candidate of [...candidates].sort(compareCandidates)) {
    const group = groups.get(candidate.firstId)
    if (group !== undefined && !best.has(group)) best.set(group, candidate)
  }
  return [...best].map(([group, candidate]) => ({ ...candidate, others: group.length - 2 }))
}

function compareCandidates(left: DuplicateCandidate, right: DuplicateCandidate): number {
  const byStrength = strengthOf(left) - strengthOf(right)
  if (byStrength !== 0) return byStrength
  return compareTexts(left.firstId, right.firstId) || compareTexts(left.secondId, right.secondId)
}

function strengthOf({ reasons }: DuplicateCandidate): number {
  return Math.min(...reasons.map((reason) => duplicateReasons.indexOf(reason)))
}

function compareTexts(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1
}

/** The first record is the older one, and the one that stays. */
export const duplicateSides = ['first', 'second'] as const
export type DuplicateSide = (typeof duplicateSides)[number]

type FieldValue = string | boolean | null

/**
 * Whose value is proposed when two records become one: the one that is known, the number that is
 * whole, else the one that was written later.
 */
export function proposedSide(options: {
  readonly first: FieldValue
  readonly second: FieldValue
  /** Whether a value is a whole number of its kind; only identifiers have such a rule. */
  readonly isWhole?: (value: string) => boolean
  readonly newer: DuplicateSide
}): DuplicateSide {
  const { first, second, isWhole, newer } = options
  if (first === second || second === null) return 'first'
  if (first === null) return 'second'
  if (isWhole !== undefined && typeof first === 'string' && typeof second === 'string') {
    const [isFirstWhole, isSecondWhole] = [isWhole(first), isWhole(second)]
    if (isFirstWhole !== isSecondWhole) return isFirstWhole ? 'first' : 'second'
  }
  return newer
}
