import { z } from 'zod'

import { type SyncedTableName, syncedTableNames } from '../sync/synced-tables'
import { activityId, hubId, institutionId, memberId, sessionId } from './ids'
import { memberDetails } from './member'
import { optionalLines, optionalText, requiredText } from './text-field'

/**
 * Two hubs wrote different things about the same matter without knowing of each other (DESIGN 5.2).
 * One value stands, the same everywhere; the others wait here until a person has chosen.
 */
export const clashValue = z.union([z.string(), z.number(), z.null()])

/** A field of a record: which table, which row (its key columns joined with ':'), which column. */
export const clashCell = z.strictObject({
  table: z.enum(syncedTableNames),
  rowKey: z.string().regex(/^[0-9a-z]{26,64}(:[0-9a-z]{26})?$/),
  column: z.string().max(60),
})
export type ClashCell = Readonly<z.output<typeof clashCell>>

export const clashWriter = z.object({
  hubId: hubId.nullable(),
  /** '' while nobody knows the hub. */
  hubName: z.string(),
  /** null: nobody was signed in, or the name has not arrived. */
  accountName: z.string().nullable(),
  /** What the clock of that PC said. */
  at: z.number(),
  isClockDoubtful: z.boolean(),
})
export type ClashWriter = Readonly<z.output<typeof clashWriter>>

export const clashSide = z.object({
  value: clashValue,
  /** Who wrote it; null when the commit cannot be told any more. */
  writer: clashWriter.nullable(),
})
export type ClashSide = Readonly<z.output<typeof clashSide>>

/** What the clash is about, as people call it. Ids are there where a page can be opened. */
export const clashSubject = z.object({
  /** A person, an activity, an institution, a session …; '' when the name has not arrived. */
  name: z.string(),
  memberId: memberId.nullable(),
  institutionId: institutionId.nullable(),
  activityId: activityId.nullable(),
  activityTitle: z.string().nullable(),
  session: z
    .object({
      id: sessionId,
      title: z.string().nullable(),
      position: z.number(),
      heldOn: z.string().nullable(),
      startsAt: z.number().nullable(),
      endsAt: z.number().nullable(),
      className: z.string().nullable(),
    })
    .nullable(),
})
export type ClashSubject = Readonly<z.output<typeof clashSubject>>

export const clash = z.object({
  cell: clashCell,
  /** Names exactly what is shown: choosing is refused when something else stands there by then. */
  token: z.string(),
  subject: clashSubject,
  /** The value that stands comes first; each value is there once. At least two. */
  sides: z.array(clashSide).min(2).readonly(),
})
export type Clash = Readonly<z.output<typeof clash>>

/** A hub of whose values some lost or won in open clashes, to choose all of them at once. */
export const clashHub = z.object({ hubId, hubName: z.string(), count: z.number() })
export type ClashHub = Readonly<z.output<typeof clashHub>>

export const clashList = z.object({
  total: z.number(),
  /** In a lasting order: people, institutions, activities, sessions, attendance by session. */
  clashes: z.array(clash).readonly(),
  hubs: z.array(clashHub).readonly(),
  /** Names of what the values point to (venues, institutions …), by id. */
  names: z.record(z.string(), z.string()),
})
export type ClashList = Readonly<z.output<typeof clashList>>

/** One of the values by its place in `sides`, or words of one's own. */
export const clashPick = z.union([
  z.strictObject({ side: z.int().min(0).max(100) }),
  z.strictObject({ text: z.string().max(2000) }),
])
export type ClashPick = Readonly<z.output<typeof clashPick>>

const typed = {
  'members.front_title': memberDetails.shape.frontTitle,
  'members.full_name': memberDetails.shape.fullName,
  'members.back_title': memberDetails.shape.backTitle,
  'members.birth_place': memberDetails.shape.birthPlace,
  'members.nuptk': memberDetails.shape.nuptk,
  'members.nip': memberDetails.shape.nip,
  'members.phone': memberDetails.shape.phone,
  'members.email': memberDetails.shape.email,
  'members.card_number': memberDetails.shape.cardNumber,
  'members.member_number': memberDetails.shape.memberNumber,
  'members.rank': memberDetails.shape.rank,
  'members.home_address': memberDetails.shape.homeAddress,
  'members.employment_status': memberDetails.shape.employmentStatus,
  'members.education_major': memberDetails.shape.educationMajor,
  'members.note': memberDetails.shape.note,
  'institutions.name': requiredText(200),
  'institutions.npsn': optionalText(20),
  'institutions.village': optionalText(120),
  'institutions.address': optionalText(300),
  'institutions.head_name': optionalText(160),
  'institutions.phone': optionalText(60),
  'posts.position': optionalText(120),
  'activities.title': requiredText(200),
  'activities.note': optionalLines(2000),
  'venues.name': requiredText(200),
  'venues.address': optionalText(300),
  'sessions.title': optionalText(200),
  'sessions.class_name': optionalText(60),
  'enrolments.class_name': optionalText(60),
  'artifacts.title': requiredText(200),
} satisfies Readonly<
  Partial<Record<`${SyncedTableName}.${string}`, z.ZodType<string | null, string | null>>>
>

/** The rule for a value typed by hand; null where only the values there are can be chosen. */
export function typedValue(cell: Pick<ClashCell, 'table' | 'column'>) {
  const rules: Readonly<Record<string, z.ZodType<string | null, string | null>>> = typed
  return rules[`${cell.table}.${cell.column}`] ?? null
}
