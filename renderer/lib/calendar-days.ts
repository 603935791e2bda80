/** Arithmetic on calendar days ('YYYY-MM-DD'), in UTC so that no time zone can shift them. */

function parse(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function write(date: Date): string {
  return date.toISOString().slice(0, 10)
}

export function addDays(day: string, count: number): string {
  const date = parse(day)
  date.setUTCDate(date.getUTCDate() + count)
  return write(date)
}

/** The same day of another month, or its last day when that month is shorter. */
export function addMonths(day: string, count: number): string {
  const date = parse(day)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + count)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(dayOfMonth, last))
  return write(date)
}

/** Six weeks that hold the day's month, Monday first, so that the grid never changes height. */
export function monthGrid(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 7)}-01`
  const sundayBased = parse(first).getUTCDay()
  const start = addDays(first, -((sundayBased + 6) % 7))
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => addDays(start, week * 7 + weekday)),
  )
}
