import type { Day } from '../lib/dates'
import { addDays, addMonths, addMonthsByWeekday } from '../lib/dates'

/**
 * Meetings that come again: a hub that meets every two weeks plans a whole term at once. The rule
 * itself is not kept; it makes a list of days, a person may strike some (holidays), and each day
 * left becomes an activity of the same series.
 */
export const recurrenceIntervals = ['week', 'two-weeks', 'month', 'three-months'] as const
export type RecurrenceInterval = (typeof recurrenceIntervals)[number]

/** How a month is counted: the same date (17 March), or the same weekday (third Saturday). */
export const monthlyAnchors = ['date', 'weekday'] as const
export type MonthlyAnchor = (typeof monthlyAnchors)[number]

export type Recurrence = {
  readonly interval: RecurrenceInterval
  /** Only read when the interval is months. */
  readonly anchor: MonthlyAnchor
  /** All meetings, the first one included. */
  readonly count: number
}

/** Two years of weekly meetings: more is a slip of the finger. */
export const maximumOccurrences = 104

/**
 * All days, the first one included, in order. Each is reckoned from the first day, never from the
 * one before: 31 January gives 28 February, then 31 March again.
 */
export function occurrences(firstDay: Day, recurrence: Recurrence): readonly Day[] {
  const count = Math.max(1, Math.min(recurrence.count, maximumOccurrences))
  return Array.from({ length: count }, (_, index) => occurrence(firstDay, recurrence, index))
}

function occurrence(firstDay: Day, { interval, anchor }: Recurrence, index: number): Day {
  const addWholeMonths = anchor === 'date' ? addMonths : addMonthsByWeekday
  switch (interval) {
    case 'week':
      return addDays(firstDay, 7 * index)
    case 'two-weeks':
      return addDays(firstDay, 14 * index)
    case 'month':
      return addWholeMonths(firstDay, index)
    case 'three-months':
      return addWholeMonths(firstDay, 3 * index)
  }
}
