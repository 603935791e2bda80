/**
 * The typed text as FTS5 queries. Twin of `plainWords` in migration 0003, which wrote the indexes:
 * apostrophes go, every other mark parts words, and each word may be only a beginning.
 */
const apostrophes = /['’‘`ʼ]/gu
const notPartOfWord = /[^\p{L}\p{N}\p{M}]+/gu
const mostWords = 8

export type FindQuery = {
  /** The text in one line, as the beginning of a name. */
  readonly text: string
  /** All words, each somewhere. */
  readonly anywhere: string
  /** The same in the column `title` alone; in `name` for people. */
  readonly inTitle: string
  readonly inName: string
}

/** Null when there is nothing to look for. Words are quoted, so that none is read as syntax. */
export function findQuery(text: string): FindQuery | null {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(apostrophes, '')
    .replace(notPartOfWord, ' ')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
  if (words.length === 0) return null
  const anywhere = words.map((word) => `"${word}"*`).join(' ')
  return {
    text: text.trim(),
    anywhere,
    inTitle: `{title} : (${anywhere})`,
    inName: `{name} : (${anywhere})`,
  }
}
