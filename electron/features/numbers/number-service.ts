import type { HubId } from '../../../shared/domain/ids'
import {
  type NumberGap,
  type Numbering,
  numberPlaces,
  type NumberSeries,
  patternProblem,
} from '../../../shared/domain/letter-number'
import { placeList } from '../../../shared/domain/template'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { CommandContext, QueryContext } from '../handler'
import { type NumberRange, overlaps } from './number-ranges'
import {
  listDeviceLabels,
  listRanges,
  listUsed,
  putRange,
  type UsedNumber,
} from './number-repository'
import { putNumbering } from './numbering-repository'

export async function saveNumbering(
  changed: Numbering,
  { db, session }: Pick<CommandContext, 'db' | 'session'>,
): Promise<Record<string, never>> {
  const problem = patternProblem(changed.pattern)
  if (problem?.kind === 'unknown') {
    throw new AppError('template.unknown-place', {
      place: problem.place,
      known: placeList(numberPlaces),
    })
  }
  if (problem?.kind === 'no-sequence') throw new AppError('number.no-sequence')
  await putNumbering(db, ownHub(session), changed)
  return {}
}

/** The numbers of a year that was begun on paper: the app goes on after `last`. */
export async function noteGivenOnPaper(
  { series, year, last }: { series: NumberSeries; year: number; last: number },
  { db, session, ids }: Pick<CommandContext, 'db' | 'session' | 'ids'>,
): Promise<Record<string, never>> {
  const of = { hubId: ownHub(session), series, year }
  const given = await listUsed(db, of)
  const first = given.find(({ sequence }) => sequence <= last)
  if (first !== undefined) throw new AppError('number.already-given', { number: first.number })
  await putRange(db, of, { id: ids.next<'number-range'>(), deviceId: null, first: 1, last })
  return {}
}

export type NumberState = {
  readonly highest: number | null
  readonly gaps: readonly NumberGap[]
  /** Given twice, by PCs that had not heard of each other. */
  readonly doubles: readonly string[]
  /** Reserved twice, but nothing lost: one of both PCs leaves them out from now on. */
  readonly overlaps: readonly { readonly first: number; readonly last: number }[]
}

/** Every number of the year up to the highest one given: what has no paper, and why. */
export async function stateOfNumbers(
  { series, year }: { readonly series: NumberSeries; readonly year: number },
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
): Promise<NumberState> {
  const of = { hubId: ownHub(session), series, year }
  const [used, ranges, labels] = [
    await listUsed(db, of),
    await listRanges(db, of),
    await listDeviceLabels(db),
  ]
  const bySequence = new Map<number, UsedNumber[]>()
  for (const one of used) {
    bySequence.set(one.sequence, [...(bySequence.get(one.sequence) ?? []), one])
  }
  // A void paper keeps its number, but nobody can mix it up with the other one any more.
  const doubles = [...bySequence.values()]
    .map((same) => same.filter(({ isVoid }) => !isVoid))
    .filter((same) => same.length > 1)
  return {
    highest: used.at(-1)?.sequence ?? null,
    gaps: gapsOf(bySequence, { ranges, labels }),
    doubles: doubles.map((same) => same[0]?.number ?? ''),
    overlaps: overlaps(ranges),
  }
}

type Known = {
  readonly ranges: readonly NumberRange[]
  readonly labels: ReadonlyMap<string, string>
}

function gapsOf(
  bySequence: ReadonlyMap<number, readonly UsedNumber[]>,
  known: Known,
): readonly NumberGap[] {
  const highest = Math.max(0, ...bySequence.keys())
  const gaps: NumberGap[] = []
  for (let sequence = 1; sequence <= highest; sequence += 1) {
    const gap = gapAt(sequence, bySequence.get(sequence) ?? [], known)
    if (gap === null) continue
    const last = gaps.at(-1)
    if (last?.to === sequence - 1 && last.reason === gap.reason && last.note === gap.note) {
      gaps[gaps.length - 1] = { ...last, to: sequence }
    } else gaps.push({ from: sequence, to: sequence, ...gap })
  }
  return gaps
}

function gapAt(
  sequence: number,
  used: readonly UsedNumber[],
  { ranges, labels }: Known,
): Pick<NumberGap, 'reason' | 'note'> | null {
  if (used.length > 0) {
    const gone = used.every(({ isVoid }) => isVoid) ? used[0] : undefined
    return gone === undefined ? null : { reason: 'void', note: gone.voidReason }
  }
  const holders = ranges.filter(({ first, last }) => first <= sequence && sequence <= last)
  if (holders.some(({ deviceId }) => deviceId === null)) return { reason: 'paper', note: null }
  const holder = holders[0]?.deviceId ?? null
  if (holder === null) return { reason: 'free', note: null }
  return { reason: 'reserved', note: labels.get(holder) ?? null }
}

function ownHub(session: QueryContext['session']): HubId {
  assert(session, 'numbers are a hub’s own')
  return session.hubId
}
