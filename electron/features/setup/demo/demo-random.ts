/**
 * Chance with a seed: the demo hub has the same people and the same year on every PC, so that a
 * trainer can point at row 12 and everybody sees the same name. Not for secrets.
 */
export type DemoRandom = {
  /** 0 <= n < 1 */
  readonly next: () => number
  /** Whole number, both ends included. */
  readonly between: (low: number, high: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly shuffle: <T>(list: readonly T[]) => readonly T[]
  /** `size` cards in random order, in exactly these proportions (largest remainders are rounded up). */
  readonly deck: <T>(size: number, shares: readonly (readonly [T, number])[]) => readonly T[]
}

export function createDemoRandom(seed: number): DemoRandom {
  let state = seed >>> 0
  // mulberry32: small, and good enough for names and marks.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const item = list[between(0, list.length - 1)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  const shuffle = <T>(list: readonly T[]): readonly T[] =>
    list
      .map((item) => ({ item, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ item }) => item)
  const deck = <T>(size: number, shares: readonly (readonly [T, number])[]): readonly T[] => {
    const whole = shares.reduce((sum, [, share]) => sum + share, 0)
    const cards = shares.map(([card, share]) => {
      const exact = (share / whole) * size
      return { card, count: Math.floor(exact), rest: exact - Math.floor(exact) }
    })
    const missing = size - cards.reduce((sum, { count }) => sum + count, 0)
    const byRest = [...cards].sort((a, b) => b.rest - a.rest).slice(0, missing)
    return shuffle(
      cards.flatMap((entry) =>
        Array.from({ length: entry.count + (byRest.includes(entry) ? 1 : 0) }, () => entry.card),
      ),
    )
  }
  return { next, between, pick, shuffle, deck }
}
