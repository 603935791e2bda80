/**
 * A word of a closed list as it stands in a row, or null when this version does not know it: a newer
 * hub may have sent a word that came later, and an unknown word must not make a person unreadable.
 */
export function known<Word extends string>(
  words: readonly Word[],
  value: string | null,
): Word | null {
  return words.find((word) => word === value) ?? null
}
