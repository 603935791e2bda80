import type { SyncedTableName } from './synced-tables'

/**
 * Columns in which two hubs may disagree without anybody having to choose: what the app derives,
 * notes for itself, or could only ask about in words nobody understands.
 */
const unaskedColumns: Readonly<Partial<Record<SyncedTableName, readonly string[]>>> = {
  hubs: ['is_demo'],
  institutions: ['is_demo', 'archived_at'],
  members: ['is_demo', 'archived_at', 'is_walk_in'],
  activities: ['is_demo', 'archived_at', 'series_id'],
  sessions: ['position'],
  enrolments: ['is_walk_in'],
  // The minutes follow from the arrival, which is asked about.
  attendance: ['late_minutes', 'recorded_by'],
  artifacts: ['is_demo', 'added_at', 'thumbnail_hash'],
  files: ['size', 'media_type'],
  duplicate_decisions: ['kind', 'decided_by'],
  erasures: ['erased_by', 'erased_at'],
}

/** Whether two different values of this column, written apart, are shown to a person. */
export function isAskedAbout(table: SyncedTableName, column: string): boolean {
  return column !== 'removed_by' && unaskedColumns[table]?.includes(column) !== true
}

/** A value that lost: attendance's own rules settle some disagreements without a question. */
export type Disagreement = {
  readonly table: SyncedTableName
  readonly column: string
  readonly winner: { readonly value: unknown; readonly isCorrection: boolean }
  readonly loser: { readonly value: unknown; readonly isCorrection: boolean }
}

/**
 * Whether a person should choose (DESIGN 5.2). Equal values and lost blanks never; in attendance a
 * correction beats a tick silently, unless it blanked what somebody else had marked.
 */
export function isRealDisagreement({ table, column, winner, loser }: Disagreement): boolean {
  if (!isAskedAbout(table, column)) return false
  // A removal against an edit: the edit stands for "still in use" and has no value of its own.
  if (column === 'removed_at') return winner.value !== null
  if (loser.value === null || loser.value === winner.value) return false
  if (table !== 'attendance') return true
  return winner.value === null || winner.isCorrection === loser.isCorrection
}
