/** Wall-clock milliseconds since 1970. A label for people, never an order: these PCs' batteries are dead. */
export type Clock = {
  readonly now: () => number
  /** Milliseconds that nobody can set back or forward; absent = since this process started. */
  readonly monotonic?: () => number
}

export const systemClock: Clock = { now: () => Date.now() }

/** No PC can be recording anything before this program existed. */
const firstRelease = Date.UTC(2026, 10, 1)

/** True when the clock cannot be right: before the first release, or behind the last label given. */
export function isClockDoubtful(now: number, lastLabel: number): boolean {
  return now < firstRelease || now < lastLabel
}
