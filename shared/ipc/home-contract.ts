import { z } from 'zod'

import { activityTypes } from '../domain/activity'
import { activityId, sessionId } from '../domain/ids'
import { query, readers } from './contract-kit'

const homeSession = z.object({
  id: sessionId,
  activityId,
  activityTitle: z.string(),
  title: z.string().nullable(),
  className: z.string().nullable(),
  heldOn: z.string(),
  /** Minutes since midnight. */
  startsAt: z.number().nullable(),
  endsAt: z.number().nullable(),
  /** People on the sheet, and how many of them have a mark. */
  expected: z.number(),
  marked: z.number(),
})
export type HomeSession = z.output<typeof homeSession>

const homeActivity = z.object({
  id: activityId,
  title: z.string(),
  type: z.enum(activityTypes),
  startsOn: z.string(),
  endsOn: z.string(),
  registered: z.number(),
})
export type HomeActivity = z.output<typeof homeActivity>

export const homeOverview = z.object({
  /** What this PC's clock calls today, YYYY-MM-DD. */
  today: z.string(),
  counts: z.object({
    members: z.number(),
    institutions: z.number(),
    /** That began in this calendar year. */
    activities: z.number(),
    artifacts: z.number(),
  }),
  /** Of this hub's own activities. */
  todaySessions: z.array(homeSession).readonly(),
  /** Begin later than today, soonest first, at most 5. */
  upcoming: z.array(homeActivity).readonly(),
  /** Held in the last 60 days and not marked at all; newest first, at most 5 of `unmarkedTotal`. */
  unmarked: z.array(homeSession).readonly(),
  unmarkedTotal: z.number(),
  /** Files known from other hubs that have not arrived. */
  filesAwaited: z.number(),
  /** Files in which children can be, or nobody has said, without their parents' consent. */
  consentOpen: z.number(),
  lastExchange: z.object({ startedAt: z.number(), driveLabel: z.string() }).nullable(),
})
export type HomeOverview = z.output<typeof homeOverview>

export const homeContract = {
  'home.overview': query(readers, z.strictObject({}), homeOverview),
}
