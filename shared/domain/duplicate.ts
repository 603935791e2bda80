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
