import { z } from 'zod'

import { activityId, hubId, venueId } from './ids'
import { maximumOccurrences } from './recurrence'
import { areTimesReversed, sessionFields } from './session'
import { optionalLines, optionalText, requiredText } from './text-field'

/**
 * An activity (kegiatan): a workshop, a diklat, a regular meeting. It has venues, sessions and the
 * people who take part. Recurring meetings are activities of their own that share a `seriesId`.
 */

/** Kept in the field's own words: lokakarya and workshop, sosialisasi and penyuluhan have no two English names. */
export const activityTypes = [
  'pertemuan-rutin',
  'workshop',
  'lokakarya',
  'diklat',
  'seminar',
  'sosialisasi',
  'penyuluhan',
  'pendampingan',
  'iht',
  'other',
] as const
export type ActivityType = (typeof activityTypes)[number]
export const activityType = z.enum(activityTypes)

/** Seremonial, kompetensi, rapat: the chair asks for the shares (DOMAIN T-4). */
export const activityPurposes = ['competence', 'meeting', 'ceremonial'] as const
export type ActivityPurpose = (typeof activityPurposes)[number]

const day = z.iso.date()

export const activityFields = {
  title: requiredText(200),
  type: activityType,
  purpose: z.enum(activityPurposes).nullable(),
  startsOn: day,
  endsOn: day,
  quota: z.int().min(1).max(100_000).nullable(),
  note: optionalLines(4000),
}

export const activityDetails = z.strictObject(activityFields)
export type ActivityDetails = z.output<typeof activityDetails>

export const venueDetails = z.strictObject({
  name: requiredText(200),
  address: optionalText(300),
})

export function areDatesReversed(dates: {
  readonly startsOn: string
  readonly endsOn: string
}): boolean {
  return dates.endsOn < dates.startsOn
}

/** A session of an activity that is being made: its venue is a place in the activity's own list. */
export const plannedSession = z
  .strictObject({ ...sessionFields, venueIndex: z.int().min(0).nullable() })
  .refine((session) => !areTimesReversed(session), { path: ['endsAt'] })
export type PlannedSession = z.output<typeof plannedSession>

export const maximumSessions = 60

export const newActivity = z
  .strictObject({
    ...activityFields,
    venues: z.array(venueDetails).max(20).default([]),
    sessions: z.array(plannedSession).max(maximumSessions).default([]),
    /** First days of further meetings; sessions keep their distance to the first day. */
    repeatOn: z.array(day).max(maximumOccurrences).default([]),
    copyParticipantsFrom: activityId.nullable().default(null),
  })
  .refine((activity) => !areDatesReversed(activity), { path: ['endsOn'] })
  .refine(
    ({ sessions, venues }) =>
      sessions.every(({ venueIndex }) => (venueIndex ?? -1) < venues.length),
    { path: ['sessions'] },
  )
  .refine(
    ({ repeatOn, startsOn }) => new Set([startsOn, ...repeatOn]).size === repeatOn.length + 1,
    {
      path: ['repeatOn'],
    },
  )
export type NewActivity = z.output<typeof newActivity>

/** Venues without an id are new; one that is left out is removed. */
export const venueEdit = z.strictObject({ id: venueId.nullable(), ...venueDetails.shape })

export const activityEdit = z.strictObject({
  id: activityId,
  changes: activityDetails.partial(),
  venues: z.array(venueEdit).max(20).optional(),
})
export type ActivityEdit = z.output<typeof activityEdit>

export const venue = z.object({
  id: venueId,
  name: z.string(),
  address: z.string().nullable(),
})
export type Venue = z.output<typeof venue>

/** As read. Types and purposes that this version does not know count as `other` and null. */
export const activity = z.object({
  id: activityId,
  hubId: hubId.nullable(),
  /** The hub that made it; null when it is this PC's own. */
  hubName: z.string().nullable(),
  title: z.string(),
  type: activityType,
  purpose: z.enum(activityPurposes).nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  quota: z.number().nullable(),
  seriesId: z.string().nullable(),
  note: z.string().nullable(),
  isArchived: z.boolean(),
})
export type Activity = z.output<typeof activity>

export const activitySummary = activity.omit({ note: true }).extend({
  sessions: z.number(),
  /** People in the role of participant. */
  registered: z.number(),
  /** Participants who were at one session at least. */
  present: z.number(),
})
export type ActivitySummary = z.output<typeof activitySummary>

export const activityFilter = z.strictObject({
  /** Null = all years. */
  year: z.int().min(1900).max(2200).nullable().default(null),
  type: activityType.nullable().default(null),
  text: z.string().max(200).default(''),
  isArchived: z.boolean().default(false),
})
export type ActivityFilter = z.output<typeof activityFilter>
