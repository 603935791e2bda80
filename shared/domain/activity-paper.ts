import { z } from 'zod'

import { activityId } from './ids'
import { minuteOfDay } from './session'
import { optionalDate, optionalLines, optionalText } from './text-field'

/**
 * The texts of an activity's papers: KAK, notulen, laporan and berita acara (DOMAIN 5). They are typed
 * once; what the app knows already stands in them as a suggestion until somebody writes something else.
 */
const lines = optionalLines(20_000)
const name = optionalText(200)

/** Kerangka acuan kegiatan: Latar belakang, Dasar, Tujuan, Hasil, Peserta, Narasumber, Materi, Panitia, Penutup. */
export const planTexts = z.strictObject({
  background: lines,
  basis: lines,
  purpose: lines,
  outcomes: lines,
  audience: lines,
  speakers: lines,
  materials: lines,
  committee: lines,
  closing: lines,
})
export type PlanTexts = Readonly<z.output<typeof planTexts>>
export const planParts = planTexts.keyof().options

/** Laporan kegiatan in the order the Dinas wants, then what the berita acara and the approval add. */
export const reportTexts = z.strictObject({
  background: lines,
  purpose: lines,
  target: lines,
  expected: lines,
  course: lines,
  indicators: lines,
  facilitators: lines,
  results: lines,
  funds: lines,
  problems: lines,
  conclusion: lines,
  recommendations: lines,
  /** Catatan of the berita acara. */
  recordNote: lines,
  /** Saksi of the berita acara. */
  witness: name,
  /** The inspector who approves the report: name and post. */
  approvedBy: name,
  approvedOn: optionalDate,
})
export type ReportTexts = Readonly<z.output<typeof reportTexts>>

export const minutesTexts = z.strictObject({
  theme: optionalText(300),
  /** Sifat rapat: rutin, terbatas, mendesak. */
  nature: optionalText(120),
  heldOn: optionalDate,
  startsAt: minuteOfDay.nullable(),
  endsAt: minuteOfDay.nullable(),
  place: optionalText(300),
  leader: name,
  noteTaker: name,
  attendees: lines,
  /** Susunan acara, one line each. */
  agenda: lines,
  /** Jalannya rapat. */
  proceedings: lines,
  closing: lines,
})
export type MinutesTexts = Readonly<z.output<typeof minutesTexts>>

/** Printed papers of one activity, in the order in which they are needed. */
export const activityPapers = [
  'plan',
  'budget',
  'agenda',
  'staff',
  'minutes',
  'record',
  'report',
  'spending',
  'funds',
] as const
export type ActivityPaper = (typeof activityPapers)[number]

/** `partly`: something is there, but a paper with holes would be printed. */
export const paperStates = ['missing', 'partly', 'ready'] as const
export type PaperState = (typeof paperStates)[number]

/**
 * What makes the Dinas send a report back (DOMAIN 6): names or dates that do not agree, meetings that
 * are hard to believe, a topic far from the duty, no approval, meetings handed in as a diklat.
 */
export const findingKinds = [
  'day-outside',
  'text-day-outside',
  'minutes-day',
  'name-spelled-two-ways',
  'people-in-two-places',
  'jp-over-time',
  'day-too-long',
  'meetings-too-close',
  'meetings-as-diklat',
  'diklat-too-short',
  'topic-unrelated',
  'copied-text',
  'no-approval',
  'approved-too-early',
  'certificate-too-early',
  'report-late',
] as const

/** Where the user mends it: a tab of the activity's page or one of its papers. */
export const mendPlaces = [
  'edit',
  'sessions',
  'people',
  'agenda',
  'staff',
  'minutes',
  'report',
  'certificates',
] as const
export type MendPlace = (typeof mendPlaces)[number]

export const finding = z.object({
  kind: z.enum(findingKinds),
  /** `soft`: a person may know better. */
  weight: z.enum(['hard', 'soft']),
  mend: z.enum(mendPlaces),
  /** Words and numbers of its sentence. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Finding = Readonly<z.output<typeof finding>>

/**
 * The four checks of a success (DOMAIN 1.3): it ran as the KAK says, as many came as the quota says,
 * the speakers stayed to the end, and people showed in work that they can do it.
 */
export const closingCheckKinds = ['as-planned', 'quota', 'speakers-stayed', 'work-shown'] as const
export const closingCheck = z.object({
  kind: z.enum(closingCheckKinds),
  answer: z.enum(['yes', 'no', 'unknown']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ClosingCheck = Readonly<z.output<typeof closingCheck>>

/** Plan and spending of one pos of the RAB, in rupiah. */
export const postSpending = z.object({
  post: z.string(),
  planned: z.number(),
  spent: z.number(),
  /** More than a tenth above the plan: the funder has to agree first (DOMAIN 5, U15). */
  isOver: z.boolean(),
})
export type PostSpending = Readonly<z.output<typeof postSpending>>

export const activityPapersOverview = z.object({
  papers: z
    .array(
      z.object({
        paper: z.enum(activityPapers),
        state: z.enum(paperStates),
        /** When it went to the printer or into a file last, at this PC. */
        printedAt: z.number().nullable(),
      }),
    )
    .readonly(),
  findings: z.array(finding).readonly(),
  checks: z.array(closingCheck).readonly(),
  spending: z.array(postSpending).readonly(),
  /** Photos that stay out of the report: children can be recognised, or nobody said, and no consent. */
  withheldPhotos: z.number(),
})
export type ActivityPapersOverview = Readonly<z.output<typeof activityPapersOverview>>

/** A decision of a meeting, as a task of somebody (U7). */
export const decisionTask = z.object({
  id: z.string(),
  activityId,
  activityTitle: z.string(),
  text: z.string(),
  /** The member's name, or the name that was written down. */
  responsible: z.string().nullable(),
  dueOn: z.string().nullable(),
  doneAt: z.number().nullable(),
})
export type DecisionTask = Readonly<z.output<typeof decisionTask>>
