import { tidyText } from './text-field'

/**
 * Names as they are written in lists: "Hj. Siti Aminah, S.Pd.AUD". Kept in three parts, because
 * Dapodik has no titles, certificates need them, and sorting and matching must not see them.
 * Single-word names, apostrophes, "M." for Muhammad, Lalu, Baiq, I and Ni are all part of the name.
 */
export type PersonName = {
  readonly frontTitle: string | null
  readonly fullName: string
  readonly backTitle: string | null
}

const frontTitle =
  /^(prof|drs|dra|dr|ir|hj|h|kh|tgh|ustadzah|ustadz|ustazah|ustaz|ustz|ust)(\.\s*|\s+)(?=\p{L})/iu

// What may follow "S.", "M." and "A." of a degree. A closed list, because "M. Zaini" is a name.
const longField =
  'pd|pdi|pdaud|pdsd|ag|sos|sosi|ei|sy|hi|tp|kom|hum|si|psi|th|kes|kep|km|pt|hut|ip|ap|sn|or|ikom|fil|ud|farm|gz|stat|mat|keb|pust|ked|sc|ak|par|ling|tr'
const degree = `(?:s\\.?\\s?(?:${longField})|s\\.\\s?[ehtp]|m\\.?\\s?(?:${longField})|m\\.\\s?[maht]|a\\.?\\s?ma|a\\.?\\s?md|ph\\.?d|gr|lc|b\\.?a)`
const degreeTail = '(?:\\.?\\s?(?:i|aud|sd|pd|keb|kep|kom|pust|paud)(?![a-z]))*'
const oneTitle = new RegExp(`^${degree}(?![a-z])${degreeTail}\\.?$`, 'iu')
const titlesAtEnd = new RegExp(`\\s+(${degree}(?![a-z])${degreeTail}\\.?)$`, 'iu')
const shortUpperDegree = /\s+(SE|SH|ST|MM|MA)$/u

/** Any dotted abbreviation behind a comma is taken as a title, also one that no list knows. */
const dottedAbbreviation = /^(?:\p{L}{1,5}\.\s?){1,4}\p{L}{0,5}\.?$/u

function isTitle(piece: string): boolean {
  return (
    oneTitle.test(piece) || dottedAbbreviation.test(piece) || /^(SE|SH|ST|MM|MA|S1|M)$/u.test(piece)
  )
}

/** "S. Pd. AUD" becomes "S.Pd.AUD": only blanks change, never letters or dots. */
function tidyTitle(title: string): string {
  return title.replace(/\.\s+/gu, '.').replace(/\s+/gu, ' ').trim()
}

/** Takes a written name apart. Never throws; a text that is all title becomes the name itself. */
export function splitName(text: string): PersonName {
  const whole = tidyText(text) ?? ''
  const fronts: string[] = []
  let rest = whole
  for (;;) {
    const found = frontTitle.exec(rest)
    if (found === null) break
    fronts.push(`${found[1] ?? ''}.`)
    rest = rest.slice(found[0].length)
  }

  const backs: string[] = []
  const [head = '', ...tail] = rest.split(/\s*[,;]\s*/u)
  const pieces = tail.filter((piece) => piece !== '')
  if (pieces.every(isTitle)) {
    backs.push(...pieces)
    rest = head
  }
  for (;;) {
    const found =
      titlesAtEnd.exec(rest) ?? (isAllCapitals(rest) ? null : shortUpperDegree.exec(rest))
    if (found === null) break
    backs.unshift(found[1] ?? '')
    rest = rest.slice(0, found.index)
  }

  rest = rest.replace(/[\s,;]+$/u, '').trim()
  if (rest === '') return { frontTitle: null, fullName: whole, backTitle: null }
  return {
    frontTitle: fronts.length === 0 ? null : fronts.join(' '),
    fullName: rest,
    backTitle: backs.length === 0 ? null : backs.map(tidyTitle).join(', '),
  }
}

/** The name as it is printed: front title, name, back title after a comma. */
export function fullTitledName(name: PersonName): string {
  const front = name.frontTitle === null ? name.fullName : `${name.frontTitle} ${name.fullName}`
  return name.backTitle === null ? front : `${front}, ${name.backTitle}`
}

export function isAllCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** "BAIQ NUR'AINI" becomes "Baiq Nur'aini". A name with any small letter stays as it is. */
export function softenCapitals(name: string): string {
  if (!isAllCapitals(name)) return name
  return name
    .toLowerCase()
    .replace(
      /(^|[\s\-".(])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    )
}

/**
 * For search and sorting: small letters, no accents, dots, apostrophes or quotation marks, one
 * space between words. "Nur’aini" and "NUR'AINI" give "nuraini"; "Al-Amin" gives "al amin".
 */
export function searchKey(text: string): string {
  // Plain letters have no accents to take off, and most text is plain.
  const letters = /^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '')
  return letters
    .toLowerCase()
    .replace(/['’‘ʼ`´".“”]+(?=\S)/gu, (marks) => (marks.includes('.') ? ' ' : ''))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** People are sorted by their name, never by their title. Equal names keep the order they had. */
export function nameSortKey(name: Pick<PersonName, 'fullName'>): string {
  return searchKey(name.fullName)
}

const spelledOut: ReadonlyMap<string, string> = new Map([
  ['m', 'muhammad'],
  ['md', 'muhammad'],
  ['muh', 'muhammad'],
  ['moh', 'muhammad'],
  ['muhamad', 'muhammad'],
  ['mohamad', 'muhammad'],
  ['mohammad', 'muhammad'],
  ['mochamad', 'muhammad'],
  ['mochammad', 'muhammad'],
  ['abd', 'abdul'],
])

/**
 * For telling whether two written names are one: as `searchKey`, without nicknames in quotation
 * marks or brackets, with Muhammad spelled out, and without spaces ("Nur Aini" is "Nur'aini").
 * `fullName` carries no titles.
 */
export function nameMatchKey(fullName: string): string {
  const withoutNickname = fullName.replace(/"[^"]*"|“[^”]*”|\([^)]*\)/gu, ' ')
  const words = searchKey(withoutNickname).split(' ')
  const key = words
    .map((word) => (words.length === 1 ? word : (spelledOut.get(word) ?? word)))
    .join('')
  return key === '' ? searchKey(fullName).replaceAll(' ', '') : key
}

/** Two ways to write one title: "S. Pd. AUD", "S.PdAUD" and "s.pd.aud" have one key. */
export function titleKey(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/gu, '')
}
