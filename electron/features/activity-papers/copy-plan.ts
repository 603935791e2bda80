import { type Book, books } from '../../../shared/domain/book'
import type { ActivityId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { addDays, daysBetween } from '../../../shared/lib/dates'
import { findActivity } from '../activities/activity-repository'
import { cellsOf, pageLines, putLine } from '../books/book-repository'
import type { CommandContext } from '../handler'
import { findTexts, putTexts } from './text-repository'

/** More lines than any plan has. */
const all = { offset: 0, limit: 2_000 }

/**
 * "Salin dari kegiatan lain / tahun lalu": the texts of the KAK as they are; RAB and jadwal line by
 * line where this activity has none yet, so that nothing typed is lost; days keep their distance to
 * the first day.
 */
export async function copyPlan(
  { activityId, fromId }: { readonly activityId: ActivityId; readonly fromId: ActivityId },
  { db, ids }: Pick<CommandContext, 'db' | 'ids'>,
): Promise<{ readonly budgetLines: number; readonly agendaLines: number }> {
  const target = await findActivity(db, activityId)
  const source = await findActivity(db, fromId)
  if (target === null || source === null) throw new AppError('activity.missing')
  const texts = await findTexts(db, 'activity_plans', fromId)
  const written = Object.entries(texts).filter(([, text]) => text !== null)
  if (written.length > 0) {
    await putTexts(db, 'activity_plans', activityId, Object.fromEntries(written))
  }
  const shift =
    source.startsOn === null || target.startsOn === null
      ? null
      : daysBetween(source.startsOn, target.startsOn)
  const copy = (book: Book) => copyLines(book, { activityId, fromId, shift }, { db, ids })
  return { budgetLines: await copy(books.budget), agendaLines: await copy(books.agenda) }
}

async function copyLines(
  book: Book,
  {
    activityId,
    fromId,
    shift,
  }: {
    readonly activityId: ActivityId
    readonly fromId: ActivityId
    /** Days; null where one of the two has no first day: then the lines have none either. */
    readonly shift: number | null
  },
  { db, ids }: Pick<CommandContext, 'db' | 'ids'>,
): Promise<number> {
  const linesOf = (ofId: ActivityId) => pageLines(db, book, { ofId, year: null, search: '' }, all)
  if ((await linesOf(activityId)).total > 0) return 0
  const { rows } = await linesOf(fromId)
  for (const [index, { values }] of rows.entries()) {
    const { heldOn } = values
    const moved =
      heldOn === undefined
        ? {}
        : {
            held_on: typeof heldOn === 'string' && shift !== null ? addDays(heldOn, shift) : null,
          }
    await putLine(db, book, {
      id: ids.next<string>(),
      cells: { ...cellsOf(values), ...moved, activity_id: activityId, position: index + 1 },
    })
  }
  return rows.length
}
