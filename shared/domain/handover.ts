import { z } from 'zod'

import { handoverId } from './ids'
import { letterKinds } from './letter'
import { optionalLines, optionalText, requiredText } from './text-field'

/**
 * Serah terima (DOMAIN 14, U12): the secretary's office goes from one person to the next after
 * pelantikan. What the books hold is counted from the hub's records; what is handed over by hand is
 * ticked here.
 */

/** What every hub has in some drawer; a hub adds its own. */
export const usualThings = [
  'stamp',
  'letterheads',
  'archive',
  'books',
  'keys',
  'drive',
  'words',
  'computer',
] as const

export const handedThing = z.strictObject({
  /** Null: the hub's own, by its name. */
  usual: z.enum(usualThings).nullable(),
  name: optionalText(120),
  isGiven: z.boolean(),
  note: optionalText(200),
})
export type HandedThing = z.output<typeof handedThing>

export const handoverDetails = z.strictObject({
  heldOn: z.iso.date(),
  place: optionalText(160),
  fromName: optionalText(160),
  fromNip: optionalText(30),
  toName: optionalText(160),
  toNip: optionalText(30),
  /** Pesan untuk pengganti. */
  note: optionalLines(2_000),
  things: z.array(handedThing).max(60).readonly(),
})
export type HandoverDetails = z.output<typeof handoverDetails>

export const ownThing = requiredText(120)

const things = z.array(handedThing).max(60)

/** As they were stored; unreadable ones are the usual list, nothing given. */
export function readThings(text: string | null): readonly HandedThing[] {
  if (text === null) return freshThings()
  try {
    return things.parse(JSON.parse(text))
  } catch {
    return freshThings()
  }
}

export function freshThings(): readonly HandedThing[] {
  return usualThings.map((usual) => ({ usual, name: null, isGiven: false, note: null }))
}

/** Books and archives in the app, in the order of the annex. */
export const countedBooks = [
  'members',
  'institutions',
  'board',
  'programme',
  'activities',
  'minutes',
  'letters-out',
  'letters-in',
  'guests',
  'inventory',
  'cash',
  'certificates',
  'files',
] as const
export type CountedBook = (typeof countedBooks)[number]

/** What is still open; each is a line the new secretary goes on with. */
export const openMatters = [
  'tasks',
  'attendance',
  'minutes',
  'report',
  'certificates',
  'unsigned',
  'unnumbered',
  'undelivered',
  'out-unscanned',
  'in-undirected',
  'in-unscanned',
  'visum',
] as const
export type OpenMatter = (typeof openMatters)[number]

export const givenNumbers = [...letterKinds, 'incoming', 'certificate'] as const
export type GivenNumber = (typeof givenNumbers)[number]

const moment = z.number()

export const handoverOverview = z.object({
  id: handoverId.nullable(),
  details: handoverDetails,
  /** The file made for this handover. */
  file: z.object({ name: z.string(), madeAt: moment }).nullable(),
  /** The one before. */
  before: z
    .object({
      heldOn: z.string().nullable(),
      fromName: z.string().nullable(),
      toName: z.string().nullable(),
      finishedAt: moment,
    })
    .nullable(),
  books: z.array(z.object({ book: z.enum(countedBooks), count: z.int() })).readonly(),
  /** The last number given of each kind this year. */
  numbers: z
    .array(z.object({ of: z.enum(givenNumbers), number: z.string(), on: z.string().nullable() }))
    .readonly(),
  cash: z.object({ balance: z.int(), lastOn: z.string().nullable() }),
  /** Only what there is. `late`: of the open tasks. */
  open: z
    .array(z.object({ matter: z.enum(openMatters), count: z.int(), late: z.int() }))
    .readonly(),
  /** Who is at this PC, and whom the books name. */
  people: z.object({
    account: z.string(),
    role: z.string(),
    chair: z.string().nullable(),
    secretary: z.string().nullable(),
    treasurer: z.string().nullable(),
  }),
  files: z.object({ count: z.int(), bytes: z.number(), awaited: z.int() }),
  lastBackup: z.object({ at: moment, fileName: z.string() }).nullable(),
  lastExchange: z.object({ at: moment, drive: z.string() }).nullable(),
})
export type HandoverOverview = z.output<typeof handoverOverview>
