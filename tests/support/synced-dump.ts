import { sql } from 'kysely'

import type { ReadDb } from '../../electron/database/database'
import { openHandle } from '../../electron/database/sqlite-handle'
import { syncedTableNames, syncedTables } from '../../shared/sync/synced-tables'

/**
 * The state that all hubs must agree on, as text: every synced row with what travels (columns of hub
 * scope stay home). Equal dumps mean equal state; how versions are kept does not show.
 */
export async function dumpSynced(db: ReadDb): Promise<string> {
  const parts: string[] = []
  for (const name of syncedTableNames) {
    const { key, columns } = syncedTables[name]
    const travelling = Object.entries(columns)
      .filter(([, { scope }]) => scope === 'network')
      .map(([column]) => column)
    // Nothing of it travels, so that even the rows are one hub's own: the cash book.
    if (travelling.length === 0) continue
    const { rows } = await sql`
      select ${sql.join([...key, ...travelling].map((column) => sql.ref(column)))}
      from ${sql.table(name)} order by ${sql.join(key.map((column) => sql.ref(column)))}`.execute(
      db,
    )
    parts.push(...rows.map((row) => `${name} ${JSON.stringify(row)}`))
  }
  return parts.join('\n')
}

/** All there is in a database file: table -> rows as text in a fixed order. Search tables are derived. */
export async function readWholeDatabase(
  path: string,
): Promise<ReadonlyMap<string, readonly Record<string, unknown>[]>> {
  const handle = await openHandle(path, 'read')
  try {
    const tables = (await handle.all(
      `select name from sqlite_master where type = 'table' and name not like 'member_search%'
        and name not glob 'find_*' and name not like 'sqlite_%' and name not like 'kysely_%' order by name`,
    )) as { name: string }[]
    const found = new Map<string, readonly Record<string, unknown>[]>()
    for (const { name } of tables) {
      const rows = (await handle.all(`select * from "${name}"`)) as Record<string, unknown>[]
      found.set(name, rows)
    }
    return found
  } finally {
    await handle.close()
  }
}
