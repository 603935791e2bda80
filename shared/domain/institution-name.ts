import type { InstitutionForm } from './institution'
import { isAllCapitals, searchKey } from './person-name'

/**
 * Institution names as lists spell them. Two spellings of one school must meet ("TK DW Tiwugalih"
 * and TK DHARMA WANITA TIWUGALIH), two schools must not ("KB Mawar" and "KB Mawar Gonjak"), so
 * only known abbreviations are spelled out and nothing is compared loosely.
 */

const openings: readonly (readonly [RegExp, string])[] = [
  [/^taman kanak kanak\b/u, 'tk'],
  [/^t k\b/u, 'tk'],
  [/^(kelompok|kelp|kel) bermain\b/u, 'kb'],
  [/^k b\b/u, 'kb'],
  [/^play ?group\b/u, 'kb'],
  [/^(tempat|taman) penitipan anak\b/u, 'tpa'],
  [/^satuan paud sejenis\b/u, 'sps'],
  [/^raudh?atul? ath?fal\b/u, 'ra'],
  [/^sekolah dasar\b/u, 'sd'],
  [/^(sd|smp) n\b/u, '$1 negeri'],
  [/^sdn\b/u, 'sd negeri'],
  [/^smpn\b/u, 'smp negeri'],
  [/^madrasah ibtidaiyah\b/u, 'mi'],
  [/^min\b/u, 'mi negeri'],
]

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bdw\b/gu, 'dharma wanita'],
  [/\bdharma wanita persatuan\b/gu, 'dharma wanita'],
  [/\bdarma wanita\b/gu, 'dharma wanita'],
  [/\baba\b/gu, 'aisyiyah bustanul athfal'],
  [/\b(nahdlatul|nahdhatul|nahdatul) wathan\b/gu, 'nw'],
  [/\b(nahdlatul|nahdhatul|nahdatul) ulama\b/gu, 'nu'],
]

function spelledOut(name: string): string {
  let words = searchKey(name)
  for (const [pattern, replacement] of openings) words = words.replace(pattern, replacement)
  for (const [pattern, replacement] of abbreviations) words = words.replace(pattern, replacement)
  return words
}

/** Equal for two spellings of one name. Spaces do not count: "Al Hikmah", "Al-Hikmah", "Alhikmah". */
export function institutionNameKey(name: string): string {
  return spelledOut(name).replaceAll(' ', '')
}

const formOfFirstWord: ReadonlyMap<string, InstitutionForm> = new Map([
  ['tk', 'TK'],
  ['kb', 'KB'],
  ['tpa', 'TPA'],
  ['sps', 'SPS'],
  ['ra', 'RA'],
  ['sd', 'SD'],
  ['sdit', 'SD'],
  ['mi', 'MI'],
  ['smp', 'SMP'],
])

/** The form a name says by its first word, or null when it says none. */
export function institutionFormOf(name: string): InstitutionForm | null {
  const firstWord = spelledOut(name).split(' ')[0] ?? ''
  return formOfFirstWord.get(firstWord) ?? null
}

const keptInCapitals = new Set(
  'TK KB TPA SPS RA SD SDIT SDN MI MIN SMP SMPN MTS PAUD TKIT TKN NW NU PGRI DW ABA IT PKK UPTD II III IV VI VII VIII IX XI XII'.split(
    ' ',
  ),
)

/** "TK NEGERI PEMBINA PRAYA" becomes "TK Negeri Pembina Praya". Mixed spelling stays as it is. */
export function softenInstitutionCapitals(name: string): string {
  if (!isAllCapitals(name)) return name
  return name.replace(/[\p{L}'’]+/gu, (word) =>
    keptInCapitals.has(word) || word.length === 1
      ? word
      : word.charAt(0) + word.slice(1).toLowerCase(),
  )
}

/** "Kec. Praya", "KECAMATAN PRAYA" and "praya" are one kecamatan. */
export function districtKey(name: string): string {
  return searchKey(name)
    .replace(/^((kec|kecamatan)\b\s*)+/u, '')
    .replaceAll(' ', '')
}
