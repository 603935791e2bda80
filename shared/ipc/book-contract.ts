import { z } from 'zod'

import { bookName } from '../domain/book'
import { anyId } from '../domain/ids'
import { command, query, readers, staff } from './contract-kit'

const values = z.record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.null()]))

const line = z.object({
  id: anyId,
  values,
  /** Names of the people, schools and activities among the values, by field. */
  names: z.record(z.string(), z.string()),
})
export type BookLine = z.output<typeof line>

const one = z.strictObject({ book: bookName, id: anyId })

export const bookContract = {
  'books.page': query(
    readers,
    z.strictObject({
      book: bookName,
      /** The record whose page shows the book; null for books of the hub. */
      ofId: anyId.nullable().default(null),
      year: z.int().min(1900).max(2200).nullable().default(null),
      search: z.string().max(200).default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({ total: z.int(), rows: z.array(line).readonly() }),
  ),
  /** Years that have lines, latest first. */
  'books.years': query(readers, z.strictObject({ book: bookName }), z.array(z.int()).readonly()),
  /** null adds a line. `values` may leave fields out: they stay as they are. */
  'books.save': command(
    staff,
    z.strictObject({ book: bookName, id: anyId.nullable(), ofId: anyId.nullable(), values }),
    z.object({ id: anyId }),
  ),
  'books.remove': command(staff, one, z.object({})),
  'books.restore': command(staff, one, z.object({})),
  /** Lines of a year's programme into another year's; those there under the same name stay as they are. */
  'books.copyProgramme': command(
    staff,
    z.strictObject({
      fromYear: z.int().min(2000).max(2100),
      toYear: z.int().min(2000).max(2100),
    }),
    z.object({ copied: z.int() }),
  ),
  /** Among the lines of what it belongs to, for books that people order themselves. */
  'books.move': command(staff, one.extend({ way: z.enum(['up', 'down']) }), z.object({})),
}
