import { paperText } from '../../../shared/i18n/paper-texts'
import type { Day } from '../../../shared/lib/dates'

/** Dates, times, money and numbers as Indonesian letters write them. */
const dayNames = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'] as const
export const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const

function partsOf(day: Day) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

/** '21 November 2026'; '' for a day that is not known. */
export function longDay(day: Day | null): string {
  if (day === null) return ''
  const { year, month, date } = partsOf(day)
  return `${date} ${monthNames[month - 1] ?? ''} ${year}`
}

export function dayName(day: Day): string {
  return dayNames[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
}

/** 'Sabtu, 21 November 2026'. */
export function weekdayAndDay(day: Day | null): string {
  return day === null ? '' : `${dayName(day)}, ${longDay(day)}`
}

/** '21/11/2026', for narrow columns. */
export function shortDay(day: Day | null): string {
  return day === null ? '' : day.split('-').reverse().join('/')
}

/** '21 s.d. 23 November 2026', as short as can be. */
export function daySpan(from: Day | null, to: Day | null): string {
  if (from === null || to === null || from === to) return longDay(from ?? to)
  const first = partsOf(from)
  const last = partsOf(to)
  if (first.year !== last.year) return `${longDay(from)} s.d. ${longDay(to)}`
  const start =
    first.month === last.month
      ? String(first.date)
      : `${first.date} ${monthNames[first.month - 1] ?? ''}`
  return `${start} s.d. ${longDay(to)}`
}

/** Minutes since midnight as '08.15'. */
export function clockTime(minutes: number | null): string {
  if (minutes === null) return ''
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`
}

/** '08.00–12.00', or 'selesai' for an end that is open. */
export function timeSpan(from: number | null, to: number | null): string {
  if (from === null) return ''
  return `${clockTime(from)}–${to === null ? 'selesai' : clockTime(to)}`
}

/** 1500000 -> '1.500.000'. */
export function grouped(value: number): string {
  return String(Math.trunc(value)).replace(/\B(?=(\d{3})+(?!\d))/gu, '.')
}

export function rupiah(value: number): string {
  return `Rp${grouped(value)}`
}

/** 1.5 -> '1,5'; sums of tenths lose what binary arithmetic adds to them. */
export function decimal(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',')
}

const ones = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
] as const

const steps = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1_000, 'ribu'],
  [100, 'ratus'],
] as const

/** A whole number in words, for receipts and berita acara: 1.250 -> 'seribu dua ratus lima puluh'. */
export function inWords(value: number): string {
  const whole = Math.trunc(Math.abs(value))
  if (whole === 0) return 'nol'
  return `${value < 0 ? 'minus ' : ''}${words(whole)}`
}

function words(value: number): string {
  if (value < 12) return ones[value] ?? ''
  if (value < 20) return `${ones[value - 10] ?? ''} belas`
  if (value < 100) return joined(`${ones[Math.floor(value / 10)] ?? ''} puluh`, value % 10)
  for (const [size, name] of steps) {
    if (value < size) continue
    const count = Math.floor(value / size)
    const isOne = count === 1 && size <= 1_000
    return joined(isOne ? `se${name}` : `${words(count)} ${name}`, value % size)
  }
  return ''
}

function joined(text: string, rest: number): string {
  return rest === 0 ? text : `${text} ${words(rest)}`
}

/** A day as a berita acara begins: its parts in words, dots where it is not known yet. */
export function dayInWords(
  day: Day | null,
): Readonly<Record<'day' | 'date' | 'month' | 'year' | 'short', string>> {
  if (day === null) {
    const dots = '.'.repeat(12)
    return { day: dots, date: dots, month: dots, year: dots, short: dots }
  }
  const { year, month, date } = partsOf(day)
  return {
    day: dayName(day),
    date: inWords(date),
    month: monthNames[month - 1] ?? '',
    year: inWords(year),
    short: shortDay(day),
  }
}

/** More would fill the line of a register. */
const mostNames = 3

/** 'Aisyah Contoh, S.Pd.; Budi Contoh; Citra Contoh, dan 4 lainnya': titles have commas of their own. */
export function someNames(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join('; ')
  const more = names.length - mostNames
  return more > 0 ? paperText('kit.names-and-more', { names: shown, count: more }) : shown
}
