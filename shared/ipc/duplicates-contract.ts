import { z } from 'zod'

import {
  duplicateKinds,
  duplicateReasons,
  duplicateSides,
  duplicateVerdicts,
} from '../domain/duplicate'
import { anyId } from '../domain/ids'
import { institutionMergeFields, memberMergeFields } from '../domain/merge-field'
import { bookkeepers, command, query, readers } from './contract-kit'

const kind = z.enum(duplicateKinds)
const pair = z.strictObject({ kind, firstId: anyId, secondId: anyId })
const range = {
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
}

/** A record in a list: its name, and where it belongs (school or kecamatan). */
const briefRecord = z.object({
  id: anyId,
  name: z.string(),
  place: z.string().nullable(),
  /** NUPTK or NPSN. */
  number: z.string().nullable(),
})
export type BriefRecord = z.output<typeof briefRecord>

const entry = z.object({
  kind,
  first: briefRecord,
  second: briefRecord,
  reasons: z.array(z.enum(duplicateReasons)).readonly(),
  /** How many more records look like these two; they are asked about afterwards. */
  others: z.number().int(),
})
export type DuplicateRow = z.output<typeof entry>

const decided = z.object({
  kind,
  first: briefRecord,
  second: briefRecord,
  verdict: z.enum(duplicateVerdicts),
  /** Null when the account did not arrive, or its name is unknown. */
  decidedBy: z.string().nullable(),
})
export type DecidedRow = z.output<typeof decided>

export const mergeField = z.enum([
  ...new Set([...memberMergeFields, ...institutionMergeFields]),
] as const)
export type MergeField = z.output<typeof mergeField>

const fieldValue = z.union([z.string(), z.boolean()]).nullable()

const fieldComparison = z.object({
  field: mergeField,
  first: fieldValue,
  second: fieldValue,
  proposed: z.enum(duplicateSides),
})
export type FieldComparison = z.output<typeof fieldComparison>

/** What hangs on a record. All of it stays and counts for the joined one. */
export const attachments = ['attendance', 'activities', 'files', 'people'] as const

const record = briefRecord.extend({
  /** The hub that wrote it down; null when it is this one. */
  hubName: z.string().nullable(),
  isArchived: z.boolean(),
  isWalkIn: z.boolean(),
  /** A person's places: "Guru kelas, TK Pembina". */
  posts: z.array(z.string()).readonly(),
  attached: z.array(z.object({ what: z.enum(attachments), count: z.number().int() })).readonly(),
})
export type ComparedRecord = z.output<typeof record>

const comparison = z.object({
  kind,
  /** The older record; it stands for both when they are joined. */
  first: record,
  second: record,
  reasons: z.array(z.enum(duplicateReasons)).readonly(),
  fields: z.array(fieldComparison).readonly(),
})
export type DuplicateComparison = z.output<typeof comparison>

export const duplicatesContract = {
  'duplicates.counts': query(
    readers,
    z.strictObject({}),
    z.object({ member: z.number().int(), institution: z.number().int() }),
  ),
  /** The open questions, surest first. */
  'duplicates.page': query(
    readers,
    z.strictObject({ kind, ...range }),
    z.object({ total: z.number().int(), rows: z.array(entry).readonly() }),
  ),
  /** Either id may be of a record that was joined since: who stands for it is compared. */
  'duplicates.compare': query(readers, pair, comparison),
  /** Which record's value is kept, by field; what is not named is kept as proposed. */
  'duplicates.join': command(
    bookkeepers,
    pair.extend({ choices: z.partialRecord(mergeField, z.enum(duplicateSides)).default({}) }),
    z.object({ firstId: anyId, secondId: anyId }),
  ),
  'duplicates.keepApart': command(bookkeepers, pair, z.object({ firstId: anyId, secondId: anyId })),
  /**
   * Takes a decision back: the pair is a question again. Of a joined pair, values that the joining
   * wrote and nobody changed since go back to what they were.
   */
  'duplicates.takeBack': command(bookkeepers, pair, z.object({ restored: z.number().int() })),
  /** Decisions in force, of both verdicts, the newest first. */
  'duplicates.decided': query(
    readers,
    z.strictObject({ ...range }),
    z.object({ total: z.number().int(), rows: z.array(decided).readonly() }),
  ),
}
