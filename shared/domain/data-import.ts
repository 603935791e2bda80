import { z } from 'zod'

import { incomingHub } from './exchange'
import { importId } from './ids'

/** Rows as people count them; `other` are posts, venues, enrolments. */
export const importWords = [
  'members',
  'institutions',
  'activities',
  'sessions',
  'attendance',
  'artifacts',
  'other',
] as const
export type ImportWord = (typeof importWords)[number]

const rowCounts = z.object({
  members: z.number().int(),
  institutions: z.number().int(),
  activities: z.number().int(),
  sessions: z.number().int(),
  attendance: z.number().int(),
  artifacts: z.number().int(),
  other: z.number().int(),
})
export type RowCounts = z.infer<typeof rowCounts>

/** What taking an import back does, or did. */
export const importUndoOutcome = z.object({
  /** Rows the import had made: removed, marks emptied. */
  removed: rowCounts,
  /** Rows of which at least one value goes back to what it was. */
  restored: rowCounts,
  /** Rows left alone, because somebody worked on them since. */
  spared: rowCounts,
  /** The first of those that were spared, by name. */
  sparedNames: z.array(z.string()).readonly(),
})
export type ImportUndoOutcome = z.infer<typeof importUndoOutcome>

export const pastImport = z.object({
  id: importId,
  importedAt: z.number(),
  driveLabel: z.string(),
  hubs: z.array(incomingHub).readonly(),
  commits: z.number().int(),
  /** Milliseconds when it was taken back; null: it stands. */
  undoneAt: z.number().nullable(),
})
export type PastImport = z.infer<typeof pastImport>
