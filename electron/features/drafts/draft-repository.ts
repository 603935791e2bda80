import { sql } from 'kysely'
import { z } from 'zod'

import { type DraftKey, draftText } from '../../../shared/domain/draft'
import type { ReadDb, WriteDb } from '../../database/database'

/** Drafts are settings of this PC under a name of their own: they never travel, and no list shows them. */
const prefix = 'draft:'
const draft = z.object({ text: draftText, typedAt: z.number().int() })
export type Draft = z.output<typeof draft>

export async function findDraft(db: ReadDb, key: DraftKey): Promise<Draft | null> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', `${prefix}${key}`)
    .executeTakeFirst()
  if (row === undefined) return null
  const parsed = draft.safeParse(JSON.parse(row.value))
  return parsed.success ? parsed.data : null
}

export async function saveDraft(db: WriteDb, key: DraftKey, kept: Draft): Promise<void> {
  const value = JSON.stringify(kept)
  // Not announced as a change of the settings: every page that reads one would ask anew at each pause.
  await db
    .insertInto('settings')
    .values({ name: `${prefix}${key}`, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

export async function removeDraft(db: WriteDb, key: DraftKey): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', `${prefix}${key}`).execute()
}

export async function removeDraftsBefore(db: WriteDb, moment: number): Promise<void> {
  await sql`delete from settings
    where name like ${`${prefix}%`} and value ->> 'typedAt' < ${moment}`.execute(db)
}

/** Drafts with one of these words in them: a person who is erased is not kept in half a letter. */
export async function removeDraftsSaying(db: WriteDb, words: readonly string[]): Promise<void> {
  const told = JSON.stringify(words.filter((word) => word.trim() !== ''))
  await sql`delete from settings
    where name like ${`${prefix}%`} and exists (
      select 1 from json_each(${told}) w where instr(lower(settings.value ->> 'text'), lower(w.value)) > 0)`.execute(
    db,
  )
}
