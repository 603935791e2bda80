import { z } from 'zod'

import { activityId, sessionId, venueId } from './ids'
import { optionalDate, optionalText } from './text-field'

/** A session (sesi): one stretch of an activity with a sheet of its own: day, class, hours, venue, JP. */

/** Minutes since midnight. Activities of a hub do not run past midnight. */
export const minuteOfDay = z.int().min(0).max(1439)

/** 1 JP = 45 minutes; breaks and ceremonies do not count, so a person may lower it. */
export const minutesPerJp = 45

export const sessionFields = {
  title: optionalText(200),
  heldOn: optionalDate,
  startsAt: minuteOfDay.nullable(),
  endsAt: minuteOfDay.nullable(),
  /** Only people of this class stand on the sheet; null = everybody. */
  className: optionalText(60),
  jp: z.number().min(0).max(100).multipleOf(0.5).nullable(),
}

export const sessionDetails = z.strictObject({ ...sessionFields, venueId: venueId.nullable() })
export type SessionDetails = z.output<typeof sessionDetails>

/** Running totals of a sheet. `blank` are people on it without a mark. */
export const statusTotals = z.object({
  H: z.number(),
  T: z.number(),
  I: z.number(),
  S: z.number(),
  A: z.number(),
  D: z.number(),
  blank: z.number(),
})
export type StatusTotals = z.output<typeof statusTotals>

/** As read: what came from another hub is shown as it is, even where our forms would refuse it. */
export const session = z.object({
  id: sessionId,
  activityId,
  position: z.number(),
  title: z.string().nullable(),
  heldOn: z.string().nullable(),
  startsAt: z.number().nullable(),
  endsAt: z.number().nullable(),
  className: z.string().nullable(),
  venueId: venueId.nullable(),
  venueName: z.string().nullable(),
  jp: z.number().nullable(),
})
export type Session = z.output<typeof session>

export const sessionSummary = session.extend({ totals: statusTotals })
export type SessionSummary = z.output<typeof sessionSummary>

/** Of sessions, agenda or certificates, to the hundredth: the front and the back of a certificate must agree. */
export function sumOfJp(rows: readonly { readonly jp: number | null }[]): number {
  return Math.round(rows.reduce((sum, { jp }) => sum + (jp ?? 0), 0) * 100) / 100
}

/** Halves of a JP that fit into the time, never rounded up: a certificate must not claim more. */
export function suggestJp(startsAt: number | null, endsAt: number | null): number | null {
  if (startsAt === null || endsAt === null || endsAt <= startsAt) return null
  return Math.floor(((endsAt - startsAt) / minutesPerJp) * 2) / 2
}

export function areTimesReversed(times: {
  readonly startsAt: number | null
  readonly endsAt: number | null
}): boolean {
  return times.startsAt !== null && times.endsAt !== null && times.endsAt <= times.startsAt
}

/** In the order of the day: date, hour, then as they were written down. */
export function compareSessions(
  a: Pick<Session, 'heldOn' | 'startsAt' | 'position'>,
  b: Pick<Session, 'heldOn' | 'startsAt' | 'position'>,
): number {
  return (
    (a.heldOn ?? '9999').localeCompare(b.heldOn ?? '9999') ||
    (a.startsAt ?? 0) - (b.startsAt ?? 0) ||
    a.position - b.position
  )
}

/** 495 as '08:15'. */
export function clockOf(minutes: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0')
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`
}

/** '08:15' as 495; null when it is no time of day. */
export function minutesOfClock(clock: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/u.exec(clock)
  if (parts === null) return null
  const minutes = Number(parts[1]) * 60 + Number(parts[2])
  return Number(parts[1]) < 24 && Number(parts[2]) < 60 ? minutes : null
}
