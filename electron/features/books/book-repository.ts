import { type RawBuilder, sql } from 'kysely'

import {
  type Book,
  type BookField,
  type BookValues,
  readBookValue,
} from '../../../shared/domain/book'
import type { AnyId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

/** SQL of the books: all alike, told apart by what shared/domain/book.ts says of them. */
export type StoredLine = { readonly id: AnyId; readonly values: BookValues }

export type LineFilter = {
  readonly ofId: AnyId
  readonly year: number | null
  readonly search: string
}

/** visitedOn -> visited_on. Field names are ours, never input. */
export function columnOf(field: string): string {
  return field.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)
}

export async function pageLines(
  db: ReadDb | WriteDb,
  book: Book,
  filter: LineFilter,
  range: { readonly offset: number; readonly limit: number },
): Promise<{ readonly total: number; readonly rows: readonly StoredLine[] }> {
  const where = sql.join(conditions(book, filter), sql` and `)
  const table = sql.table(book.table)
  const counted = await sql<{ total: number }>`
    select count(*) as total from ${table} where ${where}`.execute(db)
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select * from ${table} where ${where}
    order by ${orderOf(book)} limit ${range.limit} offset ${range.offset}`.execute(db)
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: rows.map((row) => ({ id: row.id as AnyId, values: valuesOf(book, row) })),
  }
}

function conditions(
  book: Book,
  { ofId, year, search }: LineFilter,
): readonly RawBuilder<unknown>[] {
  const where = [sql`removed_at is null`, sql`${sql.ref(book.belongsTo)} = ${ofId}`]
  if (year !== null && book.yearOf !== null) where.push(sql`${yearExpression(book)} = ${year}`)
  const texts = Object.entries(book.fields).filter(([, { kind }]) => kind === 'text')
  const whole = sql.join(
    texts.map(([field]) => sql`coalesce(${sql.ref(columnOf(field))}, '')`),
    sql` || ' ' || `,
  )
  for (const word of search.toLowerCase().split(/\s+/u).slice(0, 12)) {
    if (word !== '') where.push(sql`instr(lower(${whole}), ${word}) > 0`)
  }
  return where
}

function yearExpression(book: Book): RawBuilder<unknown> {
  const field = book.yearOf ?? ''
  const column = sql.ref(columnOf(field))
  return book.fields[field]?.kind === 'day' ? sql`cast(substr(${column}, 1, 4) as integer)` : column
}

function orderOf(book: Book): RawBuilder<unknown> {
  if (book.orderedBy === 'position') return sql`position, id`
  return book.yearOf === null ? sql`id` : sql`${sql.ref(columnOf(book.yearOf))}, id`
}

export async function listYears(db: ReadDb, book: Book, ofId: AnyId): Promise<readonly number[]> {
  if (book.yearOf === null) return []
  const { rows } = await sql<{ year: number }>`
    select distinct ${yearExpression(book)} as year from ${sql.table(book.table)}
    where removed_at is null and ${sql.ref(book.belongsTo)} = ${ofId}
      and ${sql.ref(columnOf(book.yearOf))} is not null
    order by 1 desc`.execute(db)
  return rows.map(({ year }) => year)
}

function valuesOf(book: Book, row: Readonly<Record<string, unknown>>): BookValues {
  return Object.fromEntries(
    Object.entries(book.fields).map(([field, spec]) => [
      field,
      readBookValue(spec, row[columnOf(field)] ?? null),
    ]),
  )
}

/** The line with what it belongs to and its place; removed ones too. */
export async function findLine(
  db: ReadDb | WriteDb,
  book: Book,
  id: AnyId,
): Promise<{ readonly ofId: AnyId | null; readonly position: number | null } | null> {
  const position = book.orderedBy === 'position' ? sql`position` : sql`null`
  const { rows } = await sql<{ of_id: AnyId | null; position: number | null }>`
    select ${sql.ref(book.belongsTo)} as of_id, ${position} as position
    from ${sql.table(book.table)} where id = ${id}`.execute(db)
  const row = rows[0]
  return row === undefined ? null : { ofId: row.of_id, position: row.position }
}

/** Places of the lines that belong together, in order. */
export async function listPlaces(
  db: WriteDb,
  book: Book,
  ofId: AnyId,
): Promise<readonly { readonly id: AnyId; readonly position: number | null }[]> {
  const { rows } = await sql<{ id: AnyId; position: number | null }>`
    select id, position from ${sql.table(book.table)}
    where removed_at is null and ${sql.ref(book.belongsTo)} = ${ofId} order by position, id`.execute(
    db,
  )
  return rows
}

export async function putLine(
  db: WriteDb,
  book: Book,
  line: { readonly id: AnyId; readonly cells: Readonly<Record<string, string | number | null>> },
): Promise<void> {
  // The columns are those of the book's own table, which book.test.ts compares with the registry.
  const row = { id: line.id, ...line.cells } as SyncedRow<'guests'>
  await put(db, book.table as 'guests', [row])
}

export function cellsOf(values: BookValues): Readonly<Record<string, string | number | null>> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [columnOf(field), value]),
  )
}

const nameSources: Readonly<Partial<Record<BookField['kind'], RawBuilder<unknown>>>> = {
  member: sql`select id, trim(coalesce(front_title || ' ', '') || coalesce(full_name, '') ||
    coalesce(', ' || back_title, '')) as name from members`,
  institution: sql`select id, coalesce(name, '') as name from institutions`,
  activity: sql`select id, coalesce(title, '') as name from activities`,
}

/** Names behind the ids of the given kind. */
export async function listNames(
  db: ReadDb,
  kind: BookField['kind'],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const source = nameSources[kind]
  if (source === undefined || ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    ${source} where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
