/**
 * Words with typed places, `{nama}`: letter numbers and the wordings of letters. Only the places of
 * the list are known, so a misspelt one is refused where it is typed and never printed.
 */
const placePattern = /\{([^{}]*)\}/gu

/** The first place that is not in `known`, as typed, or a lone brace; null when all is well. */
export function unknownPlace(text: string, known: readonly string[]): string | null {
  for (const [, name = ''] of text.matchAll(placePattern)) {
    if (!known.includes(name)) return `{${name}}`
  }
  return /[{}]/u.exec(text.replace(placePattern, ''))?.[0] ?? null
}

export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placePattern, (place, name: string) => values[name] ?? place)
}

/** '{kode}, {urut}': for sentences that name what may be used. */
export function placeList(known: readonly string[]): string {
  return known.map((name) => `{${name}}`).join(', ')
}
