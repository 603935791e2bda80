import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'

/** Settings of this PC; they never travel. Values are JSON, parsed by whoever knows their shape. */
export type SettingName =
  | 'locale'
  | 'start-notice'
  | 'exchange-folder'
  | 'unneeded-files'
  | 'said-again-next'
  | 'tables-outdated'
  | 'join-tries'
  | 'restore-tries'
  | 'commits-read-by'
  | 'deps-unread'
  | 'papers'
  | 'roster-columns'
  | 'number-share'
  | 'numbers-taken'
  | 'printed-papers'
  | 'printed-sheets'
  | 'last-backup'

export async function findSetting(db: ReadDb | WriteDb, name: SettingName): Promise<unknown> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.value) as unknown)
}

export async function saveSetting(db: WriteDb, name: SettingName, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await db
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute()
  markChanged(db, 'settings')
}
