import type { DeviceId } from '../../../shared/domain/ids'
import { isInShare, type NumberShare } from './number-share'

/**
 * The arithmetic of reserved numbers. Each PC of a hub gives numbers out of blocks of its own, so that
 * two desks that do not hear of each other never give the same one (DOMAIN 5).
 */

/** How many numbers a PC reserves at once; a chair of its share holds several such blocks. */
const blockSize = 100

/** Numbers from `first` to `last`; `deviceId` null were given on paper, before the app. */
export type NumberRange = {
  readonly id: string
  readonly deviceId: DeviceId | null
  readonly first: number
  readonly last: number
}

/**
 * Far above what any PC of a hub can come to (number-share.ts); years on paper end at 9,999. What lies
 * beyond came from a faulty hub, and counting through it would keep this PC busy for ever.
 */
export const highestNumber = 2_048_000
const longestRange = 10_000

export function isPossibleRange({ first, last }: Pick<NumberRange, 'first' | 'last'>): boolean {
  return first >= 1 && first <= last && last <= highestNumber && last - first < longestRange
}

/**
 * Numbers of a range that its PC may still give, in order: after the highest one given, and not where
 * a stronger range lies over it. Gaps are never filled later: numbers follow the dates.
 */
export function freeNumbers(
  range: NumberRange,
  ranges: readonly NumberRange[],
  used: ReadonlySet<number>,
): readonly number[] {
  const stronger = ranges.filter((other) => isStronger(other, range))
  let highest = range.first - 1
  for (const number of used) {
    if (number <= range.last && number > highest) highest = number
  }
  const free: number[] = []
  for (let number = highest + 1; number <= range.last; number += 1) {
    if (!stronger.some(({ first, last }) => first <= number && number <= last)) free.push(number)
  }
  return free
}

/**
 * Two PCs have reserved the same numbers only where both joined with one invitation, or one is a copy of
 * the other. Both see the same winner: paper, then who reserved first by the range's id. The other one
 * gives them no more.
 */
function isStronger(other: NumberRange, range: NumberRange): boolean {
  if (other.id === range.id || other.deviceId === range.deviceId) return false
  if (other.deviceId === null || range.deviceId === null) return other.deviceId === null
  return other.id < range.id
}

/** The next block of this PC's share that nobody has, as far as is known. */
export function nextBlock(
  ranges: readonly NumberRange[],
  share: NumberShare,
): { readonly first: number; readonly last: number } {
  const reserved = ranges.filter(({ deviceId }) => deviceId !== null)
  const paperEnd = Math.max(
    0,
    ...ranges.filter((range) => range.deviceId === null).map(({ last }) => last),
  )
  for (let first = 1; ; first += blockSize) {
    const last = first + blockSize - 1
    const isTaken = reserved.some((range) => range.first <= last && range.last >= first)
    if (!isTaken && last > paperEnd && isInShare(share, first)) return { first, last }
  }
}

/** Ranges of different PCs that share numbers. */
export function overlaps(ranges: readonly NumberRange[]): readonly {
  readonly first: number
  readonly last: number
}[] {
  const reserved = ranges.filter(({ deviceId }) => deviceId !== null)
  return reserved.flatMap((one, at) =>
    reserved.slice(at + 1).flatMap((other) => {
      const first = Math.max(one.first, other.first)
      const last = Math.min(one.last, other.last)
      return one.deviceId === other.deviceId || first > last ? [] : [{ first, last }]
    }),
  )
}
