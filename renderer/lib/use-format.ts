import { useMemo } from 'react'

import {
  formatBytes,
  formatDateFull,
  formatDateLong,
  formatDateRange,
  formatDateShort,
  formatDayAndMonth,
  formatJp,
  formatMoment,
  formatMonth,
  formatMonthName,
  formatMonthShort,
  formatNumber,
  formatTime,
  formatWeekdayShort,
} from './format'
import { useLocale } from './locale'

/** The functions of format.ts in the language of this window. */
export function useFormat() {
  const locale = useLocale()
  return useMemo(
    () => ({
      dateLong: (isoDay: string) => formatDateLong(locale, isoDay),
      dateFull: (isoDay: string) => formatDateFull(locale, isoDay),
      dateShort: (isoDay: string) => formatDateShort(locale, isoDay),
      dayAndMonth: (isoDay: string) => formatDayAndMonth(locale, isoDay),
      dateRange: (from: string, to: string) => formatDateRange(locale, from, to),
      monthName: (month: number) => formatMonthName(locale, month),
      monthShort: (month: number) => formatMonthShort(locale, month),
      month: (isoDay: string) => formatMonth(locale, isoDay),
      weekdayShort: (isoDay: string) => formatWeekdayShort(locale, isoDay),
      time: (time: string) => formatTime(locale, time),
      moment: (milliseconds: number) => formatMoment(locale, milliseconds),
      number: (value: number, decimals?: number) => formatNumber(locale, value, decimals),
      bytes: (bytes: number) => formatBytes(locale, bytes),
      jp: (jp: number) => formatJp(locale, jp),
    }),
    [locale],
  )
}
