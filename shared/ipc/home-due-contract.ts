import { z } from 'zod'

import { activityId } from '../domain/ids'
import { query, readers } from './contract-kit'

/** What an activity that is over still lacks on paper. */
export const missingPapers = ['attendance', 'minutes', 'report', 'certificates'] as const
export type MissingPaper = (typeof missingPapers)[number]

/** The books whose completeness Beranda draws, in its order. */
export const shownBooks = [
  'members',
  'sheets',
  'minutes',
  'reports',
  'letters',
  'certificates',
] as const
export type ShownBook = (typeof shownBooks)[number]

const dueActivity = z.object({
  id: activityId,
  title: z.string(),
  endedOn: z.string(),
  /** In the order of `missingPapers`; at least one. */
  missing: z.array(z.enum(missingPapers)).readonly(),
})
export type DueActivity = z.output<typeof dueActivity>

/** Certificates of an activity that were issued and have not come back signed. */
const dueSignatures = z.object({ activityId, title: z.string(), count: z.number() })

const dueTask = z.object({
  id: z.string(),
  activityId,
  text: z.string(),
  responsible: z.string().nullable(),
  dueOn: z.string().nullable(),
})

export const homeDue = z.object({
  /** Decisions that are not done: the earliest day first, at most 5. */
  tasks: z.array(dueTask).readonly(),
  tasksOpen: z.number(),
  tasksLate: z.number(),
  letters: z.object({
    /** Outgoing, without a number. */
    unnumbered: z.number(),
    /** Numbered letters of this year with somebody who has not got theirs. */
    undelivered: z.number(),
    /** Incoming, of all years, without a disposition. */
    undirected: z.number(),
  }),
  /** Of this hub, over within the last 60 days and not complete on paper; newest first, at most 5. */
  activities: z.array(dueActivity).readonly(),
  activitiesTotal: z.number(),
  /** Of this hub, issued within the last 60 days; the latest first, at most 5. */
  signatures: z.array(dueSignatures).readonly(),
  signaturesTotal: z.number(),
  /** Of this calendar year up to today; members of all years. Books with nothing in them are left out. */
  books: z
    .array(z.object({ book: z.enum(shownBooks), done: z.number(), total: z.number() }))
    .readonly(),
})
export type HomeDue = z.output<typeof homeDue>

export const homeDueContract = {
  'home.due': query(readers, z.strictObject({}), homeDue),
}
