/**
 * How often each table has changed since this hub was opened, so that something dear to work out
 * (the queue of duplicates) is worked out again only when what it reads has changed.
 */
export type TableRevisions = {
  /** To be called after a commit, with the tables it changed. */
  readonly changed: (tables: readonly string[]) => void
  /** Equal texts: none of these tables changed in between. */
  readonly of: (tables: readonly string[]) => string
}

export function createTableRevisions(): TableRevisions {
  const revisions = new Map<string, number>()
  return {
    changed: (tables) => {
      for (const table of tables) revisions.set(table, (revisions.get(table) ?? 0) + 1)
    },
    of: (tables) => tables.map((table) => revisions.get(table) ?? 0).join('.'),
  }
}
