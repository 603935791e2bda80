import type { LooseDateOptions, PlaceAndDate } from '../../shared/domain/loose-date'
import { dateOfSerial, readLooseDate, readPlaceAndDate } from '../../shared/domain/loose-date'
import type { Sex } from '../../shared/domain/member'
import { searchKey } from '../../shared/domain/person-name'
import { readPhone } from '../../shared/domain/phone'
import { tidyText } from '../../shared/domain/text-field'
import type { Cell } from './sheet'
import { cellText } from './sheet'
import { mendMojibake } from './text-encoding'

/** What single cells mean. Words for "not known" are read as not known, and nothing is filled in. */

const unknownWords = new Set([
  'n a',
  'na',
  'null',
  'nil',
  'nihil',
  'kosong',
  'belum',
  'belum ada',
  'belum punya',
  'belum memiliki',
  'belum terbit',
  'blm',
  'blm ada',
  'tidak',
  'tidak ada',
  'tidak punya',
  'tidak tahu',
  'tidak diketahui',
  'tdk',
  'tdk ada',
])

const unknownStarts = new Set([...unknownWords].map((word) => word.charAt(0)))

export function isUnknownText(text: string): boolean {
  // Dashes, dots, question marks and zeros alone stand for "nothing here" in every list.
  if (!/[\p{L}1-9]/u.test(text)) return true
  // Most cells are told by these two, which are far cheaper than the key of their words.
  if (/[1-9]/.test(text)) return false
  if (/^[a-z]/iu.test(text) && !unknownStarts.has(text.charAt(0).toLowerCase())) return false
  return unknownWords.has(searchKey(text))
}

/** Longer than any field here; a cell may hold a whole page. */
const longestText = 2000

/** The cell in one tidy line, or null where it says that nothing is known. */
export function knownText(cell: Cell | undefined): string | null {
  const text = tidyText(mendMojibake(cellText(cell).slice(0, longestText)))
  return text === null || isUnknownText(text) ? null : text
}

export function readSex(text: string): Sex | null {
  const word = searchKey(text).split(' ')[0] ?? ''
  if (['l', 'lk', 'laki', 'lelaki', 'pria', 'male'].includes(word)) return 'L'
  if (['p', 'pr', 'perempuan', 'wanita', 'w', 'female'].includes(word)) return 'P'
  return null
}

export type PhoneCell = {
  /** The first number in +62 form, or the text itself when it is something else. */
  readonly phone: string
  readonly doubt: 'phone.form' | 'phone.several' | null
}

export function readPhoneCell(text: string): PhoneCell {
  const whole = readPhone(text)
  if (whole !== null) return { phone: whole, doubt: null }
  const parts = text
    .split(/[/;,|]|\b(?:dan|atau)\b/iu)
    .map((part) => readPhone(part))
    .filter((phone) => phone !== null)
  const [first] = parts
  return first === undefined
    ? { phone: text, doubt: 'phone.form' }
    : { phone: first, doubt: parts.length > 1 ? 'phone.several' : null }
}

/** A birth cell of any make: a date, a place with a date, a serial number, a place alone. */
export function readBirthCell(cell: Cell | undefined, options: LooseDateOptions): PlaceAndDate {
  const text = knownText(cell)
  if (text === null) {
    // "0000-00-00" says nothing, but somebody believed it to be a date.
    const hasDigits = /\d/u.test(cellText(cell))
    return { place: null, date: hasDigits ? { kind: 'unreadable' } : null }
  }
  return readKnownBirth(cell, text, options)
}

function readKnownBirth(
  cell: Cell | undefined,
  text: string,
  options: LooseDateOptions,
): PlaceAndDate {
  if (typeof cell === 'object' && cell !== null) {
    return { place: null, date: { kind: 'date', date: cell.date, isMonthFirst: false } }
  }
  if (typeof cell === 'number') {
    const date = dateOfSerial(cell)
    if (date !== null && cell >= 1000) {
      return { place: null, date: { kind: 'date', date, isMonthFirst: false } }
    }
  }
  return readPlaceAndDate(text, options)
}

export type PlainDate = { readonly date: string | null; readonly isUnreadable: boolean }

/** TMT, tanggal masuk: a date and nothing else. */
export function readDateCell(cell: Cell | undefined, options: LooseDateOptions): PlainDate {
  const text = knownText(cell)
  if (text === null) return { date: null, isUnreadable: false }
  if (typeof cell === 'object' && cell !== null) return { date: cell.date, isUnreadable: false }
  const found = readLooseDate(text, options)
  return found.kind === 'date'
    ? { date: found.date, isUnreadable: false }
    : { date: null, isUnreadable: true }
}

/** A number cell beyond 2^53 cannot hold its digits, whatever it ends in. */
export function hasLostDigits(cell: Cell | undefined): boolean {
  return typeof cell === 'number' && !Number.isSafeInteger(cell)
}
