import { z } from 'zod'

import { rosterImportId } from '../domain/ids'
import {
  columnUse,
  doubtCodes,
  filledGap,
  importCounts,
  matchCandidate,
  plannedRow,
  rosterColumn,
  rosterDoubt,
  rosterLayout,
  rowDecision,
  skipReasons,
} from '../domain/roster'
import { bookkeepers, command, query, readers, task } from './contract-kit'

/** Names one preview. The hub service keeps the last one only. */
const previewId = z.string().min(1).max(60)

/** Parts of a preview, those that want a person first. A row may stand in several. */
export const previewParts = ['attention', 'new', 'fills-gaps', 'same', 'skipped'] as const
export type PreviewPart = (typeof previewParts)[number]

const candidate = matchCandidate.extend({
  /** The row of this file that first speaks of them, when they are new. */
  row: z.number().int().nullable(),
  institutionName: z.string().nullable(),
  birthDate: z.string().nullable(),
})
export type PreviewCandidate = z.output<typeof candidate>

/** One line of the file: what it says, what would happen, and what is doubtful about it. */
export const previewRow = plannedRow.extend({
  candidates: z.array(candidate).readonly(),
  doubts: z.array(rosterDoubt).readonly(),
  /** What was read in the line, but for the NIK. */
  details: z.array(filledGap).readonly(),
  /** Why the line is no person at all. */
  skipReason: z.enum(skipReasons).nullable(),
})
export type PreviewRow = z.output<typeof previewRow>

/** What importing the file would do. Nothing has been written. */
export const rosterPreview = z.object({
  previewId,
  fileName: z.string(),
  layout: rosterLayout.omit({ columns: true }),
  /** With a few values of each, so that a person sees what it holds. */
  columns: z.array(rosterColumn.extend({ samples: z.array(z.string()).readonly() })).readonly(),
  sheetNames: z.array(z.string()).readonly(),
  counts: importCounts,
  /** How many rows each part holds. */
  parts: z.record(z.enum(previewParts), z.number().int()),
  doubts: z.array(z.object({ code: z.enum(doubtCodes), rows: z.number().int() })).readonly(),
  /** The same file again: everything in it is there already. */
  changesNothing: z.boolean(),
  /** Columns are read as somebody said for a file of the same column titles before. */
  isReadAsLastTime: z.boolean(),
})
export type RosterPreview = z.output<typeof rosterPreview>

/** What an import did, counted where it was done. */
export const importOutcome = z.object({
  newMembers: z.number().int(),
  changedMembers: z.number().int(),
  newInstitutions: z.number().int(),
  newPosts: z.number().int(),
  /** People the file knows otherwise; ours was kept. */
  keptDifferences: z.number().int(),
  /** Rows that wait for a decision and changed nothing. */
  unsure: z.number().int(),
})
export type ImportOutcome = z.output<typeof importOutcome>

/** What an undo took back, and what it left because somebody has worked on it since. */
export const undoOutcome = z.object({
  removedMembers: z.number().int(),
  removedInstitutions: z.number().int(),
  removedPosts: z.number().int(),
  restoredCells: z.number().int(),
  sparedMembers: z.number().int(),
  sparedInstitutions: z.number().int(),
  sparedCells: z.number().int(),
  /** The first of those that were spared, by name. */
  sparedNames: z.array(z.string()).readonly(),
})
export type UndoOutcome = z.output<typeof undoOutcome>

const pastImport = z.object({
  id: rosterImportId,
  fileName: z.string(),
  importedAt: z.number(),
  outcome: importOutcome,
  undoneAt: z.number().nullable(),
})
export type PastImport = z.output<typeof pastImport>

export const rosterContract = {
  /** Reads a chosen file and says what importing it would do. */
  'rosters.preview': task(
    bookkeepers,
    z.strictObject({
      /** Token of the file, from `offerFile`. */
      file: z.string().max(200),
      /** Another sheet than the one found by itself. */
      sheetName: z.string().max(100).nullable().default(null),
      /** How to read the columns, where the user has changed what was found. */
      columns: z
        .array(z.strictObject({ column: z.int().min(0).max(1023), use: columnUse }))
        .max(1024)
        .default([]),
    }),
    rosterPreview,
  ),
  'rosters.previewRows': query(
    bookkeepers,
    z.strictObject({
      previewId,
      part: z.enum(previewParts),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    z.object({ total: z.number().int(), rows: z.array(previewRow).readonly() }),
  ),
  /** Does what the preview said, in one command. `importId` is null when nothing changed. */
  'rosters.import': task(
    bookkeepers,
    z.strictObject({
      previewId,
      decisions: z.array(rowDecision).max(60_000).default([]),
      /** Where both sides know a value: for all rows that have no decision of their own. */
      onDifference: z.enum(['keep-ours', 'take-theirs']).default('keep-ours'),
    }),
    z.object({ importId: rosterImportId.nullable(), outcome: importOutcome }),
  ),
  /** Newest first. */
  'rosters.list': query(readers, z.strictObject({}), z.array(pastImport).readonly()),
  /** Takes an import back, sparing what has been worked on since. */
  'rosters.undo': command(bookkeepers, z.strictObject({ importId: rosterImportId }), undoOutcome),
}
