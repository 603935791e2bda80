import { z } from 'zod'

import type { SyncedTableName } from '../sync/synced-tables'
import { anyId } from './ids'
import { optionalLines, optionalText, requiredText } from './text-field'

/**
 * The secretary's books: plain lists that are filled line by line, printed and handed in (DOMAIN 5).
 * A book is told once, here; its table, its form on screen, its checks and its search follow from it.
 * What it looks like on paper is a form of `electron/documents`.
 */
export type BookField =
  /** One line of words; `isLong` is typed in a larger box and may have several. */
  | {
      readonly kind: 'text'
      readonly max: number
      readonly isRequired?: true
      readonly isLong?: true
    }
  /** 'YYYY-MM-DD'. */
  | { readonly kind: 'day'; readonly isRequired?: true }
  /** Minutes since midnight. */
  | { readonly kind: 'time' }
  | { readonly kind: 'whole'; readonly max: number; readonly isRequired?: true }
  /** Such as 1.5 JP. */
  | { readonly kind: 'decimal'; readonly max: number }
  /** Whole rupiah. */
  | { readonly kind: 'money' }
  | { readonly kind: 'choice'; readonly choices: readonly string[]; readonly isRequired?: true }
  /** Months of a year, 1 to 12. */
  | { readonly kind: 'months' }
  | { readonly kind: 'member' }
  | { readonly kind: 'institution' }
  | { readonly kind: 'activity' }

export type Book = {
  readonly table: SyncedTableName
  /** What a line belongs to: this hub, or the record whose page shows the book. */
  readonly belongsTo: 'hub_id' | 'activity_id' | 'term_id' | 'letter_id'
  readonly fields: Readonly<Record<string, BookField>>
  /** Columns of the list on screen, the first one widest. */
  readonly listed: readonly string[]
  /** The day, or the number of the year, by which a line falls into a year. */
  readonly yearOf: string | null
  /** `position`: people put the lines in order themselves. */
  readonly orderedBy: 'position' | 'day'
}

/** A line's values by field: text, numbers, or null for not known. Months are a JSON list. */
export type BookValues = Readonly<Record<string, string | number | null>>

export const itemConditions = ['good', 'worn', 'broken'] as const
/** Struktur program: A umum, B pokok, C penunjang (DOMAIN 5). */
export const agendaSections = ['general', 'core', 'supporting'] as const
export const staffRoles = ['speaker', 'facilitator', 'moderator', 'committee'] as const

export const books = {
  guests: {
    table: 'guests',
    belongsTo: 'hub_id',
    yearOf: 'visitedOn',
    orderedBy: 'day',
    listed: ['name', 'visitedOn', 'post', 'purpose'],
    fields: {
      visitedOn: { kind: 'day', isRequired: true },
      name: { kind: 'text', max: 120, isRequired: true },
      post: { kind: 'text', max: 160 },
      contact: { kind: 'text', max: 200 },
      purpose: { kind: 'text', max: 400, isLong: true },
      impression: { kind: 'text', max: 400, isLong: true },
    },
  },
  inventory: {
    table: 'inventory_items',
    belongsTo: 'hub_id',
    yearOf: 'acquiredOn',
    orderedBy: 'day',
    listed: ['name', 'code', 'quantity', 'condition', 'origin'],
    fields: {
      code: { kind: 'text', max: 40 },
      name: { kind: 'text', max: 160, isRequired: true },
      quantity: { kind: 'decimal', max: 1_000_000 },
      unit: { kind: 'text', max: 30 },
      origin: { kind: 'text', max: 160 },
      price: { kind: 'money' },
      acquiredOn: { kind: 'day' },
      condition: { kind: 'choice', choices: itemConditions },
      note: { kind: 'text', max: 400, isLong: true },
    },
  },
  board: {
    table: 'board_posts',
    belongsTo: 'term_id',
    yearOf: null,
    orderedBy: 'position',
    listed: ['post', 'memberId', 'personName', 'unit'],
    fields: {
      post: { kind: 'text', max: 120, isRequired: true },
      memberId: { kind: 'member' },
      personName: { kind: 'text', max: 120 },
      unit: { kind: 'text', max: 200 },
      nip: { kind: 'text', max: 30 },
    },
  },
  programme: {
    table: 'work_items',
    belongsTo: 'hub_id',
    yearOf: 'year',
    orderedBy: 'position',
    listed: ['name', 'months', 'responsible', 'budget'],
    fields: {
      year: { kind: 'whole', max: 2200, isRequired: true },
      name: { kind: 'text', max: 240, isRequired: true },
      months: { kind: 'months' },
      timeText: { kind: 'text', max: 120 },
      responsible: { kind: 'text', max: 160 },
      budget: { kind: 'money' },
      indicator: { kind: 'text', max: 600, isLong: true },
      activityId: { kind: 'activity' },
    },
  },
  budget: {
    table: 'budget_items',
    belongsTo: 'activity_id',
    yearOf: null,
    orderedBy: 'position',
    listed: ['description', 'post', 'volume', 'unit', 'unitPrice', 'source'],
    fields: {
      post: { kind: 'text', max: 120 },
      description: { kind: 'text', max: 240, isRequired: true },
      volume: { kind: 'decimal', max: 1_000_000 },
      unit: { kind: 'text', max: 30 },
      unitPrice: { kind: 'money' },
      source: { kind: 'text', max: 120 },
    },
  },
  agenda: {
    table: 'agenda_items',
    belongsTo: 'activity_id',
    yearOf: null,
    orderedBy: 'position',
    listed: ['topic', 'heldOn', 'startsAt', 'endsAt', 'jp', 'speaker'],
    fields: {
      heldOn: { kind: 'day' },
      startsAt: { kind: 'time' },
      endsAt: { kind: 'time' },
      jp: { kind: 'decimal', max: 400 },
      topic: { kind: 'text', max: 240, isRequired: true },
      section: { kind: 'choice', choices: agendaSections },
      speaker: { kind: 'text', max: 160 },
      moderator: { kind: 'text', max: 160 },
    },
  },
  staff: {
    table: 'staff',
    belongsTo: 'activity_id',
    yearOf: null,
    orderedBy: 'day',
    listed: ['memberId', 'personName', 'role', 'topic', 'jp'],
    fields: {
      role: { kind: 'choice', choices: staffRoles, isRequired: true },
      memberId: { kind: 'member' },
      personName: { kind: 'text', max: 120 },
      unit: { kind: 'text', max: 200 },
      nip: { kind: 'text', max: 30 },
      topic: { kind: 'text', max: 240 },
      jp: { kind: 'decimal', max: 400 },
      arrivedAt: { kind: 'time' },
      leftAt: { kind: 'time' },
    },
  },
  decisions: {
    table: 'decisions',
    belongsTo: 'activity_id',
    yearOf: null,
    orderedBy: 'position',
    listed: ['text', 'responsibleId', 'responsibleName', 'dueOn'],
    fields: {
      text: { kind: 'text', max: 1_000, isRequired: true },
      responsibleId: { kind: 'member' },
      responsibleName: { kind: 'text', max: 120 },
      dueOn: { kind: 'day' },
      note: { kind: 'text', max: 600, isLong: true },
    },
  },
} as const satisfies Readonly<Record<string, Book>>

