import { sql } from 'kysely'

import type { DecisionTask } from '../../../shared/domain/activity-paper'
import type { ActivityId, DecisionId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'

const columns = sql`d.id, d.activity_id as "activityId", coalesce(a.title, '') as "activityTitle",
  coalesce(d.text, '') as text, coalesce(nullif(trim(coalesce(m.front_title || ' ', '') || m.full_name ||
    coalesce(', ' || m.back_title, '')), ''), d.responsible_name) as responsible,
  d.due_on as "dueOn", d.done_at as "doneAt"`
const sources = sql`decisions d join activities a on a.id = d.activity_id and a.removed_at is null
  left join members m on m.id = d.responsible_id`

/** Tasks of all activities that are not done: the earliest due date first, those without one last. */
export async function listOpenTasks(db: ReadDb, limit = 500): Promise<readonly DecisionTask[]> {
  const { rows } = await sql<DecisionTask>`
    select ${columns} from ${sources}
    where d.removed_at is null and d.done_at is null and a.archived_at is null
    order by d.due_on is null, d.due_on, a.starts_on, d.position, d.id limit ${limit}`.execute(db)
  return rows
}

/** How many are open, and how many of those are past their day. */
export async function countOpenTasks(
  db: ReadDb,
  today: string,
): Promise<{ readonly open: number; readonly late: number }> {
  const { rows } = await sql<{ open: number; late: number }>`
    select count(*) as open, count(*) filter (where d.due_on < ${today}) as late
    from decisions d join activities a on a.id = d.activity_id and a.removed_at is null
    where d.removed_at is null and d.done_at is null and a.archived_at is null`.execute(db)
  return rows[0] ?? { open: 0, late: 0 }
}

/** The decisions of one meeting, in the order of its minutes. */
export async function listTasks(
  db: ReadDb,
  activityId: ActivityId,
): Promise<readonly DecisionTask[]> {
  const { rows } = await sql<DecisionTask>`
    select ${columns} from ${sources}
    where d.removed_at is null and d.activity_id = ${activityId}
    order by d.position, d.id`.execute(db)
  return rows
}

export async function hasDecision(db: ReadDb | WriteDb, id: DecisionId): Promise<boolean> {
  const { rows } = await sql`
    select 1 from decisions where id = ${id} and removed_at is null`.execute(db)
  return rows.length > 0
}

export async function putDone(db: WriteDb, id: DecisionId, doneAt: number | null): Promise<void> {
  await put(db, 'decisions', [{ id, done_at: doneAt }])
}
