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
