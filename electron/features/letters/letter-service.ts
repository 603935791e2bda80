import type { HubId, LetterId, LetterRecipientId } from '../../../shared/domain/ids'
import {
  type Addressee,
  formOf,
  type IncomingLetter,
  type LetterEdit,
  type LetterKind,
  type NewLetter,
  partyOf,
} from '../../../shared/domain/letter'
import { placeList, unknownPlace } from '../../../shared/domain/template'
import { tidyText } from '../../../shared/domain/text-field'
import { wordingParts, wordingPlaces, type WordingTexts } from '../../../shared/domain/wording'
import type { Letter } from '../../../shared/ipc/letter-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { ReadDb, WriteDb } from '../../database/database'
import type { CommandContext, QueryContext } from '../handler'
import { takeNumbers } from '../numbers/number-repository'
import { findNumbering, numberText } from '../numbers/numbering-repository'
import { putWording } from '../wordings/letter-wording-repository'
import { findLetter, putLetters, putRecipients } from './letter-repository'
import { listRecipients } from './recipient-repository'

/** Rules of letters: a number is given once and stays, whatever becomes of its letter. */
type Writing = Pick<CommandContext, 'db' | 'session' | 'ids' | 'device' | 'clock'>

export async function createLetters(
  input: NewLetter,
  context: Writing,
): Promise<{ readonly letters: readonly { readonly id: LetterId; readonly number: string }[] }> {
  const { db, ids, device } = context
  const { addressees } = input
  // Only a decree and the like go to nobody in particular.
  if (addressees.length === 0 && formOf(input.kind) !== 'plain') throw new AppError('letter.nobody')
  const hubId = ownHub(context)
  const groups =
    input.numbering === 'each' && addressees.length > 1
      ? addressees.map((one) => [one])
      : [addressees]
  const year = yearOf(input.letterOn)
  const sequences = await takeNumbers(db, {
    hubId,
    series: 'letters',
    year,
    deviceId: device.deviceId,
    count: groups.length,
    ids,
  })
  const numbering = await findNumbering(db, hubId)
  const letters = groups.map((group, index) => {
    const sequence = sequences[index]
    assert(sequence !== undefined, 'as many numbers as letters')
    const number = numberText(numbering, { kind: input.kind, sequence, day: input.letterOn })
    return { id: ids.next<'letter'>(), sequence, number, group }
  })
  await putLetters(
    db,
    letters.map(({ id, sequence, number, group }) => ({
      id,
      hub_id: hubId,
      direction: 'out',
      kind: input.kind,
      year,
      number,
      number_seq: sequence,
      status: 'active',
      ...cellsOf({ ...input, addressees: group }),
    })),
  )
  await putRecipients(
    db,
    letters.flatMap(({ id, group }) =>
      recipientRows(group, input.copies).map((row) => ({
        id: ids.next<'letter-recipient'>(),
        letter_id: id,
        ...row,
      })),
    ),
  )
  return { letters: letters.map(({ id, number }) => ({ id, number })) }
}

export async function editLetter(
  { id, ...edit }: LetterEdit,
  context: Writing,
): Promise<Record<string, never>> {
  const { db } = context
  const letter = await requireActive(db, id)
  if (letter.direction !== 'out') throw new AppError('call.invalid')
  // The kind has given the number its code, so it stays.
  if (letter.kind !== null && formOf(letter.kind) !== edit.body.form)
    throw new AppError('call.invalid')
  await putLetters(db, [{ id, ...cellsOf(edit) }])
  await replaceRecipients(id, recipientRows(edit.addressees, edit.copies), context)
  return {}
}

/** Those who stay keep their row, and with it the note that the letter was handed over. */
async function replaceRecipients(
  letterId: LetterId,
  wanted: readonly RecipientRow[],
  { db, ids, clock, session }: Writing,
): Promise<void> {
  const left = [...(await listRecipients(db, letterId))]
  const rows = wanted.map((row) => {
    const at = left.findIndex(
      (one) =>
        one.name === row.name &&
        one.institutionId === row.institution_id &&
        one.memberId === row.member_id &&
        one.isCopy === (row.is_copy === 1),
    )
    const [same] = at < 0 ? [] : left.splice(at, 1)
    return { id: same?.id ?? ids.next<'letter-recipient'>(), letter_id: letterId, ...row }
  })
  const removal = { removed_at: clock.now(), removed_by: session?.accountId ?? null }
  await putRecipients(db, rows)
  await putRecipients(
    db,
    left.map(({ id }) => ({ id, ...removal })),
  )
}

