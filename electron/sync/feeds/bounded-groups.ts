/** SQLite and its binding hold a statement's bytes some five times over while it runs. */
const bytesAtOnce = 1024 * 1024

/** In order, as many at once as have 1 MiB together; what is larger stands alone. */
export function* boundedGroups<T>(
  items: readonly T[],
  bytesOf: (item: T) => number,
): Generator<readonly T[]> {
  let group: T[] = []
  let bytes = 0
  for (const item of items) {
    if (group.length > 0 && bytes + bytesOf(item) > bytesAtOnce) {
      yield group
      group = []
      bytes = 0
    }
    group.push(item)
    bytes += bytesOf(item)
  }
  if (group.length > 0) yield group
}
