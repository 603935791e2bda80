/** Wall-clock milliseconds since 1970. A label for people, never an order: these PCs' batteries are dead. */
export type Clock = { readonly now: () => number }

export const systemClock: Clock = { now: () => Date.now() }
