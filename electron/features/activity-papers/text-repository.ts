import { sql } from 'kysely'
import type { z } from 'zod'

import { minutesTexts, planTexts, reportTexts } from '../../../shared/domain/activity-paper'
import type { ActivityId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { columnOf } from '../books/book-repository'

/** What people typed for the KAK, the notulen and the laporan of an activity: one row each. */
const kept = {
  activity_plans: planTexts,
  minutes: minutesTexts,
  activity_reports: reportTexts,
} as const

export type TextTable = keyof typeof kept
export type TextsOf<T extends TextTable> = Readonly<z.output<(typeof kept)[T]>>

/** Parts nobody wrote, and parts this version cannot read, are null. */
export async function findTexts<T extends TextTable>(
  db: ReadDb | WriteDb,
  table: T,
  activityId: ActivityId,
): Promise<TextsOf<T>> {
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select * from ${sql.table(table)} where activity_id = ${activityId}`.execute(db)
  const row = rows[0] ?? {}
  const shape: Readonly<Record<string, z.ZodType>> = kept[table].shape
  const parts = Object.entries(shape).map(([part, schema]) => {
    const parsed = schema.safeParse(row[columnOf(part)] ?? null)
    return [part, parsed.success ? parsed.data : null] as const
  })
  // Every part of the table's own schema, each checked by it.
  return Object.fromEntries(parts) as TextsOf<T>
}

export async function putTexts<T extends TextTable>(
  db: WriteDb,
  table: T,
  activityId: ActivityId,
  texts: Partial<TextsOf<T>>,
): Promise<void> {
  const cells = Object.entries(texts).map(([part, value]) => [columnOf(part), value] as const)
  // The parts are the columns of exactly this table.
  const row = { activity_id: activityId, ...Object.fromEntries(cells) } as SyncedRow<T>
  await put(db, table, [row])
}

/** Activities that have something of a KAK, a RAB or a jadwal to take over. */
export async function listPlanSources(db: ReadDb, leftOut: ActivityId) {
  const { rows } = await sql<{ id: ActivityId; title: string | null; startsOn: string | null }>`
    select a.id, a.title, a.starts_on as "startsOn" from activities a
    where a.removed_at is null and a.id <> ${leftOut} and (
      exists (select 1 from activity_plans p where p.activity_id = a.id)
      or exists (select 1 from budget_items b where b.activity_id = a.id and b.removed_at is null)
      or exists (select 1 from agenda_items g where g.activity_id = a.id and g.removed_at is null))
    order by a.starts_on desc, a.id desc limit 200`.execute(db)
  return rows.map(({ title, ...row }) => ({ ...row, title: title ?? '' }))
}

/** Reports of other activities that say word for word the same as these texts. */
export async function countCopies(
  db: ReadDb,
  activityId: ActivityId,
  texts: readonly string[],
): Promise<readonly { readonly title: string; readonly startsOn: string | null }[]> {
  if (texts.length === 0) return []
  const wanted = JSON.stringify(texts)
  const { rows } = await sql<{ title: string | null; startsOn: string | null }>`
    select a.title, a.starts_on as "startsOn" from activity_reports r
      join activities a on a.id = r.activity_id and a.removed_at is null
    where r.activity_id <> ${activityId} and (
      r.results in (select value from json_each(${wanted}))
      or r.course in (select value from json_each(${wanted}))
      or r.conclusion in (select value from json_each(${wanted})))
    order by a.starts_on desc limit 5`.execute(db)
  return rows.map(({ title, startsOn }) => ({ title: title ?? '', startsOn }))
}
