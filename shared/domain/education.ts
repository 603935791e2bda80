/** Jenjang pendidikan, lowest first, so that the index orders people by schooling. */
export const educationLevels = [
  'sd',
  'smp',
  'sma',
  'd1',
  'd2',
  'd3',
  'd4',
  's1',
  's2',
  's3',
] as const
export type EducationLevel = (typeof educationLevels)[number]

const levelPatterns: readonly (readonly [RegExp, EducationLevel])[] = [
  [/^s ?3\b|^doktor\b/u, 's3'],
  [/^s ?2\b|^magister\b|^master\b/u, 's2'],
  [/^s ?1\b|^strata 1\b|^sarjana\b/u, 's1'],
  [/^d ?(4|iv)\b|^diploma (4|iv)\b/u, 'd4'],
  [/^d ?(3|iii)\b|^diploma (3|iii)\b/u, 'd3'],
  [/^d ?(2|ii)\b|^diploma (2|ii)\b|^pgsd d ?(2|ii)\b/u, 'd2'],
  [/^d ?(1|i)\b|^diploma (1|i)\b/u, 'd1'],
  [/^(slta|sma|smk|smea|smkk|stm|smu|ma|man|spg|spga|pga|sgo|sgtk)\b|^(kejar )?paket c\b/u, 'sma'],
  [/^(sltp|smp|mts)\b|^(kejar )?paket b\b/u, 'smp'],
  [/^(sd|mi)\b|^(kejar )?paket a\b/u, 'sd'],
]

/**
 * Reads "S1", "S-1 PG PAUD", "SLTA/Sederajat", "Paket C" and the like. What stands behind the level
 * is taken as the major. An unknown wording gives null: it is never guessed.
 */
export function readEducation(text: string): {
  readonly level: EducationLevel | null
  readonly major: string | null
} {
  const words = text
    .trim()
    .replace(/[./-]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  for (const [pattern, level] of levelPatterns) {
    const found = pattern.exec(words.toLowerCase())
    if (found === null) continue
    const rest = words
      .slice(found[0].length)
      .replace(/^[\s,:(]+|[\s)]+$/gu, '')
      .replace(/^(sederajat|umum)\b\s*/iu, '')
    return { level, major: rest === '' ? null : rest }
  }
  return { level: null, major: null }
}
