import type { HomeDue } from '../../../shared/ipc/home-due-contract'
import { addDays } from '../../../shared/lib/dates'
import { localDay } from '../../platform/local-day'
import { countOpenTasks, listOpenTasks } from '../activity-papers/decision-repository'
import type { QueryContext } from '../handler'
import { countLetters, listIncomplete, listUnsigned, readCompleteness } from './due-repository'

/** Older activities than this are history; whoever still needs their papers looks there. */
const daysToLookBack = 60
const tasksShown = 5

export async function readDue({ db, clock }: QueryContext): Promise<HomeDue> {
  const today = localDay(clock.now())
  const year = Number(today.slice(0, 4))
  const from = addDays(today, -daysToLookBack)
  const { open, late } = await countOpenTasks(db, today)
  const tasks = await listOpenTasks(db, tasksShown)
  return {
    tasks: tasks.map(({ id, activityId, text, responsible, dueOn }) => ({
      id,
      activityId,
      text,
      responsible,
      dueOn,
    })),
    tasksOpen: open,
    tasksLate: late,
    letters: await countLetters(db, year),
    ...(await listIncomplete(db, { from, before: today })),
    ...(await listUnsigned(db, from)),
    books: await readCompleteness(db, year, today),
  }
}
