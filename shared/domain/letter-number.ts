import { z } from 'zod'

import type { Day } from '../lib/dates'
import { fillTemplate, unknownPlace } from './template'
import { optionalText, requiredText } from './text-field'

/**
 * Letter numbers (DOMAIN 5): `kode.urut/organisasi/bulan Romawi/tahun`. The pattern, the name of the
 * organisation in it and the type codes are the hub's own; the sequence starts anew each year.
 */

/** What is counted apart: all outgoing letters, the agenda of incoming ones, certificates. */
export const numberSeries = ['letters', 'incoming', 'certificates'] as const
export type NumberSeries = (typeof numberSeries)[number]

/** In Indonesian, as users type them into the pattern. */
export const numberPlaces = ['kode', 'urut', 'organisasi', 'bulan', 'tahun'] as const

/** What has a type code. */
export const numberedKinds = [
  'decree',
  'invitation',
  'request',
  'notice',
  'assignment',
  'statement',
  'other',
  'certificate',
] as const
export type NumberedKind = (typeof numberedKinds)[number]

/** Type codes seen in the field (DOMAIN 5); `other` has none there. */
const defaultCodes: Readonly<Record<NumberedKind, string>> = {
  decree: '01',
  invitation: '02',
  request: '03',
  notice: '04',
  assignment: '08',
  statement: '09',
  other: '00',
  certificate: '13',
}

const defaultPattern = '{kode}.{urut}/{organisasi}/{bulan}/{tahun}'

const code = requiredText(20)

export const numbering = z.strictObject({
  pattern: requiredText(120),
  /** Null: made from the hub's name. */
  organisation: optionalText(60),
  codes: z.strictObject({
    decree: code,
    invitation: code,
    request: code,
    notice: code,
    assignment: code,
    statement: code,
    other: code,
    certificate: code,
  }),
})
export type Numbering = z.output<typeof numbering>

export const defaultNumbering: Numbering = {
  pattern: defaultPattern,
  organisation: null,
  codes: defaultCodes,
}

export type PatternProblem =
  { readonly kind: 'unknown'; readonly place: string } | { readonly kind: 'no-sequence' }

/** Without the sequence every letter of a kind would bear the same number. */
export function patternProblem(pattern: string): PatternProblem | null {
  const place = unknownPlace(pattern, numberPlaces)
  if (place !== null) return { kind: 'unknown', place }
  return pattern.includes('{urut}') ? null : { kind: 'no-sequence' }
}

/** 'PKG Jonggat' as 'PKG-JONGGAT', until the hub says how it is written. */
export function organisationCode(hubName: string): string {
  return hubName.trim().toUpperCase().replace(/\s+/gu, '-')
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

/** `organisation` is what stands in the number: the hub's own way, or made from its name. */
export function formatNumber(
  { pattern, codes }: Pick<Numbering, 'pattern' | 'codes'>,
  parts: {
    readonly kind: NumberedKind
    readonly sequence: number
    readonly organisation: string
    readonly day: Day
  },
): string {
  const [year = '', month = ''] = parts.day.split('-')
  return fillTemplate(pattern, {
    kode: codes[parts.kind],
    urut: paddedSequence(parts.sequence),
    organisasi: parts.organisation,
    bulan: romans[Number(month) - 1] ?? '',
    tahun: year,
  })
}

/** 7 -> '007' (DOMAIN 5). */
export function paddedSequence(sequence: number): string {
  return String(sequence).padStart(3, '0')
}

/** Why a number of the year has no paper: `paper` was given before the app, `reserved` is kept for a PC. */
export const gapReasons = ['paper', 'reserved', 'free', 'void'] as const

export const numberGap = z.object({
  from: z.number().int(),
  to: z.number().int(),
  reason: z.enum(gapReasons),
  /** The PC it is reserved for, or why it is void. */
  note: z.string().nullable(),
})
export type NumberGap = z.output<typeof numberGap>
