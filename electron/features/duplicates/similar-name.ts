import { distance } from 'fastest-levenshtein'

import { nameMatchKey, searchKey } from '../../../shared/domain/person-name'

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
  const differsInLength = Math.abs(left.key.length - right.key.length)
  if (differsInLength <= allowed && distance(left.key, right.key) <= allowed) return true
  return isCutShort(left.plain, right.plain) || isCutShort(right.plain, left.plain)
}

/** "siti aminah" of "siti aminah wahyuni": two words at least, and nothing else differs. */
function isCutShort(short: string, long: string): boolean {
  return short.includes(' ') && long.startsWith(`${short} `)
}
