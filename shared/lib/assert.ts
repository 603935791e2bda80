/** Stops on a bug. What a user can cause or mend is an AppError instead. */
export function assert(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) {
    throw new Error(`Assertion failed: ${message}`)
  }
}

/** Closes a switch over a union: a new member that is not handled does not compile. */
export function exhaustive(value: never): never {
  throw new Error(`Unhandled case: ${String(value)}`)
}