export type BookName = keyof typeof books
export const bookNames = Object.keys(books) as readonly BookName[] // keys of the object above
export const bookName = z.enum(bookNames as [BookName, ...BookName[]])

export function bookOf(name: BookName): Book {
  return books[name]
}

/** Rupiah up to 999 billion. */
const money = z.int().min(0).max(999_999_999_999)

function schemaOf(field: BookField): z.ZodType<string | number | null> {
  const mayBeEmpty = (schema: z.ZodType<string | number>) =>
    'isRequired' in field ? schema : schema.nullable()
  switch (field.kind) {
    case 'text':
      return textSchema(field)
    case 'day':
      return mayBeEmpty(z.iso.date())
    case 'time':
      return mayBeEmpty(z.int().min(0).max(1_439))
    case 'whole':
      return mayBeEmpty(z.int().min(0).max(field.max))
    case 'decimal':
      return mayBeEmpty(z.number().min(0).max(field.max))
    case 'money':
      return mayBeEmpty(money)
    case 'choice':
      return mayBeEmpty(z.enum(field.choices as [string, ...string[]])) // no book has a choice of none
    case 'months':
      return mayBeEmpty(months)
    case 'member':
    case 'institution':
    case 'activity':
      return mayBeEmpty(anyId)
  }
}

function textSchema({ max, isRequired, isLong }: Extract<BookField, { readonly kind: 'text' }>) {
  if (isRequired === true) return requiredText(max)
  return isLong === true ? optionalLines(max) : optionalText(max)
}

const months = z.string().regex(/^\[(?:(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*)?\]$/u)

/** The months of a `months` value; an unreadable one counts as none. */
export function readMonths(value: string | null): readonly number[] {
  return months.safeParse(value).success ? (JSON.parse(value ?? '[]') as readonly number[]) : []
}

/** The check of a whole line, the same in the form and in the hub service. */
export function bookSchema(name: BookName): z.ZodType<BookValues, BookValues> {
  const shape = Object.entries(bookOf(name).fields).map(
    ([field, spec]) => [field, schemaOf(spec)] as const,
  )
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<BookValues, BookValues>
}

/** A value as it was stored, or null where this version cannot read it. */
export function readBookValue(field: BookField, value: unknown): string | number | null {
  const parsed = schemaOf(field).safeParse(value)
  return parsed.success ? parsed.data : null
}

/** A new line of a form: what has to be there begins with what it most likely is. */
export function newBookValues(name: BookName, today: string): BookValues {
  return Object.fromEntries(
    Object.entries(bookOf(name).fields).map(([field, spec]) => [field, likely(spec, today)]),
  )
}

function likely(field: BookField, today: string): string | number | null {
  if (!('isRequired' in field)) return null
  if (field.kind === 'choice') return field.choices[0] ?? null
  if (field.kind === 'day') return today
  // The only whole number a line has to have is its year.
  return field.kind === 'whole' ? Number(today.slice(0, 4)) : null
}
