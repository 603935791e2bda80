const collator = new Intl.Collator('id', { numeric: true })

/** Names in the order people expect: 'TK Contoh 9' before 'TK Contoh 10', without regard to capitals. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b)
}
