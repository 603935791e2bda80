import { z } from 'zod'

import { activityId, boardTermId, cashEntryId, memberId } from './ids'
import { institutionForms } from './institution'
import { activityStatuses } from './member'

/** Papers of the hub's own books, and the forms that are filled in by hand; part of document.ts. */
const year = z.int().min(2000).max(2100)

/** One list, or one for each gugus or kecamatan with its own sheet in Excel. */
export const registerSplits = ['none', 'hub', 'district'] as const
export type RegisterSplit = (typeof registerSplits)[number]

/** Whom a form is about, where that is known before it is printed; else it stays empty. */
const about = { memberId: memberId.nullable(), activityId: activityId.nullable() }

/** Formulir kosong: filled in by hand, the heading prefilled where somebody is known. */
export const blankFormKinds = [
  'follow-up-plan',
  'cascade-report',
  'observation-sheet',
  'mentoring-journal',
] as const

export const hubPapers = [
  /** Buku induk anggota, with the filter of the list on screen. */
  z.strictObject({
    kind: z.literal('member-register'),
    search: z.string().max(200),
    status: z.enum(activityStatuses).nullable(),
    show: z.enum(['members', 'walk-ins', 'archived']),
    split: z.enum(registerSplits),
  }),
  /** Daftar lembaga anggota, with the filter of the list on screen. */
  z.strictObject({
    kind: z.literal('institution-register'),
    search: z.string().max(200),
    form: z.enum(institutionForms).nullable(),
    districtName: z.string().max(120).nullable(),
    isArchived: z.boolean(),
    split: z.enum(registerSplits),
  }),
  /** Members whom no activity of that year had on its list. */
  z.strictObject({ kind: z.literal('uninvited-members'), year }),
  /** Susunan pengurus, as attachment of the decree. */
  z.strictObject({ kind: z.literal('board-list'), termId: boardTermId }),
  /** Buku kas umum of one month. */
  z.strictObject({ kind: z.literal('cash-book'), year, month: z.int().min(1).max(12) }),
  /** Kuitansi; null is one to be filled in by hand. */
  z.strictObject({ kind: z.literal('cash-receipt'), entryId: cashEntryId.nullable() }),
  /** Daftar transport/konsumsi: what each participant of an activity gets, signed for. */
  z.strictObject({
    kind: z.literal('payout-list'),
    activityId: activityId.nullable(),
    description: z.string().max(200),
    /** Rupiah for each; null leaves the column to the pen. */
    amount: z.int().min(0).max(999_999_999).nullable(),
    blankRows: z.int().min(0).max(200),
  }),
  /** Berita acara serah terima of the secretary's office, with what is handed over as its annex. */
  z.strictObject({ kind: z.literal('handover-record') }),
  z.strictObject({ kind: z.literal('follow-up-plan'), ...about }),
  z.strictObject({ kind: z.literal('cascade-report'), ...about }),
  z.strictObject({ kind: z.literal('observation-sheet'), ...about }),
  z.strictObject({ kind: z.literal('mentoring-journal'), ...about }),
] as const
