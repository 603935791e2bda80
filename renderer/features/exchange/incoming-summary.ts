import type { ChangeCounts, ExchangePreview, IncomingHub } from '../../../shared/domain/exchange'
import type { HubId } from '../../../shared/domain/ids'

/** What a bundle changes, in the order people care about it. */
const kinds = ['members', 'institutions', 'activities', 'attendance', 'artifacts', 'other'] as const

type ChangeKind = (typeof kinds)[number]

const ways = ['added', 'changed', 'removed'] as const

type ChangeWay = (typeof ways)[number]

export type ChangeLine = {
  readonly kind: ChangeKind
  readonly way: ChangeWay
  readonly count: number
}

/** One line for each figure that is not zero: new ones first, then changed, then removed ones. */
export function changeLines(counts: ChangeCounts): readonly ChangeLine[] {
  return ways
    .flatMap((way) => kinds.map((kind) => ({ kind, way, count: counts[kind][way] })))
    .filter(({ count }) => count > 0)
}

/** A part whose values all lose changes nothing, and still leaves something to choose. */
export function hasChanges(hub: IncomingHub): boolean {
  return hub.clashing > 0 || changeLines(hub.counts).length > 0
}

/** Whether merging would bring anything at all. */
export function hasNews(preview: ExchangePreview): boolean {
  return preview.hubs.some(hasChanges) || preview.filesIncoming > 0
}

/**
 * Whether only our own bundle is left to write: nothing to merge, to warn of, or to take out of what
 * waits. Then asking once more would only cost a click.
 */
export function isNothingToDecide(preview: ExchangePreview): boolean {
  return (
    !hasNews(preview) &&
    preview.problems.length === 0 &&
    preview.suspiciousFiles.length === 0 &&
    preview.hiddenFolders.length === 0 &&
    preview.heldBefore.length === 0 &&
    preview.driveProblem === null
  )
}

export type OtherBundles = {
  readonly kind: 'own' | 'others' | 'foreign'
  readonly count: number
}

/**
 * Bundles that are not for this hub to read. Its own ones are worth a word only where nothing else
 * explains why a drive full of bundles brings nothing.
 */
export function otherBundles(preview: ExchangePreview): readonly OtherBundles[] {
  const kinds: readonly OtherBundles[] = [
    { kind: 'own', count: hasNews(preview) ? 0 : preview.bundlesOwn },
    { kind: 'others', count: preview.bundlesForOthers },
    { kind: 'foreign', count: preview.bundlesOfOtherNetworks },
  ]
  return kinds.filter(({ count }) => count > 0)
}

/** Of these hubs, those that wait too because they had seen what is held; without the held ones. */
export function leaningOnHeld(
  hubs: readonly IncomingHub[],
  heldHubs: readonly HubId[],
): ReadonlyMap<HubId, readonly HubId[]> {
  const held = new Set(heldHubs)
  return new Map(
    hubs.flatMap(({ hubId, leansOn }) => {
      if (hubId === null || held.has(hubId)) return []
      const reasons = leansOn.filter((other) => held.has(other))
      return reasons.length === 0 ? [] : [[hubId, reasons] as const]
    }),
  )
}

export type ProblemGroup = { readonly code: string; readonly fileNames: readonly string[] }

/** One sentence for a reason, however many bundles it stops. */
export function groupProblems(problems: ExchangePreview['problems']): readonly ProblemGroup[] {
  const byCode = new Map<string, string[]>()
  for (const { code, fileName } of problems) {
    const names = byCode.get(code)
    if (names === undefined) byCode.set(code, [fileName])
    else names.push(fileName)
  }
  return Array.from(byCode, ([code, fileNames]) => ({ code, fileNames }))
}

/** The first few names, and how many more there are: a shortcut virus leaves hundreds. */
export function fewNames(
  names: readonly string[],
  most: number,
): { readonly shown: readonly string[]; readonly more: number } {
  return { shown: names.slice(0, most), more: Math.max(0, names.length - most) }
}
