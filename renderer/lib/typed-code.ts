import { CODE_LENGTH, codeWords, normalizeCode } from '../../shared/sync/code-words'

const known = new Set(codeWords)

export type TypedCode = {
  /** Words read so far, completed from their first four letters. */
  readonly count: number
  readonly isComplete: boolean
  /** Finished words that no code has, as they were typed: surely a slip of the pen or the finger. */
  readonly unknown: readonly string[]
}

/** What can be said of the six words of an invitation or a backup while they are typed, long before they are tried. */
export function readTypedCode(text: string): TypedCode {
  const words = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
  // The last word is still being typed until something follows it.
  const finished = /[a-z]$/i.test(text) && words.length < CODE_LENGTH ? words.slice(0, -1) : words
  return {
    count: words.length,
    isComplete: words.length === CODE_LENGTH,
    unknown: finished.filter((word) => !known.has(normalizeCode(word))),
  }
}
