import { z } from 'zod'

import { hubPapers } from './hub-paper'
import { activityId, certificateId, letterId, memberId, sessionId, travelOrderId } from './ids'

/**
 * Every paper the app prints, with what it needs to know. A new paper is one line here and one form in
 * `electron/documents/forms/`, where the compiler then misses it.
 */
const year = z.int().min(2000).max(2100)
/** First and last day, both counted. */
const period = { from: z.iso.date(), to: z.iso.date() }
/** Whose paper, one each: everybody who takes part in an activity, or people picked one by one. */
const people = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('activity'), activityId }),
  z.strictObject({ of: z.literal('members'), memberIds: z.array(memberId).min(1).max(1000) }),
])

export const documentRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('guest-book'), year }),
  z.strictObject({ kind: z.literal('inventory-book') }),
  z.strictObject({ kind: z.literal('work-programme'), year }),
  /** Front and back of each; null: all that stand. */
  z.strictObject({
    kind: z.literal('certificates'),
    activityId,
    certificateIds: z.array(certificateId).max(2_000).nullable(),
  }),
  z.strictObject({ kind: z.literal('certificate-recipients'), activityId }),
  z.strictObject({ kind: z.literal('jp-ledger'), memberId }),
  z.strictObject({
    kind: z.literal('dapodik-training'),
    about: z.discriminatedUnion('of', [
      z.strictObject({ of: z.literal('member'), memberId }),
      z.strictObject({ of: z.literal('activity'), activityId }),
    ]),
  }),
  /** Daftar hadir peserta: sessions of one activity, side by side; `blankRows` for who walks in. */
  z.strictObject({
    kind: z.literal('attendance-sheet'),
    sessionIds: z.array(sessionId).min(1).max(60),
    blankRows: z.int().min(0).max(200),
    hasPhone: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('staff-sheet'), activityId }),
  z.strictObject({ kind: z.literal('attendance-recap'), activityId }),
  z.strictObject({ kind: z.literal('member-recap'), memberId, ...period }),
  z.strictObject({ kind: z.literal('period-recap'), ...period }),
  z.strictObject({ kind: z.literal('biodata'), people }),
  z.strictObject({ kind: z.literal('member-cards'), people }),
  /** Papers of one activity: KAK, RAB, jadwal, people, realisation, berita acara, laporan, LPJ. */
  z.strictObject({ kind: z.literal('activity-plan'), activityId }),
  z.strictObject({ kind: z.literal('activity-budget'), activityId }),
  z.strictObject({ kind: z.literal('activity-agenda'), activityId }),
  z.strictObject({ kind: z.literal('activity-staff'), activityId }),
  z.strictObject({ kind: z.literal('activity-spending'), activityId }),
  z.strictObject({ kind: z.literal('minutes'), activityId, withAttendance: z.boolean() }),
  z.strictObject({ kind: z.literal('event-record'), activityId }),
  z.strictObject({ kind: z.literal('activity-report'), activityId }),
  z.strictObject({ kind: z.literal('fund-report'), activityId }),
  /** The hub's own books and blank forms. */
  ...hubPapers,
  /** Letters one after the other, each addressee with a page where the letter says so. */
  z.strictObject({ kind: z.literal('letter'), ids: z.array(letterId).min(1).max(500) }),
  z.strictObject({ kind: z.literal('agenda-in'), year }),
  z.strictObject({ kind: z.literal('agenda-out'), year }),
  z.strictObject({ kind: z.literal('delivery-book'), year }),
  /** A sheet each, of all who travel to an activity or of those named. */
  z.strictObject({
    kind: z.literal('visum'),
    activityId,
    ids: z.array(travelOrderId).max(1000).default([]),
  }),
  z.strictObject({ kind: z.literal('visum-list'), activityId }),
])
export type DocumentRequest = z.output<typeof documentRequest>
export type DocumentKind = DocumentRequest['kind']
export type RequestOf<K extends DocumentKind> = Extract<DocumentRequest, { readonly kind: K }>

/** What can be made of a document besides paper. */
export const documentFormats = ['pdf', 'word', 'table'] as const
export type DocumentFormat = (typeof documentFormats)[number]
