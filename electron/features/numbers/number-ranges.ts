import type { DeviceId } from '../../../shared/domain/ids'

/**
 * The arithmetic of reserved numbers. Each PC of a hub gives numbers out of blocks of its own, so that
 * two desks that do not hear of each other never give the same one (DOMAIN 5).
 */

/** How many numbers a PC reserves at once. */
export const blockSize = 100

/** Numbers from `first` to `last`; `deviceId` null were given on paper, before the app. */
export type NumberRange = {
  readonly id: string
  readonly deviceId: DeviceId | null
  readonly first: number
  readonly last: number
}

/** PCs of the hub take turns: this one is number `rank` of `count`. */
export type Turn = { readonly rank: number; readonly count: number }

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
 * Two PCs that had not heard of each other may have reserved the same numbers. Both see the same
 * winner: paper, then who reserved first by the range's id. The other one gives them no more.
 */
function isStronger(other: NumberRange, range: NumberRange): boolean {
  if (other.id === range.id || other.deviceId === range.deviceId) return false
  if (other.deviceId === null || range.deviceId === null) return other.deviceId === null
  return other.id < range.id
}

/** The next block that is this PC's turn and that nobody has, as far as is known. */
export function nextBlock(
  ranges: readonly NumberRange[],
  { rank, count }: Turn,
): { readonly first: number; readonly last: number } {
  const reserved = ranges.filter(({ deviceId }) => deviceId !== null)
  const paperEnd = Math.max(
    0,
    ...ranges.filter((range) => range.deviceId === null).map(({ last }) => last),
  )
  let block = rank
  for (;;) {
    const first = block * blockSize + 1
    const last = first + blockSize - 1
    const isTaken = reserved.some((range) => range.first <= last && range.last >= first)
    if (!isTaken && last > paperEnd) return { first, last }
    block += count
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
