import { syncedTable, type SyncedTableName } from './synced-tables'

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
  // Called off is called off, whichever hub did it first.
  certificates: ['revoked_at'],
  duplicate_decisions: ['kind', 'decided_by'],
  erasures: ['erased_by', 'erased_at'],
}

/** Whether two different values of this column, written apart, are shown to a person. */
export function isAskedAbout(table: SyncedTableName, column: string): boolean {
  // What only one hub knows others cannot disagree about; its own devices let the later one win.
  if (syncedTable(table).columns[column]?.scope === 'hub') return false
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
  // A removal against an edit, which stands for "still in use" and has no value of its own; two
  // removals agree.
  if (column === 'removed_at') return (winner.value === null) !== (loser.value === null)
  if (loser.value === null || loser.value === winner.value) return false
  if (table !== 'attendance') return true
  return winner.value === null || winner.isCorrection === loser.isCorrection
}

const removable = [
  'hubs',
  'accounts',
  'institutions',
  'members',
  'posts',
  'activities',
  'venues',
  'sessions',
  'enrolments',
  'artifacts',
] as const satisfies readonly SyncedTableName[]

/**
 * Columns that belong to another one of their row: they are decided together with it, and asked
 * about on their own only while that one is not in question.
 */
const companions: Readonly<Record<string, readonly string[]>> = {
  'attendance.status': ['arrived_at', 'left_at', 'late_minutes', 'recorded_by'],
  'members.employment_status': ['employment_group'],
  'institutions.district_name': ['district_code'],
  'hubs.district_name': ['district_code', 'regency_code', 'province_code'],
  ...Object.fromEntries(removable.map((table) => [`${table}.removed_at`, ['removed_by']])),
}

/** What is decided along with this column. */
export function companionsOf(table: SyncedTableName, column: string): readonly string[] {
  return companions[`${table}.${column}`] ?? []
}

/** The column that decides about this one too; null when it stands for itself. */
export function mainColumnOf(table: SyncedTableName, column: string): string | null {
  const prefix = `${table}.`
  const main = Object.keys(companions).find(
    (place) => place.startsWith(prefix) && companions[place]?.includes(column) === true,
  )
  return main === undefined ? null : main.slice(prefix.length)
}
