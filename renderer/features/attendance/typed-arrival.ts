import type { MarkChange } from '../../../shared/domain/attendance'
import { minutesOfClock } from '../../../shared/domain/session'
import { readTypedTime } from '../../lib/typed-date'

export type TypedTime =
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'late'; readonly minutes: number }
  | { readonly kind: 'empty' }

/** Reads 0815, 8.15, "+15" (minutes after the start) or nothing; null when it is none of these. */
export function readTypedArrival(text: string): TypedTime | null {
  const typed = text.trim()
  if (typed === '') return { kind: 'empty' }
  const late = /^\+\s*(\d{1,3})$/u.exec(typed)
  if (late !== null) return { kind: 'late', minutes: Number(late[1]) }
  const clock = readTypedTime(typed)
  const minutes = clock === null ? null : minutesOfClock(clock)
  return minutes === null ? null : { kind: 'time', minutes }
}

const lastMinuteOfDay = 1439

/** So many minutes late; also as a time of arrival, where the start is known. */
export function lateBy(minutes: number, startsAt: number | null): Omit<MarkChange, 'memberId'> {
  const arrivedAt = startsAt === null ? null : startsAt + minutes
  const isTime = arrivedAt !== null && arrivedAt <= lastMinuteOfDay
  return { status: 'T', lateMinutes: minutes, ...(isTime ? { arrivedAt } : {}) }
}
