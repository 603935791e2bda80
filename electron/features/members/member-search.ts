/**
 * The search text of a member list as an FTS5 query. Twin of `plain` in migration 0001, which wrote
 * the index: apostrophes go, every other mark parts words, and each word may be only a beginning.
 */
const apostrophes = /['’‘`ʼ]/gu
const notPartOfWord = /[^\p{L}\p{N}\p{M}]+/gu

/** More words than any name has say nothing more, and each costs a look-up. */
const maxWords = 12

export function searchWords(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(notPartOfWord, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, maxWords)
}

export type MemberSearch = {
  /** All words, each somewhere: in the name, in a number or in the school. */
  readonly anywhere: string
  /** All words in the name. */
  readonly inName: string
}

/** Null when there is nothing to search for. Words are quoted, so that none is read as syntax. */
export function memberSearch(text: string): MemberSearch | null {
  const words = searchWords(text)
  if (words.length === 0) return null
  const anywhere = words.map((word) => `"${word}"*`).join(' ')
  return { anywhere, inName: `{name} : (${anywhere})` }
}
