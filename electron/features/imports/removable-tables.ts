import { type RawBuilder, sql } from 'kysely'

import { syncedTable, type SyncedTableName } from '../../../shared/sync/synced-tables'

/** Tables whose rows an import may make and therefore lose again; who leans on others comes first. */
export const removableTables = [
  'attendance',
  'artifacts',
  'enrolments',
  'posts',
  'members',
  'sessions',
  'venues',
  'activities',
  'institutions',
] as const satisfies readonly SyncedTableName[]
export type RemovableTable = (typeof removableTables)[number]

/** The row's key columns joined with ':', as the log names it. */
export function rowKeyOf(table: SyncedTableName, alias: string): RawBuilder<string> {
  return sql.join(
    syncedTable(table).key.map((name) => sql.ref(`${alias}.${name}`)),
    sql` || ':' || `,
  )
}

/** Columns that say whether a row is there. */
export function presenceColumns(table: RemovableTable): readonly string[] {
  return table === 'attendance' ? markColumns : ['removed_at', 'removed_by']
}
const markColumns = ['status', 'arrived_at', 'left_at', 'late_minutes', 'recorded_by'] as const

export function isLive(table: RemovableTable, alias: string): RawBuilder<unknown> {
  return table === 'attendance'
    ? sql`${sql.ref(`${alias}.status`)} is not null`
    : sql`${sql.ref(`${alias}.removed_at`)} is null`
}

/** `u.row_key` taken apart, so that the table is reached by its key. Ids have 26 characters. */
export function matchesKey(
  table: SyncedTableName,
  alias: string,
  log: string,
): RawBuilder<unknown> {
  const { key } = syncedTable(table)
  return sql.join(
    key.map((name, index) => {
      const part = key.length === 1 ? sql.ref(`${log}.row_key`) : keyPart(log, index)
      return sql`${sql.ref(`${alias}.${name}`)} = ${part}`
    }),
    sql` and `,
  )
}

function keyPart(log: string, index: number): RawBuilder<string> {
  return sql`substr(${sql.ref(`${log}.row_key`)}, ${sql.lit(index * 27 + 1)}, 26)`
}
