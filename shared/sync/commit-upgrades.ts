import type { RowGroup } from './row-group'

/**
 * How commits of an older schema are read by a newer one: a renamed column, a value that is written
 * in another way since. Stored and relayed bytes stay as they were signed; only what goes into the
 * tables is upgraded, the same on every hub of the newer version.
 */
export type CommitUpgrade = {
  /** In words, as a migration is named: `0007-jp-in-minutes`. */
  readonly name: string
  /** Commits written under a lower schema version need this step. */
  readonly schema: number
  /** The group as it is written today; null when nothing of it is kept any more. */
  readonly upgrade: (group: RowGroup) => RowGroup | null
}

/** In order, append only. Schema 2 only added tables, so that commits of 0.1.0 are read as they are. */
export const commitUpgrades: readonly CommitUpgrade[] = []

/** What a group of a commit says in the words of today's schema; null: nothing any more. */
export function upgradeGroup(
  group: RowGroup,
  writtenUnder: number,
  steps: readonly CommitUpgrade[] = commitUpgrades,
): RowGroup | null {
  let current: RowGroup | null = group
  for (const { schema, upgrade } of steps) {
    if (current !== null && writtenUnder < schema) current = upgrade(current)
  }
  return current
}