export async function voidLetter(
  { id, reason }: { readonly id: LetterId; readonly reason: string },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  await requireActive(db, id)
  await putLetters(db, [{ id, status: 'void', void_reason: reason }])
  return {}
}

export async function receiveLetter(
  values: IncomingLetter,
  context: Writing,
): Promise<{ readonly id: LetterId; readonly agendaNo: number }> {
  const { db, ids, device } = context
  const hubId = ownHub(context)
  const year = yearOf(values.receivedOn)
  const [agendaNo] = await takeNumbers(db, {
    hubId,
    series: 'incoming',
    year,
    deviceId: device.deviceId,
    count: 1,
    ids,
  })
  assert(agendaNo !== undefined, 'one number was asked for')
  const id = ids.next<'letter'>()
  await putLetters(db, [
    {
      id,
      hub_id: hubId,
      direction: 'in',
      year,
      agenda_no: agendaNo,
      status: 'active',
      ...incomingCells(values),
    },
  ])
  return { id, agendaNo }
}

export async function editIncoming(
  { id, values }: { readonly id: LetterId; readonly values: IncomingLetter },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const letter = await requireActive(db, id)
  if (letter.direction !== 'in') throw new AppError('call.invalid')
  await putLetters(db, [{ id, ...incomingCells(values) }])
  return {}
}

export async function deliverLetters(
  input: {
    readonly ids: readonly LetterRecipientId[]
    readonly sentOn: string | null
    readonly receivedBy: string | null
  },
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const receivedBy =
    input.receivedBy === null || input.sentOn === null ? null : tidyText(input.receivedBy)
  await putRecipients(
    db,
    input.ids.map((id) => ({ id, sent_on: input.sentOn, received_by: receivedBy })),
  )
  return {}
}

export async function saveWording(
  { kind, texts }: { readonly kind: LetterKind; readonly texts: WordingTexts | null },
  context: Pick<CommandContext, 'db' | 'session'>,
): Promise<Record<string, never>> {
  for (const part of wordingParts) {
    const place = unknownPlace(texts?.[part] ?? '', wordingPlaces)
    if (place === null) continue
    throw new AppError('template.unknown-place', { place, known: placeList(wordingPlaces) })
  }
  await putWording(context.db, ownHub(context), kind, texts)
  return {}
}

export async function requireLetter(db: ReadDb | WriteDb, id: LetterId): Promise<Letter> {
  const letter = await findLetter(db, id)
  if (letter === null) throw new AppError('letter.missing')
  return letter
}

export async function requireActive(db: WriteDb, id: LetterId): Promise<Letter> {
  const letter = await requireLetter(db, id)
  if (letter.isVoid) throw new AppError('letter.is-void')
  return letter
}

export function ownHub({ session }: Pick<QueryContext, 'session'>): HubId {
  assert(session, 'letters are written by somebody of a hub')
  return session.hubId
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

type RecipientRow = {
  readonly position: number
  readonly institution_id: Addressee['institutionId']
  readonly member_id: Addressee['memberId']
  readonly name: string
  readonly place: string | null
  readonly is_copy: number
}

function recipientRows(
  addressees: readonly Addressee[],
  copies: readonly string[],
): readonly RecipientRow[] {
  const tos = addressees.map((one) => ({ ...one, isCopy: 0 }))
  const ccs = copies.map((name) => ({
    institutionId: null,
    memberId: null,
    name,
    place: null,
    isCopy: 1,
  }))
  return [...tos, ...ccs].map((one, index) => ({
    position: index + 1,
    institution_id: one.institutionId,
    member_id: one.memberId,
    name: one.name,
    place: one.place,
    is_copy: one.isCopy,
  }))
}

function cellsOf(input: Omit<LetterEdit, 'id'>) {
  return {
    letter_on: input.letterOn,
    // Names of people stay in letter_recipients, which can be erased: the register says schools only.
    party: partyOf(input.addressees.filter(({ memberId }) => memberId === null)),
    subject: input.subject,
    attachment: input.attachment,
    signer: input.signer,
    signer_post: input.signerPost,
    signer_nip: input.signerNip,
    archive: input.archive,
    activity_id: input.activityId,
    body: JSON.stringify(input.body),
  }
}

function incomingCells(values: IncomingLetter) {
  return {
    received_on: values.receivedOn,
    number: values.number,
    letter_on: values.letterOn,
    party: values.party,
    subject: values.subject,
    disposition: values.disposition,
    archive: values.archive,
    activity_id: values.activityId,
  }
}
