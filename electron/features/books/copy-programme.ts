import { books } from '../../../shared/domain/book'
import { searchKey } from '../../../shared/domain/person-name'
import { assert } from '../../../shared/lib/assert'
import type { CommandContext } from '../handler'
import { cellsOf, pageLines, putLine } from './book-repository'

/** More lines than any programme has. */
const all = { offset: 0, limit: 1_000 } as const

/**
 * Next year's programme out of last year's (U19): months, people, budgets and indicators as they were,
 * a year in the words of the time moved on, and no activity yet. What stands there under the same name
 * is not doubled, so that copying twice changes nothing.
 */
export async function copyProgramme(
  { fromYear, toYear }: { readonly fromYear: number; readonly toYear: number },
  { db, ids, session }: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly copied: number }> {
  assert(session, 'a programme is of a hub')
  const book = books.programme
  const linesOf = async (year: number) =>
    (await pageLines(db, book, { ofId: session.hubId, year, search: '' }, all)).rows
  const standing = await linesOf(toYear)
  const names = new Set(standing.map(({ values }) => searchKey(String(values.name))))
  const lines = (await linesOf(fromYear)).filter(
    ({ values }) => !names.has(searchKey(String(values.name))),
  )
  for (const [index, { values }] of lines.entries()) {
    await putLine(db, book, {
      id: ids.next<string>(),
      cells: {
        ...cellsOf({
          ...values,
          year: toYear,
          activityId: null,
          timeText:
            typeof values.timeText === 'string'
              ? values.timeText.replaceAll(String(fromYear), String(toYear))
              : null,
        }),
        hub_id: session.hubId,
        position: standing.length + index + 1,
      },
    })
  }
  return { copied: lines.length }
}
