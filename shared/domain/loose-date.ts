/**
 * Dates as Indonesian lists hold them: "5 Oktober 1988", "05-10-1988", "5 mey 79", spreadsheet
 * serial numbers, and a place before the date in one cell. Day comes before month. What cannot be
 * right (31 Pebruari, 00-00-1982) is said to be unreadable; nothing is invented.
 */
export type LooseDate =
  | { readonly kind: 'date'; readonly date: string; readonly isMonthFirst: boolean }
  | { readonly kind: 'unreadable' }

export type LooseDateOptions = {
  /** Years of two digits mean the last such year that is not after this one. */
  readonly latestYear: number
}

const months: ReadonlyMap<string, number> = new Map(
  [
    ['januari', 'january', 'jan'],
    ['februari', 'pebruari', 'february', 'feb', 'peb', 'febuari', 'pebuari'],
    ['maret', 'march', 'mar', 'mrt'],
    ['april', 'apr'],
    ['mei', 'mey', 'may'],
    ['juni', 'june', 'jun'],
    ['juli', 'july', 'jul'],
    ['agustus', 'august', 'agust', 'agus', 'agu', 'agt', 'ags', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'october', 'okt', 'oct'],
    ['november', 'nopember', 'nov', 'nop'],
    ['desember', 'december', 'des', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate()

/** YYYY-MM-DD, or null when there is no such day. Years 1900-2100: no list here holds others. */
function calendarDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return null
  if (day > daysIn(year, month)) return null
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** The day a spreadsheet means by a serial number, 1900 date system. Null outside 1901-2100. */
export function dateOfSerial(serial: number): string | null {
  const days = Math.floor(serial)
  // Day 60 is 29 February 1900, which a spreadsheet believes in; serials below it are off by one.
  if (days < 367 || days > 73_415) return null
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000)
  return date.toISOString().slice(0, 10)
}

function fullYear(text: string, options: LooseDateOptions): number {
  const year = Number(text)
  if (text.length !== 2) return year
  return 2000 + year <= options.latestYear ? 2000 + year : 1900 + year
}

const asDate = (date: string | null, isMonthFirst = false): LooseDate =>
  date === null ? { kind: 'unreadable' } : { kind: 'date', date, isMonthFirst }

const timeTail = /[\sT]+\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?\s*(z|wita|wib|wit|am|pm)?$/iu
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/u
const dayFirst = /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$/u
const inWords = /^(\d{1,2})\s*[-/.,\s]?\s*(\p{L}+)\.?\s*[-/.,\s]?\s*(\d{4}|\d{2})$/u
const wordFirst = /^(\p{L}+)\.?\s+(\d{1,2})\s*,?\s+(\d{4})$/u
const eightDigits = /^\d{8}$/u
const serialDigits = /^\d{5}([.,]\d+)?$/u

/** Reads one date. The text holds nothing else, apart from "tgl" or "tanggal" before it. */
export function readLooseDate(text: string, options: LooseDateOptions): LooseDate {
  const tidy = text
    .trim()
    .replace(/^(tgl|tanggal)\.?\s+/iu, '')
    .replace(timeTail, '')
    .trim()
  let found = yearFirst.exec(tidy)
  if (found !== null) {
    return asDate(calendarDate(Number(found[1]), Number(found[2]), Number(found[3])))
  }
  found = dayFirst.exec(tidy)
  if (found !== null) {
    const [, first = '', second = '', year = ''] = found
    const date = calendarDate(fullYear(year, options), Number(second), Number(first))
    if (date !== null) return asDate(date)
    // Only a list from an English computer writes 05/25/1990: there is no other way to read it.
    return Number(second) > 12
      ? asDate(calendarDate(fullYear(year, options), Number(first), Number(second)), true)
      : { kind: 'unreadable' }
  }
  return readWordsOrDigits(tidy, options)
}

function readWordsOrDigits(tidy: string, options: LooseDateOptions): LooseDate {
  const [, day = '', word = '', year = ''] = inWords.exec(tidy) ?? []
  const month = months.get(word.toLowerCase())
  if (month !== undefined) return asDate(calendarDate(fullYear(year, options), month, Number(day)))
  const [, englishWord = '', englishDay = '', englishYear = ''] = wordFirst.exec(tidy) ?? []
  const englishMonth = months.get(englishWord.toLowerCase())
  if (englishMonth !== undefined) {
    return asDate(calendarDate(Number(englishYear), englishMonth, Number(englishDay)))
  }
  if (eightDigits.test(tidy)) return asDate(dateOfEightDigits(tidy))
  if (serialDigits.test(tidy)) return asDate(dateOfSerial(Number(tidy.replace(',', '.'))))
  return { kind: 'unreadable' }
}

/** 19781115 or 15111978. */
function dateOfEightDigits(digits: string): string | null {
  const part = (from: number, to: number): number => Number(digits.slice(from, to))
  return (
    calendarDate(part(0, 4), part(4, 6), part(6, 8)) ??
    calendarDate(part(4, 8), part(2, 4), part(0, 2))
  )
}

export type PlaceAndDate = {
  readonly place: string | null
  /** Null when the text holds no date at all, which is not the same as an unreadable one. */
  readonly date: LooseDate | null
}

const numericDateAtEnd = /(?:^|[\s,/;.(])(\d{1,4}\s*[-/.\s]\s*\d{1,2}\s*[-/.\s]\s*\d{2,4})\)?$/u
const wordDateAtEnd =
  /(?:^|[\s,/;.(-])((?:tgl\.?|tanggal)?\s*\d{1,2}[\s\-/.]*\p{L}+[\s\-/.,]*\d{2,4})\)?$/iu

/** "Praya, 16 Juni 1986", "Mataram / 24 Maret 1987", "05-10-1988", "Praya". */
export function readPlaceAndDate(text: string, options: LooseDateOptions): PlaceAndDate {
  const tidy = text.trim().replace(/\s+/gu, ' ')
  if (!/\d/u.test(tidy)) return { place: tidyPlace(tidy), date: null }
  const alone = readLooseDate(tidy, options)
  if (alone.kind === 'date') return { place: null, date: alone }
  const found = numericDateAtEnd.exec(tidy) ?? wordDateAtEnd.exec(tidy)
  if (found !== null) {
    const written = found[1] ?? ''
    return {
      place: tidyPlace(tidy.slice(0, tidy.length - found[0].length)),
      date: readLooseDate(written, options),
    }
  }
  // "Leneng, tgl 7 bulan Haji 1979": the place is certain, the date is not.
  const beforeComma = /^([^\d,;/]+)[,;/]/u.exec(tidy)?.[1] ?? ''
  return { place: tidyPlace(beforeComma), date: { kind: 'unreadable' } }
}

function tidyPlace(text: string): string | null {
  const place = text
    .replace(/^[\s,;/.-]+|[\s,;/-]+$/gu, '')
    .replace(/[\s,;]*\b(tgl|tanggal)\.?$/iu, '')
  return /\p{L}/u.test(place) ? place : null
}
