import { put, restate } from '../../../electron/database/change-log'
import type { WriteDb } from '../../../electron/database/database'
import { applyErasures, erasedSubjects } from '../../../electron/sync/privacy/apply-erasures'
import type { MemberId } from '../../../shared/domain/ids'
import { syncedTable, syncedTableNames } from '../../../shared/sync/synced-tables'
import { activity, member, session, venue } from './books'
import type { Step } from './steps'
import { firstDay } from './world'

/** One step at one device: what a person does there, or chooses between. */
export async function edit(db: WriteDb, step: Step): Promise<void> {
  switch (step.kind) {
    case 'mark':
      await put(db, 'attendance', [
        { session_id: session, member_id: member(step.row), status: step.status },
      ])
      break
    case 'sheet':
      // Several people in one command, each with a mark of their own.
      await put(
        db,
        'attendance',
        [0, 1, 2].map((n) => ({
          session_id: session,
          member_id: member((step.row + n) % 4),
          status: (['H', 'S', 'A'] as const)[n] ?? null,
        })),
      )
      break
    case 'arrive':
      await put(db, 'attendance', [
        { session_id: session, member_id: member(step.row), arrived_at: step.minute },
      ])
      break
    case 'rename':
    case 'describe':
    case 'remove':
      return editMember(db, step)
    case 'enrol':
      await put(db, 'enrolments', [
        { activity_id: activity, member_id: member(step.row), role: step.role },
      ])
      break
    case 'venue':
      // The last two are not there yet.
      await put(db, 'venues', [{ id: venue(step.row), name: step.name }])
      break
    case 'decide':
      await put(db, 'duplicate_decisions', [
        {
          first_id: member(0),
          second_id: member(1 + (step.row % 3)),
          kind: 'member',
          decision: step.decision,
        },
      ])
      break
    case 'choose':
      return choose(db, step.row)
    case 'erase':
      return erase(db, member(step.row))
    default:
      throw new Error(`${step.kind} is not an edit`)
  }
}

/**
 * Nobody edits a person who was erased. One who was removed is edited as well: a page that stood open
 * when somebody removed them still saves, and an import may write into what it does not show.
 */
async function editMember(
  db: WriteDb,
  step: Extract<Step, { kind: 'rename' | 'describe' | 'remove' }>,
): Promise<void> {
  const key = member(step.row)
  if ((await erasedSubjects(db)).has(key)) return
  switch (step.kind) {
    case 'rename':
      await put(db, 'members', [{ id: key, full_name: step.name }])
      break
    case 'describe':
      await put(db, 'members', [{ id: key, phone: step.phone }])
      break
    case 'remove':
      await put(db, 'members', [{ id: key, removed_at: step.isBack ? null : firstDay }])
      break
  }
}

/** A person takes the value that lost: a new edit of whoever sees the question. */
async function choose(db: WriteDb, place: number): Promise<void> {
  const clash = await db
    .selectFrom('clashes')
    .selectAll()
    .orderBy('row_key')
    .orderBy('column_no')
    .orderBy('version')
    .offset(place)
    .limit(1)
    .executeTakeFirst()
  if (!clash) return
  const table = syncedTableNames.find((name) => syncedTable(name).number === clash.table_no)
  if (!table) return
  const { key, columns } = syncedTable(table)
  const column = Object.entries(columns).find(([, { number }]) => number === clash.column_no)?.[0]
  if (column === undefined) return
  const parts = key.length === 1 ? [clash.row_key] : clash.row_key.split(':')
  const keyed = Object.fromEntries(key.map((name, index) => [name, parts[index] ?? '']))
  await restate(db, table, [{ ...keyed, [column]: clash.value } as never])
}

async function erase(db: WriteDb, subject: MemberId): Promise<void> {
  const known = await db
    .selectFrom('members')
    .select('id')
    .where('id', '=', subject)
    .executeTakeFirst()
  if (!known) return
  await put(db, 'erasures', [{ subject_id: subject, erased_at: firstDay }])
  await applyErasures(db, [subject])
}
