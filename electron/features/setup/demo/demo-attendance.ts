import type { AttendanceStatus } from '../../../../shared/domain/attendance'
import type { DemoRandom } from './demo-random'

/** 82 % H, 6 % T (5-40 minutes), 5 % I, 3 % S, 4 % A, some leave early (DOMAIN 14). */
export type DemoMark = {
  readonly status: AttendanceStatus
  readonly arrivedAt: number | null
  readonly leftAt: number | null
  readonly lateMinutes: number | null
}

const shares: readonly (readonly [AttendanceStatus, number])[] = [
  ['H', 82],
  ['T', 6],
  ['I', 5],
  ['S', 3],
  ['A', 4],
]
const earlyLeaveChance = 0.03

/** One mark for each pair of times given, in these shares over all of them. */
export function makeMarks(
  random: DemoRandom,
  times: readonly { readonly startsAt: number; readonly endsAt: number }[],
): readonly DemoMark[] {
  const statuses = random.deck(times.length, shares)
  return times.map(({ startsAt, endsAt }, index) => {
    const status = statuses[index] ?? 'H'
    const isPresent = status === 'H' || status === 'T'
    const lateMinutes = status === 'T' ? random.between(5, 40) : null
    return {
      status,
      arrivedAt: lateMinutes === null ? null : startsAt + lateMinutes,
      leftAt:
        isPresent && random.next() < earlyLeaveChance ? endsAt - random.between(15, 60) : null,
      lateMinutes,
    }
  })
}
