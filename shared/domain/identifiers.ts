/**
 * The long numbers of Indonesian education records (DOMAIN 3). They are text: a spreadsheet number
 * holds 15 digits, so a longer one that was ever a number has lost its end. Every rule here is a
 * hint for a person to look at. None of them blocks saving.
 */

/** Without the spaces, dots and dashes people put between groups. Other text stays as it is. */
export function tidyIdentifier(text: string): string {
  const trimmed = text.trim()
  const joined = trimmed.replace(/[\s.\-'’`]+/gu, '')
  return /^\d+$/u.test(joined) ? joined : trimmed
}

const npsnLength = 8
const nuptkLength = 16
const nipLength = 18
const nikLength = 16

const isDigits = (text: string, length: number): boolean =>
  text.length === length && /^\d+$/u.test(text)

/** 9,90067E+15 or 9.90067e15: what a spreadsheet writes for a long number in a narrow column. */
export const isScientificNumber = (text: string): boolean =>
  /^\d([.,]\d+)?e\+?\d{1,2}$/iu.test(text.trim())

export const isWholeNpsn = (text: string): boolean => isDigits(text, npsnLength)

/**
 * Rounded by a spreadsheet. A true NUPTK may end in 0 as well; then the person is found by name and
 * birth date instead, which is the harmless side to err on.
 */
export const isRoundedNuptk = (text: string): boolean =>
  isScientificNumber(text) || (isDigits(text, nuptkLength) && text.endsWith('0'))

/** Fit for telling people apart: all 16 digits and no sign of rounding. */
export const isWholeNuptk = (text: string): boolean =>
  isDigits(text, nuptkLength) && !isRoundedNuptk(text)

/** The last three digits of a NIP count people, from 001 on; a spreadsheet turns them into 000. */
export const isRoundedNip = (text: string): boolean =>
  isScientificNumber(text) || (isDigits(text, nipLength) && text.endsWith('000'))

export const isWholeNip = (text: string): boolean =>
  isDigits(text, nipLength) && !isRoundedNip(text)

/** The last four digits of a NIK count people from 0001 on. */
export const isRoundedNik = (text: string): boolean =>
  isScientificNumber(text) || (isDigits(text, nikLength) && text.endsWith('0000'))

export const isWholeNik = (text: string): boolean =>
  isDigits(text, nikLength) && !isRoundedNik(text)

/** What a number says about its owner is compared with these. Unknown says nothing. */
export type KnownOwner = {
  /** YYYY-MM-DD */
  readonly birthDate: string | null
  readonly sex: 'L' | 'P' | null
}

export type NpsnHint = 'npsn.length'
export type NuptkHint = 'nuptk.length' | 'nuptk.rounded' | 'nuptk.birth-date-mismatch'
export type NipHint = 'nip.length' | 'nip.rounded' | 'nip.birth-date-mismatch' | 'nip.sex-mismatch'
export type NikHint = 'nik.length' | 'nik.rounded' | 'nik.birth-date-mismatch' | 'nik.sex-mismatch'

export function npsnHints(npsn: string): NpsnHint[] {
  return isWholeNpsn(npsn) ? [] : ['npsn.length']
}

/**
 * Older NUPTK carry the birth day + 32 in digits 3-4 and the birth year + 678 in digits 5-7. That is
 * inferred from examples, so a number of another build is taken as a newer one and says nothing.
 */
export function nuptkHints(nuptk: string, owner: KnownOwner): NuptkHint[] {
  if (isRoundedNuptk(nuptk)) return ['nuptk.rounded']
  if (!isDigits(nuptk, nuptkLength)) return ['nuptk.length']
  const day = Number(nuptk.slice(2, 4)) - 32
  const year = Number(nuptk.slice(4, 7)) - 678
  const isOlderBuild = day >= 1 && day <= 31 && year >= 0 && year <= 99
  if (!isOlderBuild || owner.birthDate === null) return []
  const isSame =
    Number(owner.birthDate.slice(8, 10)) === day && Number(owner.birthDate.slice(2, 4)) === year
  return isSame ? [] : ['nuptk.birth-date-mismatch']
}

/** YYYYMMDD birth, YYYYMM appointment, 1 digit sex (1 man, 2 woman), 3 digits sequence. */
export function nipHints(nip: string, owner: KnownOwner): NipHint[] {
  if (isRoundedNip(nip)) return ['nip.rounded']
  if (!isDigits(nip, nipLength)) return ['nip.length']
  const hints: NipHint[] = []
  if (owner.birthDate !== null && owner.birthDate.replace(/-/gu, '') !== nip.slice(0, 8)) {
    hints.push('nip.birth-date-mismatch')
  }
  if (owner.sex !== null && nip.charAt(14) !== (owner.sex === 'L' ? '1' : '2')) {
    hints.push('nip.sex-mismatch')
  }
  return hints
}

/** 6 digits region of first registration, DDMMYY birth (women DD + 40), 4 digits sequence. */
export function nikHints(nik: string, owner: KnownOwner): NikHint[] {
  if (isRoundedNik(nik)) return ['nik.rounded']
  if (!isDigits(nik, nikLength)) return ['nik.length']
  const writtenDay = Number(nik.slice(6, 8))
  const isWoman = writtenDay > 40
  const day = String(isWoman ? writtenDay - 40 : writtenDay).padStart(2, '0')
  const hints: NikHint[] = []
  if (owner.birthDate !== null) {
    const [year = '', month = '', birthDay = ''] = owner.birthDate.split('-')
    if (birthDay !== day || month !== nik.slice(8, 10) || year.slice(2) !== nik.slice(10, 12)) {
      hints.push('nik.birth-date-mismatch')
    }
  }
  if (owner.sex !== null && isWoman !== (owner.sex === 'P')) hints.push('nik.sex-mismatch')
  return hints
}
