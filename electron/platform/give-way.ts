import { setImmediate } from 'node:timers/promises'

/** Milliseconds that others wait at most: a key pressed meanwhile is answered within a frame. */
const longestStretch = 12

/**
 * For long work in the thread of the hub service. Awaited between its parts, it lets other calls have
 * their turn whenever the work has been at it for a while, and costs next to nothing otherwise.
 */
export function createGiveWay(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < longestStretch) return
    await setImmediate()
    since = performance.now()
  }
}

/** Items between two looks at the clock, for work on thousands of small ones. */
const itemsPerLook = 50

/** As `map`, with the turns of others in between. */
export async function mapGivingWay<Item, Result>(
  items: readonly Item[],
  map: (item: Item, index: number) => Result,
): Promise<Result[]> {
  const giveWay = createGiveWay()
  const results: Result[] = []
  for (const [index, item] of items.entries()) {
    results.push(map(item, index))
    if (results.length % itemsPerLook === 0) await giveWay()
  }
  return results
}
