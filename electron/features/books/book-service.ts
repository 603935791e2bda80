import { z } from 'zod'

import {
  type Book,
  type BookName,
  bookOf,
  bookSchema,
  type BookValues,
} from '../../../shared/domain/book'
import type { AnyId } from '../../../shared/domain/ids'
import type { BookLine } from '../../../shared/ipc/book-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb } from '../../database/database'
import type { CommandContext, QueryContext, Session } from '../handler'
import {
  cellsOf,
  findLine,
  type LineFilter,
  listNames,
  listPlaces,
  listYears,
  pageLines,
  putLine,
  type StoredLine,
} from './book-repository'

type Line = { readonly book: BookName; readonly id: AnyId }

export async function pageBook(
  input: Omit<LineFilter, 'ofId'> & {
    readonly book: BookName
    readonly ofId: AnyId | null
    readonly offset: number
    readonly limit: number
  },
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
): Promise<{ readonly total: number; readonly rows: readonly BookLine[] }> {
  const book = bookOf(input.book)
  const filter = { ...input, ofId: ownerOf(book, input.ofId, session) }
  const { total, rows } = await pageLines(db, book, filter, input)
  return { total, rows: await withNames(db, book, rows) }
}

export async function yearsOfBook(
  name: BookName,
  { db, session }: Pick<QueryContext, 'db' | 'session'>,
): Promise<readonly number[]> {
  const book = bookOf(name)
  return book.belongsTo === 'hub_id' ? listYears(db, book, ownerOf(book, null, session)) : []
}

/** A line that is added goes to the end. Fields that are left out stay as they are. */
export async function saveLine(
  input: {
    readonly book: BookName
    readonly id: AnyId | null
    readonly ofId: AnyId | null
    readonly values: BookValues
  },
  { db, ids, session }: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly id: AnyId }> {
  const book = bookOf(input.book)
  const values = checked(input.book, input.values, { isWhole: input.id === null })
  if (input.id !== null) {
    await requireLine(db, book, input.id)
    await putLine(db, book, { id: input.id, cells: cellsOf(values) })
    return { id: input.id }
  }
  const ofId = ownerOf(book, input.ofId, session)
  const id = ids.next<string>()
  const place =
    book.orderedBy === 'position'
      ? { position: Math.max(0, ...(await listPlaces(db, book, ofId)).map(lastPlace)) + 1 }
      : {}
  await putLine(db, book, {
    id,
    cells: { ...cellsOf(values), [book.belongsTo]: ofId, ...place },
  })
  return { id }
}

const lastPlace = ({ position }: { readonly position: number | null }) => position ?? 0

export async function markLine(
  { book: name, id }: Line,
  isRemoved: boolean,
  { db, clock, session }: Pick<CommandContext, 'db' | 'clock' | 'session'>,
): Promise<Record<string, never>> {
  const book = bookOf(name)
  await requireLine(db, book, id)
  await putLine(db, book, {
    id,
    cells: {
      removed_at: isRemoved ? clock.now() : null,
      removed_by: isRemoved ? (session?.accountId ?? null) : null,
    },
  })
  return {}
}

/** Changes places with its neighbour; at the end of the list nothing happens. */
export async function moveLine(
  { book: name, id, way }: Line & { readonly way: 'up' | 'down' },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const book = bookOf(name)
  const { ofId } = await requireLine(db, book, id)
  if (book.orderedBy !== 'position' || ofId === null) throw new AppError('call.invalid')
  const order = (await listPlaces(db, book, ofId)).map((place) => place.id)
  const at = order.indexOf(id)
  const neighbour = order[way === 'up' ? at - 1 : at + 1]
  if (at < 0 || neighbour === undefined) return {}
  const swapped = order.map((one) => (one === id ? neighbour : one === neighbour ? id : one))
  // All of them, so that lines that two hubs gave the same place stand apart from now on.
  for (const [index, one] of swapped.entries()) {
    await putLine(db, book, { id: one, cells: { position: index + 1 } })
  }
  return {}
}

function checked(
  name: BookName,
  values: BookValues,
  { isWhole }: { readonly isWhole: boolean },
): BookValues {
  const schema = bookSchema(name)
  const whole = isWhole || !(schema instanceof z.ZodObject) ? schema : schema.partial()
  const parsed = whole.safeParse(values)
  if (!parsed.success) throw new AppError('call.invalid', {}, { cause: parsed.error })
  return parsed.data
}

function ownerOf(book: Book, ofId: AnyId | null, session: Session | null): AnyId {
  const owner = book.belongsTo === 'hub_id' ? (session?.hubId ?? null) : ofId
  if (owner === null) throw new AppError('call.invalid')
  return owner
}

async function requireLine(db: ReadDb | CommandContext['db'], book: Book, id: AnyId) {
  const line = await findLine(db, book, id)
  if (line === null) throw new AppError('book.line-missing')
  return line
}

async function withNames(
  db: ReadDb,
  book: Book,
  lines: readonly StoredLine[],
): Promise<readonly BookLine[]> {
  const named = new Map<string, ReadonlyMap<string, string>>()
  for (const [field, { kind }] of Object.entries(book.fields)) {
    const wanted = lines.flatMap(({ values }) => {
      const id = values[field]
      return typeof id === 'string' ? [id] : []
    })
    const names = await listNames(db, kind, wanted)
    if (names.size > 0) named.set(field, names)
  }
  return lines.map(({ id, values }) => ({
    id,
    values,
    names: Object.fromEntries(
      [...named].flatMap(([field, names]) => {
        const name = names.get(String(values[field]))
        return name === undefined ? [] : [[field, name]]
      }),
    ),
  }))
}
