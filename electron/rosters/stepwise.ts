/**
 * Long pure work that can be done at one go or with pauses: it says where it may be interrupted, and
 * its caller decides. In the hub service it pauses, so that marks made meanwhile are answered.
 */
export type Stepwise<Result> = Generator<undefined, Result, undefined>

/** Rows between two pauses: some ten milliseconds on an old PC. */
const rowsPerStep = 200

/** As `map`, with a place to pause after every 200 items. */
export function* mapStepwise<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Stepwise<Result[]> {
  const results: Result[] = []
  for (const item of items) {
    results.push(map(item))
    if (results.length % rowsPerStep === 0) yield
  }
  return results
}

export function atOneGo<Result>(work: Stepwise<Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** `pause` is awaited between two steps; what it throws ends the work. */
export async function withPauses<Result>(
  work: Stepwise<Result>,
  pause: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}
