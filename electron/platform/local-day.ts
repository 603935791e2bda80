import type { Day } from '../../shared/lib/dates'

/** The calendar day that people at this PC call today, from a clock's milliseconds. */
export function localDay(milliseconds: number): Day {
  const date = new Date(milliseconds)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
