/**
 * Calendar days as 'YYYY-MM-DD' text. Reckoned in UTC, so that no time zone and no daylight
 * saving can move a meeting to its neighbour day.
 */
export type Day = string

function toDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

export function addDays(day: Day, count: number): Day {
  const date = toDate(day)
  date.setUTCDate(date.getUTCDate() + count)
  return toDay(date)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toDate(to).getTime() - toDate(from).getTime()) / 86_400_000)
}

/** The same day of a later month; the month's last day when it has no such day. */
export function addMonths(day: Day, count: number): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  const last = daysInMonth(year, month + count)
  return toDay(new Date(Date.UTC(year, month + count, Math.min(dayOfMonth, last))))
}

/**
 * The same weekday of a later month: the third Saturday stays the third Saturday. A fifth one
 * becomes the last one, because most months have only four.
 */
export function addMonthsByWeekday(day: Day, count: number): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  const weekday = toDate(day).getUTCDay()
  const first = new Date(Date.UTC(year, month + count, 1))
  const firstMatch = 1 + ((weekday - first.getUTCDay() + 7) % 7)
  const wanted = firstMatch + 7 * Math.floor((dayOfMonth - 1) / 7)
  const last = daysInMonth(year, month + count)
  return toDay(new Date(Date.UTC(year, month + count, wanted > last ? wanted - 7 : wanted)))
}

/** `month` counts from 0 and may run past 11. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
}

function partsOf(day: Day) {
  const date = toDate(day)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    dayOfMonth: date.getUTCDate(),
  }
}
