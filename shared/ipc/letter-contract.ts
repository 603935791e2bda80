import { z } from 'zod'

import { activityId, institutionId, letterId, letterRecipientId, memberId } from '../domain/ids'
import {
  delivery,
  incomingLetter,
  letterBody,
  letterDirections,
  letterEdit,
  letterKinds,
  letterSummary,
  newLetter,
  recipient,
} from '../domain/letter'
import { requiredText } from '../domain/text-field'
import { wordingTexts } from '../domain/wording'
import { bookkeepers, command, query, readers } from './contract-kit'

const one = z.strictObject({ id: letterId })

export const letterFilter = z.strictObject({
  direction: z.enum(letterDirections),
  year: z.int().min(1900).max(2200).nullable().default(null),
  kind: z.enum(letterKinds).nullable().default(null),
  /** Incoming ones that nobody has given a disposition. */
  isUndirected: z.boolean().default(false),
  /** Words in any order, anywhere in number, subject, party, disposition or archive. */
  search: z.string().max(200).default(''),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
export type LetterFilter = z.output<typeof letterFilter>

const letter = letterSummary.extend({
  attachment: z.string().nullable(),
  disposition: z.string().nullable(),
  signer: z.string().nullable(),
  signerPost: z.string().nullable(),
  signerNip: z.string().nullable(),
  archive: z.string().nullable(),
  activity: z.object({ id: activityId, title: z.string() }).nullable(),
  body: letterBody,
  recipients: z.array(recipient).readonly(),
})
export type Letter = z.output<typeof letter>

export const letterContract = {
  /** The latest first. */
  'letters.page': query(
    readers,
    letterFilter,
    z.object({ total: z.number().int(), rows: z.array(letterSummary).readonly() }),
  ),
  'letters.years': query(
    readers,
    z.strictObject({ direction: z.enum(letterDirections) }),
    z.array(z.number()).readonly(),
  ),
  'letters.get': query(readers, one, letter),
  /** What a new letter begins with; of an activity, its day, hours, place and title. */
  'letters.draft': query(
    readers,
    z.strictObject({ kind: z.enum(letterKinds), activityId: activityId.nullable() }),
    z.object({
      subject: z.string(),
      letterOn: z.string(),
      body: letterBody,
      /** The number it would get now, at this PC. */
      number: z.string(),
    }),
  ),
  /** All schools, and the participants of an activity, to choose addressees from. */
  'letters.addressees': query(
    readers,
    z.strictObject({ activityId: activityId.nullable() }),
    z.object({
      institutions: z
        .array(z.object({ institutionId, name: z.string(), place: z.string().nullable() }))
        .readonly(),
      members: z
        .array(z.object({ memberId, name: z.string(), place: z.string().nullable() }))
        .readonly(),
    }),
  ),
  /** Gives the number, or one for each addressee. Refused without an addressee. */
  'letters.create': command(
    bookkeepers,
    newLetter,
    z.object({ letters: z.array(z.object({ id: letterId, number: z.string() })).readonly() }),
  ),
  'letters.edit': command(bookkeepers, letterEdit, z.object({})),
  /** The number stays with its reason, so that the gap is explained. Also for incoming ones. */
  'letters.void': command(bookkeepers, one.extend({ reason: requiredText(300) }), z.object({})),
  /** Numbers that two letters bear which both hold, the older letter first. */
  'letters.doubles': query(
    readers,
    z.strictObject({}),
    z
      .array(
        z.object({
          number: z.string(),
          letters: z.array(z.object({ id: letterId, subject: z.string() })).readonly(),
        }),
      )
      .readonly(),
  ),
  /** Gives the next number of this PC to a letter whose number another one bears, too. */
  'letters.renumber': command(bookkeepers, one, z.object({ number: z.string() })),
  'letters.receive': command(
    bookkeepers,
    incomingLetter,
    z.object({ id: letterId, agendaNo: z.number() }),
  ),
  'letters.editIncoming': command(
    bookkeepers,
    one.extend({ values: incomingLetter }),
    z.object({}),
  ),
  /** The delivery book of a year: addressees of outgoing letters, the latest letter first. */
  'letters.deliveries': query(
    readers,
    z.strictObject({
      year: z.int().min(1900).max(2200).nullable().default(null),
      search: z.string().max(200).default(''),
      isOpen: z.boolean().default(false),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({ total: z.number().int(), rows: z.array(delivery).readonly() }),
  ),
  /** Writes down that letters were handed over; `sentOn` null takes it back. */
  'letters.deliver': command(
    bookkeepers,
    z.strictObject({
      ids: z.array(letterRecipientId).min(1).max(500),
      sentOn: z.iso.date().nullable(),
      receivedBy: z.string().max(160).nullable(),
    }),
    z.object({}),
  ),
  'letters.wording': query(
    readers,
    z.strictObject({ kind: z.enum(letterKinds) }),
    z.object({ texts: wordingTexts, isOwn: z.boolean() }),
  ),
  /** Null goes back to the app's own words. Refused where a place is not known. */
  'letters.saveWording': command(
    bookkeepers,
    z.strictObject({ kind: z.enum(letterKinds), texts: wordingTexts.nullable() }),
    z.object({}),
  ),
}
