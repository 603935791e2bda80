import type { Locale } from '../../shared/i18n/keys'
import { intlLocales } from './translate'

/**
 * How days, times, numbers and sizes are written. Days are 'YYYY-MM-DD' and are formatted in UTC so
 * that no time zone shifts them; moments are milliseconds since 1970, shown in this PC's zone.
 */
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const numberFormats = new Map<string, Intl.NumberFormat>()

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = locale + JSON.stringify(options)
  const known = dateFormats.get(id)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(intlLocales[locale], options)
  dateFormats.set(id, made)
  return made
}

function day(locale: Locale, isoDay: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${isoDay}T00:00:00Z`)
  // A day that came from a damaged sheet may be no day at all: show what is there.
  if (Number.isNaN(date.getTime())) return isoDay
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(date)
}

/** 17 Agustus 2026 */
export function formatDateLong(locale: Locale, isoDay: string): string {
  return day(locale, isoDay, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** Senin, 17 Agustus 2026 */
export function formatDateFull(locale: Locale, isoDay: string): string {
  return day(locale, isoDay, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** 17 Agu 2026 */
export function formatDateShort(locale: Locale, isoDay: string): string {
  return day(locale, isoDay, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** 17 Agu, where the year is told beside it */
export function formatDayAndMonth(locale: Locale, isoDay: string): string {
  return day(locale, isoDay, { day: 'numeric', month: 'short' })
}

/** Agu, of the month's number from 1. */
export function formatMonthShort(locale: Locale, month: number): string {
  return day(locale, `2000-${String(month).padStart(2, '0')}-01`, { month: 'short' })
}

/** Agustus */
export function formatMonthName(locale: Locale, month: number): string {
  return day(locale, `2000-${String(month).padStart(2, '0')}-01`, { month: 'long' })
}

/** Agustus 2026 */
export function formatMonth(locale: Locale, isoDay: string): string {
  return day(locale, isoDay, { month: 'long', year: 'numeric' })
}

/** Sen */
export function formatWeekdayShort(locale: Locale, isoDay: string): string {
  return day(locale, isoDay, { weekday: 'short' })
}

/** 17–19 Agustus 2026, or the one day when both are the same. */
export function formatDateRange(locale: Locale, from: string, to: string): string {
  if (from === to) return formatDateLong(locale, from)
  const format = dateFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}

/** '08:15' as 08.15 in Indonesian, 08:15 in English. */
export function formatTime(locale: Locale, time: string): string {
  return locale === 'id' ? time.replace(':', '.') : time
}

/** 17 Agu 2026 08.15, in this PC's zone. */
export function formatMoment(locale: Locale, milliseconds: number): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds)
}

export function formatNumber(locale: Locale, value: number, decimals = 0): string {
  const id = `${locale}:${decimals}`
  let format = numberFormats.get(id)
  if (format === undefined) {
    format = new Intl.NumberFormat(intlLocales[locale], { maximumFractionDigits: decimals })
    numberFormats.set(id, format)
  }
  return format.format(value)
}

const byteUnits = ['byte', 'KB', 'MB', 'GB', 'TB'] as const

/** 1,4 MB: steps of 1,024, the way Windows counts. */
export function formatBytes(locale: Locale, bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < byteUnits.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${formatNumber(locale, value, unit > 0 && value < 10 ? 1 : 0)} ${byteUnits[unit] ?? ''}`
}

/** 32 JP: hours of lessons (jam pelajaran), the same word in both languages. */
export function formatJp(locale: Locale, jp: number): string {
  return `${formatNumber(locale, jp, 1)} JP`
}
