import { nameMatchKey, searchKey } from './person-name'

/** A name made ready to be compared with many others; titles are off. */
export type NameShape = {
  /** Equal for two spellings of one name; '' when there is nothing to compare. */
  readonly key: string
  readonly plain: string
}

export function shapeOfName(fullName: string): NameShape {
  return { key: nameMatchKey(fullName), plain: searchKey(fullName) }
}

/**
 * Whether two names, both at one school, may be one person's: spelled alike, a letter or two apart,
 * or one without the last words of the other. Only ever a question to a person.
 */
export function areNamesSimilar(left: NameShape, right: NameShape): boolean {
  if (left.key === '' || right.key === '') return false
  if (left.key === right.key) return true
  const shorter = Math.min(left.key.length, right.key.length)
  const allowed = shorter >= 12 ? 2 : shorter >= 7 ? 1 : 0
  if (isWithin(left.key, right.key, allowed)) return true
  return isCutShort(left.plain, right.plain) || isCutShort(right.plain, left.plain)
}

/** "siti aminah" of "siti aminah wahyuni": two words at least, and nothing else differs. */
function isCutShort(short: string, long: string): boolean {
  return short.includes(' ') && long.startsWith(`${short} `)
}

/** Levenshtein distance of at most `limit`. */
function isWithin(left: string, right: string, limit: number): boolean {
  if (limit === 0 || Math.abs(left.length - right.length) > limit) return false
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1]
      const cost = Math.min(
        (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      )
      current.push(cost)
      smallest = Math.min(smallest, cost)
    }
    if (smallest > limit) return false
    previous = current
  }
  return (previous[right.length] ?? 0) <= limit
}
