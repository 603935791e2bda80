import { z } from 'zod'

import {
  activityFields,
  areDatesReversed,
  maximumSessions,
  venueDetails,
} from '../../../shared/domain/activity'
import { type ActivityId, activityId, venueId } from '../../../shared/domain/ids'
import {
  maximumOccurrences,
  monthlyAnchors,
  occurrences,
  type Recurrence,
  recurrenceIntervals,
} from '../../../shared/domain/recurrence'
import type { MessageKey } from '../../../shared/i18n/keys'
import { addDays, daysBetween } from '../../../shared/lib/dates'
import type { Input } from '../../lib/call'
import { blankSession, dayOrNull, sessionForm, type SessionFormValues } from './session-form-values'

/** An activity as it is typed, and the way to what the hub service takes. */
const requiredDay = z
  .string()
  .nullable()
  .transform((text) => text ?? '')
  .pipe(z.iso.date())

const message = (key: MessageKey): string => key

const baseFields = {
  title: activityFields.title,
  type: activityFields.type,
  purpose: activityFields.purpose,
  startsOn: requiredDay,
  endsOn: requiredDay,
  quota: activityFields.quota,
  note: activityFields.note,
  venues: z.array(z.object({ id: venueId.nullable(), ...venueDetails.shape })).max(20),
}

const datesInOrder = {
  path: ['endsOn'],
  message: message('errors.activity.dates-reversed'),
}

export const activityEditForm = z
  .object(baseFields)
  .refine((activity) => !areDatesReversed(activity), datesInOrder)
export type ActivityEditFormValues = z.input<typeof activityEditForm>
export type ParsedActivityEdit = z.output<typeof activityEditForm>

/** Only what differs from what the form began with, so that two desks editing different fields both win. */
export function toActivityEdit(edit: {
  readonly id: ActivityId
  readonly before: ActivityEditFormValues
  readonly parsed: ParsedActivityEdit
}): Input<'activities.edit'> {
  const { id, before, parsed } = edit
  const { venues, ...details } = parsed
  const changes = Object.fromEntries(
    // Object.entries knows only strings; the details are fields of the form.
    (Object.entries(details) as [keyof typeof details, unknown][]).filter(
      ([name, value]) => value !== before[name],
    ),
  )
  const areVenuesSame = JSON.stringify(venues) === JSON.stringify(before.venues)
  return { id, changes, ...(areVenuesSame ? {} : { venues }) }
}

export const newActivityForm = z
  .object({
    ...baseFields,
    sessions: z.array(sessionForm).max(maximumSessions),
    interval: z.enum(recurrenceIntervals).nullable(),
    anchor: z.enum(monthlyAnchors),
    count: z
      .number()
      .int()
      .min(2)
      .max(maximumOccurrences)
      .nullable()
      .transform((count) => count ?? 2),
    /** Days of the series that are left out. */
    skipped: z.array(z.string()).readonly(),
    copyParticipantsFrom: activityId.nullable(),
  })
  .refine((activity) => !areDatesReversed(activity), datesInOrder)
export type NewActivityFormValues = z.input<typeof newActivityForm>
export type ParsedNewActivity = z.output<typeof newActivityForm>

export function emptyActivity(today: string): NewActivityFormValues {
  return {
    title: '',
    type: 'pertemuan-rutin',
    purpose: null,
    startsOn: today,
    endsOn: today,
    quota: null,
    note: null,
    venues: [],
    sessions: [{ ...blankSession, heldOn: today }],
    interval: null,
    anchor: 'weekday',
    count: 6,
    skipped: [],
    copyParticipantsFrom: null,
  }
}

/** Another first day takes the last day and all sessions along. */
export function withFirstDay<
  Values extends Pick<NewActivityFormValues, 'startsOn' | 'endsOn'> & {
    readonly sessions?: readonly SessionFormValues[]
  },
>(values: Values, startsOn: string | null): Values {
  const before = dayOrNull(values.startsOn)
  const after = dayOrNull(startsOn)
  if (before === null || after === null) return { ...values, startsOn }
  const shift = daysBetween(before, after)
  const moved = (text: string | null) => {
    const day = dayOrNull(text)
    return day === null ? text : addDays(day, shift)
  }
  return {
    ...values,
    startsOn,
    endsOn: moved(values.endsOn),
    ...(values.sessions === undefined
      ? {}
      : {
          sessions: values.sessions.map((session) => ({
            ...session,
            heldOn: moved(session.heldOn),
          })),
        }),
  }
}

/**
 * Sessions name their venue by its place in the list, so a list that changes takes them along: the
 * only venue is everybody's, and after one that is removed the others move up.
 */
export function withVenues(
  values: NewActivityFormValues,
  venues: NewActivityFormValues['venues'],
): NewActivityFormValues {
  const isFirst = values.venues.length === 0 && venues.length === 1
  const removed =
    venues.length < values.venues.length
      ? values.venues.findIndex((venue) => !venues.includes(venue))
      : -1
  const moved = (venue: string | null): string | null => {
    if (isFirst) return venue ?? '0'
    if (venue === null || removed === -1 || Number(venue) < removed) return venue
    return Number(venue) === removed ? null : String(Number(venue) - 1)
  }
  const sessions = values.sessions.map((one) => ({ ...one, venue: moved(one.venue) }))
  return { ...values, venues, sessions }
}

const mostDaysAtOnce = 14

/** One session for each day, with the hours of the first one. */
export function sessionPerDay(
  values: Pick<NewActivityFormValues, 'startsOn' | 'endsOn' | 'sessions'>,
): SessionFormValues[] {
  const first = dayOrNull(values.startsOn)
  const last = dayOrNull(values.endsOn)
  if (first === null || last === null || last < first) return values.sessions
  const days = Math.min(daysBetween(first, last) + 1, mostDaysAtOnce)
  const pattern = values.sessions[0] ?? blankSession
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(first, index)
    const existing = values.sessions.find(({ heldOn }) => heldOn === day)
    return existing ?? { ...pattern, title: null, heldOn: day }
  })
}

/** All days of the series, the first one included; empty while it does not repeat. */
export function seriesDays(
  values: Pick<NewActivityFormValues, 'startsOn' | 'interval' | 'anchor' | 'count'>,
): readonly string[] {
  const first = dayOrNull(values.startsOn)
  const { interval, anchor, count } = values
  if (first === null || interval === null || count === null || count < 2) return []
  const recurrence: Recurrence = { interval, anchor, count }
  return occurrences(first, recurrence)
}

export function toNewActivity(parsed: ParsedNewActivity): Input<'activities.create'> {
  const { sessions, venues, interval, anchor, count, skipped, ...rest } = parsed
  const days = seriesDays({ startsOn: parsed.startsOn, interval, anchor, count })
  return {
    ...rest,
    venues: venues.map(({ name, address }) => ({ name, address })),
    sessions: sessions.map(({ venue, ...session }) => ({
      ...session,
      venueIndex: venue === null || Number(venue) >= venues.length ? null : Number(venue),
    })),
    repeatOn: days.slice(1).filter((day) => !skipped.includes(day)),
  }
}
