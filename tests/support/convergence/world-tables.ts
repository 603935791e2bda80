import type { SqliteHandle } from '../../../electron/database/sqlite-handle'
import { syncedTableNames, syncedTables } from '../../../shared/sync/synced-tables'

/** Of exchanges and screens, which these devices have not: left alone, to be quick. */
const untouched = [
  'exchanges',
  'settings',
  'invitations',
  'receipts',
  'wanted_files',
  'read_bundles',
  'known_vectors',
  'written_bundles',
  'written_files',
  'held_hubs',
  'roster_imports',
  'roster_import_cells',
  'stored_files',
  'imports',
  'import_runs',
  'import_cells',
].map((name) => `'${name}'`)

export type TableColumns = { readonly name: string; readonly columns: readonly string[] }

export async function listTables(handle: SqliteHandle): Promise<readonly TableColumns[]> {
  const rows = (await handle.all(
    `select m.name, p.name as column from sqlite_master m, pragma_table_info(m.name) p
      where m.type = 'table' and m.name not like 'member_search_%' and m.name not glob 'find_*'
        and m.name not like 'sqlite_%'
        and m.name not like 'kysely_%' and m.name not in (${untouched.join()})`,
  )) as { name: string; column: string }[]
  const tables = new Map<string, string[]>()
  for (const { name, column } of rows) tables.set(name, [...(tables.get(name) ?? []), column])
  return [...tables].map(([name, columns]) => ({ name, columns }))
}

/** All rows of one database in place of another's; the search index follows by its own triggers. */
export function copyAll(tables: readonly TableColumns[], from: string, to: string): string {
  const copied = tables.filter(({ name }) => name !== 'member_search')
  return [
    'pragma foreign_keys = off; begin immediate;',
    `delete from ${to}.member_search;`,
    ...copied.map(({ name }) => `delete from ${to}.${name};`),
    ...copied.map(({ name, columns }) => {
      const list = columns.map((column) => `"${column}"`).join()
      return `insert into ${to}.${name} (${list}) select ${list} from ${from}.${name};`
    }),
    'commit;',
  ].join('\n')
}

/** One statement, since a hundred thousand schedules ask it of every device. */
export const dumpStatement = [
  ...syncedTableNames.flatMap((name) => {
    const { key, columns } = syncedTables[name]
    // Nothing of it travels, so that even the rows are one hub's own: the cash book.
    if (travelling(columns).length === 0) return []
    const list = [...key, ...travelling(columns)].map((column) => `"${column}"`).join()
    const order = key.map((column) => `"${column}"`).join()
    return `select * from (select '${name} ' || json_array(${list}) as line from ${name} order by ${order})`
  }),
  `select * from (select 'clash ' || json_array(c.table_no, c.row_key, c.column_no, d.device_id, c.loser_seq, c.value)
    from clashes c join devices d on d.no = c.loser_no
    order by c.table_no, c.row_key, c.column_no, d.device_id, c.loser_seq)`,
].join('\nunion all\n')

function travelling(columns: (typeof syncedTables)[keyof typeof syncedTables]['columns']) {
  return Object.entries<{ readonly scope: string }>(columns)
    .filter(([, { scope }]) => scope === 'network')
    .map(([column]) => column)
}
