import { z } from 'zod'

import { activityId, institutionId, letterId, letterRecipientId, memberId } from './ids'
import { minuteOfDay } from './session'
import { optionalDate, optionalLines, optionalText, requiredText } from './text-field'

/**
 * Letters (surat): outgoing ones are numbered, printed and delivered here; incoming ones are written
 * into the agenda with their scan (DOMAIN 5). What a letter says are typed fields by kind; the words
 * around them are the hub's own wording (wording.ts).
 */
export const letterDirections = ['out', 'in'] as const
export type LetterDirection = (typeof letterDirections)[number]

export const letterKinds = [
  'invitation',
  'assignment',
  'request',
  'notice',
  'statement',
  'decree',
  'other',
] as const
export type LetterKind = (typeof letterKinds)[number]

const day = z.iso.date()

/** When and where; all of it may be open. */
const occasion = {
  startsOn: optionalDate,
  endsOn: optionalDate,
  startsAt: minuteOfDay.nullable(),
  endsAt: minuteOfDay.nullable(),
  place: optionalText(300),
}

/** `each`: a page for every addressee. `list`: one page, and the addressees on a list behind it. */
export const letterLayouts = ['each', 'list'] as const

export const invitationBody = z.strictObject({
  form: z.literal('invitation'),
  ...occasion,
  /** Acara. */
  agenda: optionalLines(1_000),
  /** Catatan: what to bring. */
  note: optionalLines(1_000),
  layout: z.enum(letterLayouts),
  /** The secretary signs beside the chair. */
  withSecretary: z.boolean(),
})

/** Surat tugas: of the school that sends its people, on its own kop as plain lines. */
export const assignmentBody = z.strictObject({
  form: z.literal('assignment'),
  ...occasion,
  /** Kop sekolah; null: the hub's own. */
  letterhead: optionalLines(600),
  /** Dasar. */
  basis: optionalLines(1_000),
  /** Untuk. */
  purpose: optionalLines(1_000),
})

export const plainBody = z.strictObject({
  form: z.literal('plain'),
  content: optionalLines(8_000),
  layout: z.enum(letterLayouts),
})

export const letterBody = z.discriminatedUnion('form', [invitationBody, assignmentBody, plainBody])
export type LetterBody = z.output<typeof letterBody>
export type BodyOf<F extends LetterBody['form']> = Extract<LetterBody, { readonly form: F }>

export function formOf(kind: LetterKind): LetterBody['form'] {
  return kind === 'invitation' || kind === 'assignment' ? kind : 'plain'
}

/** A body as it was stored; an unreadable one is an empty plain letter. */
export function readBody(text: string | null): LetterBody {
  const empty: LetterBody = { form: 'plain', content: null, layout: 'each' }
  if (text === null) return empty
  try {
    const parsed = letterBody.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : empty
  } catch {
    return empty
  }
}

/** Who a letter goes to, or whom it is about: a school, a person, or words. */
export const addressee = z.strictObject({
  institutionId: institutionId.nullable(),
  memberId: memberId.nullable(),
  name: requiredText(200),
  /** Where it goes; of people who are sent, their post. */
  place: optionalText(200),
})
export type Addressee = z.output<typeof addressee>

const letterFields = {
  subject: requiredText(300),
  attachment: optionalText(120),
  letterOn: day,
  activityId: activityId.nullable(),
  /** Null: the chair as the board has it. */
  signer: optionalText(160),
  signerPost: optionalText(160),
  signerNip: optionalText(40),
  /** Map in which the paper is kept. */
  archive: optionalText(160),
  body: letterBody,
  addressees: z.array(addressee).max(500),
  /** Tembusan. */
  copies: z.array(requiredText(200)).max(20),
}

export const newLetter = z
  .strictObject({
    kind: z.enum(letterKinds),
    ...letterFields,
    /** `one` number for all addressees, or a letter with its own number for `each`. */
    numbering: z.enum(['one', 'each']),
  })
  .refine(({ kind, body }) => formOf(kind) === body.form, { path: ['body'] })
export type NewLetter = z.output<typeof newLetter>
export type LetterValues = z.input<typeof newLetter>

/** All of it but kind and number. */
export const letterEdit = z.strictObject({ id: letterId, ...letterFields })
export type LetterEdit = z.output<typeof letterEdit>

/** A line of the agenda of incoming letters. */
export const incomingLetter = z.strictObject({
  receivedOn: day,
  /** The sender's own number and day. */
  number: optionalText(120),
  letterOn: optionalDate,
  /** Asal. */
  party: requiredText(200),
  subject: requiredText(300),
  disposition: optionalText(400),
  archive: optionalText(160),
  activityId: activityId.nullable(),
})
export type IncomingLetter = z.output<typeof incomingLetter>
export type IncomingValues = z.input<typeof incomingLetter>

export const letterSummary = z.object({
  id: letterId,
  direction: z.enum(letterDirections),
  kind: z.enum(letterKinds).nullable(),
  /** Number in the register: the agenda of incoming ones, the sequence of outgoing ones. */
  agendaNo: z.number().nullable(),
  number: z.string().nullable(),
  letterOn: z.string().nullable(),
  receivedOn: z.string().nullable(),
  /** Asal of incoming, Tujuan of outgoing ones. */
  party: z.string(),
  subject: z.string(),
  isVoid: z.boolean(),
  voidReason: z.string().nullable(),
  /** Scans that are attached. */
  files: z.number(),
})
export type LetterSummary = z.output<typeof letterSummary>

export const recipient = addressee.extend({
  id: letterRecipientId,
  name: z.string(),
  isCopy: z.boolean(),
  sentOn: z.string().nullable(),
  receivedBy: z.string().nullable(),
})
export type Recipient = z.output<typeof recipient>

/** A line of the delivery book (ekspedisi): one addressee of one letter. */
export const delivery = z.object({
  id: letterRecipientId,
  letterId,
  number: z.string(),
  letterOn: z.string().nullable(),
  subject: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  sentOn: z.string().nullable(),
  receivedBy: z.string().nullable(),
})
export type Delivery = z.output<typeof delivery>

/** Tujuan in the register: the only addressee, or the first and how many more. */
export function partyOf(addressees: readonly Pick<Addressee, 'name'>[]): string {
  const [first] = addressees
  if (first === undefined) return ''
  const more = addressees.length - 1
  return more === 0 ? first.name : `${first.name} dan ${more} lainnya`
}
