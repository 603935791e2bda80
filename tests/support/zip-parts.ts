import { inflateEntry, readZipDirectory } from '../../electron/rosters/zip-entries'

/** The parts of a Word or Excel file as text, by their names in small letters. */
export function zipParts(file: Buffer): ReadonlyMap<string, string> {
  return new Map(
    [...readZipDirectory(file)].map(([name, entry]) => [
      name,
      inflateEntry(file, entry).toString('utf8'),
    ]),
  )
}

/** What an element or attribute says, its escapes undone. */
export function xmlText(xml: string): string {
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    amp: '&',
  }
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return signs[String(name)] ?? whole
  })
}
